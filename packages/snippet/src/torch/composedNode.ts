import { Node, Tensor, edgeOf, enableGrad, grad, noGrad, type Gradients } from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import { call } from '../objects/call.js'
import { NativeFunction, PyList, PyTuple, type Keywords, type Value } from '../objects/value.js'
import { fn } from '../builtins/define.js'
import { markSite } from './bind.js'
import { itemsOf } from './convert.js'

/**
 * The one node of a function that is written in Python, where PyTorch records one. Its rule is the chain rule through the
 * function itself, called again on the same inputs: so it can be differentiated again.
 */
class ComposedNode extends Node {
  constructor(
    name: string,
    private readonly inputs: readonly Tensor[],
    private readonly again: () => readonly Tensor[],
    private readonly gradOn: () => boolean,
  ) {
    super(
      name,
      inputs.map((input) => edgeOf(input)),
    )
  }

  override backward(incoming: Gradients): Gradients {
    const createGraph = this.gradOn()
    return enableGrad(() => {
      const outputs = this.again()
      const known = outputs.flatMap((output, i) =>
        incoming[i] !== null && incoming[i] !== undefined && output.requiresGrad ? [i] : [],
      )
      if (known.length === 0) return this.inputs.map(() => null)
      return grad(
        known.map((i) => outputs[i]),
        this.inputs,
        { gradients: known.map((i) => incoming[i]), createGraph, allowUnused: true },
      )
    })
  }

  override release(): void {}
}

const tensorsIn = (values: readonly Value[]): Tensor[] =>
  values.flatMap((value) =>
    value instanceof Tensor
      ? [value]
      : value instanceof PyList || value instanceof PyTuple
        ? tensorsIn(itemsOf(value) ?? [])
        : [],
  )

/** `@one_node("Rot90Backward0")`: what the function does shows on the tape as one node of that name. */
export const oneNode = fn('one_node', 'name, /', (_m, [name]) =>
  fn(
    'decorator',
    'function, /',
    (_machine, [body]) =>
      new NativeFunction(String(name), (m, args, keywords) => composed(m, String(name), body, args, keywords)),
  ),
)

function composed(m: Machine, name: string, body: Value, args: readonly Value[], keywords: Keywords | null): Value {
  const inputs = [...new Set(tensorsIn([...args, ...(keywords?.values() ?? [])]))].filter((one) => one.requiresGrad)
  if (!m.world.gradMode || inputs.length === 0) return call(m, body, args, keywords)
  markSite(m)
  const result = noGrad(() => call(m, body, args, keywords))
  const outputs = (itemsOf(result) ?? [result]).map((one) =>
    one instanceof Tensor && inputs.includes(one) ? one.alias(one.shape, one.strides) : one,
  )
  const tensors = outputs.filter((one): one is Tensor => one instanceof Tensor)
  const again = (): readonly Tensor[] => {
    const made = call(m, body, args, keywords)
    return (itemsOf(made) ?? [made]).filter((one): one is Tensor => one instanceof Tensor)
  }
  const node = new ComposedNode(name, inputs, again, () => m.world.gradMode)
  node.outputs = tensors.map(({ shape, dtype }) => ({ shape, dtype }))
  tensors.forEach((output, i) => {
    if (output.dtype.category !== 'float') return
    output.ownGradFn = node
    output.outputNr = i
  })
  m.world.observer?.recorded?.(node, inputs, tensors)
  return result instanceof PyTuple ? new PyTuple(outputs, result.cls) : outputs[0]
}
