import { Node, Tensor, edgeOf, type Edge, type Gradients, noGrad } from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import { property, rawMethod } from '../builtins/define.js'
import { call } from '../objects/call.js'
import { Classed, objectClass, typeName } from '../objects/classes.js'
import { raised, typeError } from '../objects/error.js'
import {
  ClassMethod,
  NativeFunction,
  PyClass,
  PyInstance,
  PyTuple,
  StaticMethod,
  type Value,
} from '../objects/value.js'
import { PyFunction } from '../compile/function.js'
import { markSite } from './bind.js'
import { itemsOf } from './convert.js'

/** `torch.autograd.Function`, from which programs derive operations of their own. */
export const functionBase = new PyClass('Function', [objectClass], 'torch.autograd.function', true)
const contextClass = new PyClass('FunctionCtx', [objectClass], 'torch.autograd.function', true)

/** What `ctx` is: where forward leaves what backward needs. */
class Context extends Classed {
  readonly cls = contextClass
  saved: readonly Value[] = []
  readonly attributes = new Map<string, Value>()
  dirty: readonly Value[] = []
  notDifferentiable: readonly Value[] = []
  materialize = true
  needs: readonly boolean[] = []
  versions: readonly number[] = []
  freed = false
  /** The name of the program's class. */
  owner = ''
}

const context = (self: Value): Context => {
  if (self instanceof Context) return self
  throw typeError(`expected a context, not ${typeName(self)}`)
}

rawMethod(contextClass, 'save_for_backward', (_m, [self, ...tensors]) => {
  for (const one of tensors) {
    if (one !== null && !(one instanceof Tensor)) {
      throw typeError(
        `save_for_backward can only save variables, but argument ${tensors.indexOf(one)} is of type ${typeName(one)}`,
      )
    }
  }
  context(self).saved = tensors
  context(self).versions = tensors.map((one) => (one instanceof Tensor ? one.version.value : 0))
  return null
})
rawMethod(contextClass, 'mark_dirty', (_m, [self, ...tensors]) => {
  context(self).dirty = tensors
  return null
})
rawMethod(contextClass, 'mark_non_differentiable', (_m, [self, ...tensors]) => {
  context(self).notDifferentiable = tensors
  return null
})
rawMethod(contextClass, 'set_materialize_grads', (_m, [self, on]) => {
  context(self).materialize = on === true
  return null
})
property(contextClass, 'saved_tensors', (_m, self) => {
  const held = context(self)
  if (held.freed) {
    throw raised(
      'RuntimeError',
      'Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.',
    )
  }
  held.saved.forEach((one, i) => {
    if (one instanceof Tensor && one.version.value !== held.versions[i]) {
      throw raised(
        'RuntimeError',
        `one of the variables needed for gradient computation has been modified by an inplace operation: [torch.${one.dtype.title}Tensor [${one.shape.join(', ')}]] is at version ${one.version.value}; expected version ${held.versions[i]} instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).`,
      )
    }
  })
  return new PyTuple(held.saved)
})
property(contextClass, 'needs_input_grad', (_m, self) => new PyTuple(context(self).needs))
rawMethod(contextClass, '__setattr__', (m, [self, name, value]) => {
  m.take(32)
  context(self).attributes.set(String(name), value)
  return null
})
rawMethod(contextClass, '__getattr__', (_m, [self, name]) => {
  const found = context(self).attributes.get(String(name))
  if (found === undefined)
    throw raised('AttributeError', `'${context(self).owner}Backward' object has no attribute '${String(name)}'`)
  return found
})

/** The node of an operation that the program defined: backward is a function of the program. */
class FunctionNode extends Node {
  constructor(
    readonly m: Machine,
    readonly fn: PyClass,
    readonly ctx: Context,
    readonly inputs: readonly Value[],
    edges: readonly (Edge | null)[],
  ) {
    super(`${fn.name}Backward`, edges)
  }

  override backward(incoming: Gradients): Gradients {
    const { m, ctx, fn } = this
    const given = incoming.map((gradient, i): Value => {
      if (gradient !== null || !ctx.materialize) return gradient
      return zeros(this.outputs[i])
    })
    const rule = fn.find('backward') ?? fn.find('vjp')
    if (rule === undefined) {
      throw raised(
        'NotImplementedError',
        'You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD.',
      )
    }
    const result = call(m, rule instanceof StaticMethod ? rule.fn : rule, [ctx, ...given])
    const gradients = result instanceof PyTuple ? [...result.items] : [result]
    while (gradients.length > this.inputs.length && gradients[gradients.length - 1] === null) gradients.pop()
    if (gradients.length !== this.inputs.length) {
      throw raised(
        'RuntimeError',
        `function ${this.name} returned an incorrect number of gradients (expected ${this.inputs.length}, got ${gradients.length})`,
      )
    }
    const tensors: (Tensor | null)[] = []
    this.inputs.forEach((input, i) => {
      const gradient = gradients[i]
      if (!(input instanceof Tensor)) {
        if (gradient !== null) {
          throw raised(
            'RuntimeError',
            `function ${this.name} returned a gradient different from None at position ${i + 1}, but the corresponding forward input was not a Variable`,
          )
        }
        return
      }
      if (gradient !== null && !(gradient instanceof Tensor)) {
        throw typeError(`expected Variable or None (got ${typeName(gradient)})`)
      }
      tensors.push(gradient)
    })
    return tensors
  }

