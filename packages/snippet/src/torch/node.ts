import { AccumulateGrad, OperationNode, Tensor } from '@gradroom/autograd'
import { method, property, rawMethod } from '../builtins/define.js'
import { call } from '../objects/call.js'
import { typeName } from '../objects/classes.js'
import { raised, typeError } from '../objects/error.js'
import { PyTuple, type Value } from '../objects/value.js'
import { argValue, itemsOf } from './convert.js'
import { handleValue } from './handle.js'
import { rawSavedValue } from './savedHooks.js'
import { NodeValue, nodeBaseClass, nodeValue } from './values.js'

/** A grad_fn's own attributes. */
function node(self: Value): NodeValue['node'] {
  if (self instanceof NodeValue) return self.node
  throw typeError(`expected a grad_fn, not ${typeName(self)}`)
}
// Nodes of the engine's own, and not of an operation, say their C++ name.
const INTERNAL: ReadonlySet<string> = new Set(['AccumulateGrad', 'CopySlices'])
method(nodeBaseClass, 'name', '', (_m, [self]) => {
  const { name } = node(self)
  return INTERNAL.has(name) ? `torch::autograd::${name}` : name
})
property(
  nodeBaseClass,
  'next_functions',
  (_m, self) =>
    new PyTuple(node(self).edges.map((edge) => new PyTuple([nodeValue(edge?.node ?? null), edge?.outputNr ?? 0]))),
)
property(nodeBaseClass, 'metadata', () => null)
rawMethod(nodeBaseClass, '__getattr__', (_m, [self, name]) => {
  const made = node(self)
  const key = String(name)
  if (key === 'variable' && made instanceof AccumulateGrad) return made.variable
  if (key.startsWith('_saved_') && made instanceof OperationNode) {
    const saved = made.readSaved(key.slice('_saved_'.length))
    if (saved !== undefined) return argValue(saved)
  }
  if (key.startsWith('_raw_saved_') && made instanceof OperationNode) {
    const kept = rawSavedValue(made, key.slice('_raw_saved_'.length))
    if (kept !== undefined) return kept
  }
  throw raised('AttributeError', `'${made.name}' object has no attribute '${key}'`)
})
rawMethod(
  nodeBaseClass,
  '__repr__',
  (m, [self]) => `<${node(self).name} object at 0x${m.idOf(node(self)).toString(16)}>`,
)
method(nodeBaseClass, 'register_hook', 'fn', (m, [self, hook]) => {
  const { nodeHooks } = node(self)
  const run: (typeof nodeHooks)[number] = (outgoing, incoming) => {
    const result = call(m, hook, [new PyTuple(outgoing), new PyTuple(incoming)])
    return result === null ? null : (itemsOf(result) ?? [result]).map((item) => (item instanceof Tensor ? item : null))
  }
  nodeHooks.push(run)
  return handleValue(() => void nodeHooks.splice(nodeHooks.indexOf(run), 1))
})
method(nodeBaseClass, 'register_prehook', 'fn', (m, [self, hook]) => {
  const { preHooks } = node(self)
  const run: (typeof preHooks)[number] = (incoming) => {
    const result = call(m, hook, [new PyTuple(incoming)])
    return result === null ? null : (itemsOf(result) ?? [result]).map((item) => (item instanceof Tensor ? item : null))
  }
  preHooks.push(run)
  return handleValue(() => void preHooks.splice(preHooks.indexOf(run), 1))
})
