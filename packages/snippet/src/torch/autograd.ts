import { Tensor, grad, zerosLike } from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import { fn } from '../builtins/define.js'
import { typeName } from '../objects/classes.js'
import { typeError } from '../objects/error.js'
import { PyModule, PyTuple, type NativeFunction, type Value } from '../objects/value.js'
import { provideModule } from '../modules/import.js'
import { runBackward, tensorsOf } from './attributes.js'
import { markSite } from './bind.js'
import { itemsOf } from './convert.js'
import { gradModes } from './gradMode.js'

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

provideModule('torch.autograd', () => {
  const members = new Map<string, Value>(FUNCTIONS.map((one) => [one.name, one]))
  for (const mode of gradModes) members.set(mode.name, mode)
  return new PyModule('torch.autograd', members)
})