  override release(): void {
    this.ctx.freed = true
  }
}

function zeros(meta: { shape: readonly number[]; dtype: Tensor['dtype'] }): Tensor {
  const n = meta.shape.reduce((all, d) => all * d, 1)
  let step = 1
  const strides = [...meta.shape].reverse().map((d) => {
    const stride = step
    step *= d
    return stride
  })
  return new Tensor({ data: meta.dtype.allocate(n) }, meta.shape, strides.reverse(), 0, meta.dtype)
}

/** `MyFunction.apply(…)`: forward without recording, then one node for the whole. */
function apply(m: Machine, cls: PyClass, args: readonly Value[]): Value {
  markSite(m)
  const forward = cls.find('forward')
  if (!(forward instanceof StaticMethod)) {
    throw raised(
      'RuntimeError',
      forward === undefined
        ? 'You must implement the forward function for custom autograd.Function.'
        : 'Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function with static forward method. (Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)',
    )
  }
  const ctx = new Context()
  ctx.owner = cls.name
  const inputs = args.filter((arg): arg is Tensor => arg instanceof Tensor)
  const recorded = m.world.gradMode && inputs.some((input) => input.requiresGrad)
  ctx.needs = args.map((arg) => arg instanceof Tensor && arg.requiresGrad)
  const setup = cls.find('setup_context')
  const result = noGrad(() => {
    if (!(setup instanceof StaticMethod)) return call(m, forward.fn, [ctx, ...args])
    const made = call(m, forward.fn, args)
    call(m, setup.fn, [ctx, new PyTuple(args), made])
    return made
  })
  const outputs = itemsOf(result) ?? [result]
  for (const output of outputs) {
    if (!(output instanceof Tensor) && output !== null && outputs.length === 1) {
      throw typeError(
        `${cls.name}.forward: expected Tensor or tuple of Tensor (got ${typeName(output)}) for return value 0`,
      )
    }
  }
  if (!recorded) return result
  const node = new FunctionNode(
    m,
    cls,
    ctx,
    args,
    inputs.map((input) => edgeOf(input)),
  )
  let nr = 0
  const attached = outputs.map((output): Value => {
    if (!(output instanceof Tensor)) return output
    // A forward that gives its input back gives a view of it.
    const own =
      inputs.includes(output) && !ctx.dirty.includes(output) ? output.alias(output.shape, output.strides) : output
    node.outputs.push({ shape: own.shape, dtype: own.dtype })
    const at = nr++
    if (own.dtype.category !== 'float' || ctx.notDifferentiable.includes(output)) return own
    own.leafRequiresGrad = false
    own.ownGradFn = node
    own.outputNr = at
    return own
  })
  m.world.observer?.recorded?.(
    node,
    inputs,
    attached.filter((one): one is Tensor => one instanceof Tensor),
  )
  // What was saved of the outputs is what they are now, with their history.
  ctx.saved = ctx.saved.map((one) => {
    const at = outputs.indexOf(one)
    return at >= 0 ? attached[at] : one
  })
  return result instanceof PyTuple ? new PyTuple(attached) : attached[0]
}

functionBase.dict.set(
  'apply',
  new ClassMethod(
    new NativeFunction('apply', (m, [cls, ...args]) => {
      if (!(cls instanceof PyClass)) throw typeError('apply() needs a class')
      return apply(m, cls, args)
    }),
  ),
)
functionBase.construct = (m, cls) => {
  m.warn(
    `<class '${cls.module}.${cls.name}'> should not be instantiated. Methods on autograd functions are all static, so you should invoke them on the class itself. Instantiating an autograd function will raise an error in a future version of PyTorch.`,
  )
  return new PyInstance(cls)
}
rawMethod(functionBase, '__call__', () => {
  throw raised(
    'RuntimeError',
    'Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function with static forward method. (Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)',
  )
})

/** `@once_differentiable`: what backward computes is not recorded, and a second derivative is an error. */
export const onceDifferentiable = new NativeFunction('once_differentiable', (_machine, [fn]) => {
  return new NativeFunction(fn instanceof PyFunction ? fn.name : 'backward', (m, args) => {
    const wasOn = m.world.gradMode
    const result = noGrad(() => call(m, fn, args))
    const tracked = args.some((arg) => arg instanceof Tensor && arg.requiresGrad)
    if (!wasOn || !tracked) return result
    const sources = args.filter((arg): arg is Tensor => arg instanceof Tensor && arg.requiresGrad)
    const items = itemsOf(result) ?? [result]
    const barred = items.map((item): Value => {
      if (!(item instanceof Tensor)) return item
      const out = item.alias(item.shape, item.strides)
      const node = new BarredNode(
        'Error',
        sources.map((one) => edgeOf(one)),
      )
      node.outputs = [{ shape: out.shape, dtype: out.dtype }]
      out.ownGradFn = node
      return out
    })
    return result instanceof PyTuple ? new PyTuple(barred) : barred[0]
  })
})

class BarredNode extends Node {
  override backward(): Gradients {
    throw raised('RuntimeError', 'trying to differentiate twice a function that was marked with @once_differentiable')
  }
  override release(): void {}
}
