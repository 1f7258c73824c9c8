import { Tensor, grad, requireGrad, zerosLike } from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import { fn } from '../builtins/define.js'
import { typeName } from '../objects/classes.js'
import { typeError } from '../objects/error.js'
import { PyModule, PyTuple, type NativeFunction, type Value } from '../objects/value.js'
import { importModule, provideModule } from '../modules/import.js'
import { runBackward, tensorsOf } from './attributes.js'
import { markSite } from './bind.js'
import { itemsOf } from './convert.js'
import { tensor } from './operators.js'
import { functionBase, onceDifferentiable } from './customFunction.js'
import { anomalyModes, gradModes } from './gradMode.js'
import { savedHookContexts } from './savedHooks.js'
import { nodeBaseClass } from './values.js'

/** One gradient or None, or several. */
function gradientsOf(value: Value): (Tensor | null)[] | undefined {
  if (value === null) return undefined
  const items = itemsOf(value) ?? [value]
  return items.map((item) => {
    if (item === null || item instanceof Tensor) return item
    throw typeError(`gradients can be either Tensors or None, but got ${typeName(item)}`)
  })
}

function autogradGrad(m: Machine, args: readonly Value[]): Value {
  markSite(m)
  const [outputs, inputs, gradOutputs, retain, create, allowUnused, , materialize] = args
  const roots = tensorsOf(outputs)
  const wanted = tensorsOf(inputs)
  const found = grad(roots, wanted, {
    gradients: gradientsOf(gradOutputs),
    retainGraph: retain === null ? create === true : retain === true,
    createGraph: create === true,
    allowUnused: allowUnused === true || materialize === true,
  })
  return new PyTuple(found.map((one, i) => (one === null && materialize === true ? zerosLike(wanted[i]) : one)))
}

const FUNCTIONS: readonly NativeFunction[] = [
  fn(
    'grad',
    'outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, allow_unused=None, is_grads_batched=False, materialize_grads=False',
    autogradGrad,
  ),
  fn(
    'backward',
    'tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None',
    (m, [tensors, gradients, retain, create, , inputs]) => {
      markSite(m)
      const roots = tensorsOf(tensors)
      runBackward(m, roots, gradientsOf(gradients), [retain, create, inputs])
      return null
    },
  ),
]

/** `torch.autograd.Variable(data, requires_grad=True)`, a tensor nowadays. */
const variable = fn('Variable', 'data, requires_grad=False, volatile=False', (_m, [data, on]) => {
  const held = tensor(data)
  return on === true && held.isLeaf ? requireGrad(held.alias(held.shape, held.strides)) : held
})

provideModule('torch.autograd', (m) => {
  const members = new Map<string, Value>(FUNCTIONS.map((one) => [one.name, one]))
  for (const mode of [...gradModes, ...anomalyModes]) members.set(mode.name, mode)
  members.set('Function', functionBase)
  members.set('Variable', variable)
  const module = new PyModule('torch.autograd', members, (machine, name) => {
    if (['functional', 'graph', 'function', 'grad_mode', 'variable', 'anomaly_mode', 'forward_ad'].includes(name))
      return importModule(machine, `torch.autograd.${name}`)
    if (name === 'gradcheck' || name === 'gradgradcheck') {
      return importModule(machine, 'torch.autograd.gradcheck').members.get(name)
    }
    return undefined
  })
  // Modules written in Python import this one while it is being made.
  m.modules.set('torch.autograd', module)
  return module
})
provideModule(
  'torch.autograd.grad_mode',
  () => new PyModule('torch.autograd.grad_mode', new Map(gradModes.map((mode) => [mode.name, mode]))),
)
provideModule(
  'torch.autograd.variable',
  () => new PyModule('torch.autograd.variable', new Map<string, Value>([['Variable', variable]])),
)
provideModule(
  'torch.autograd.function',
  () =>
    new PyModule(
      'torch.autograd.function',
      new Map<string, Value>([
        ['Function', functionBase],
        ['once_differentiable', onceDifferentiable],
      ]),
    ),
)
provideModule(
  'torch.autograd.graph',
  () =>
    new PyModule(
      'torch.autograd.graph',
      new Map<string, Value>([
        ['Node', nodeBaseClass],
        ...savedHookContexts.map((one): [string, Value] => [one.name, one]),
      ]),
    ),
)
provideModule(
  'torch.autograd.anomaly_mode',
  () => new PyModule('torch.autograd.anomaly_mode', new Map(anomalyModes.map((mode) => [mode.name, mode]))),
)
