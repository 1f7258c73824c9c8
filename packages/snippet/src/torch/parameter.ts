import { Tensor, requireGrad } from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import { parameterClass, tensorClass, tensorClasses } from '../objects/classes.js'
import { deleteAttribute, storeAttribute } from '../objects/attribute.js'
import { call } from '../objects/call.js'
import { constructor, fn } from '../builtins/define.js'
import { provideModule } from '../modules/import.js'
import { hostParts } from '../modules/standard.js'
import { PyClass, PyInstance, PyModule, type Value } from '../objects/value.js'
import { raised } from '../objects/error.js'
import { itemsOf } from './convert.js'
import { oneNode } from './composedNode.js'
import { handleValue } from './handle.js'
import { namedResult } from './named.js'
import { tensor } from './operators.js'
import { numpyParts } from './numpy.js'
import { drawSeed, dropoutMask } from './random.js'

export const bufferClass = new PyClass('Buffer', [tensorClass], 'torch.nn.parameter', true)

function plainTwin(data: Value): Tensor {
  const source = tensor(data)
  const { shape, strides } = source
  return source.alias(shape, strides)
}

parameterClass.construct = constructor('Parameter', 'data=None, requires_grad=True', (m, [data, on]) => {
  const twin = data === null ? emptyTensor(m) : plainTwin(data)
  if (on !== false) requireGrad(twin)
  tensorClasses.set(twin, parameterClass)
  return twin
})

bufferClass.construct = constructor('Buffer', 'data=None, persistent=True', (_m, [data]) => {
  const twin = plainTwin(data)
  tensorClasses.set(twin, bufferClass)
  return twin
})

function emptyTensor(m: Machine): Tensor {
  const made = tensorClass.construct?.(m, tensorClass, [0], null)
  if (made instanceof Tensor) return made
  throw raised('RuntimeError', 'no tensor was made')
}

// What the modules written in Python need of the host.
provideModule('_torch', () => {
  const functions = [
    fn('store_attribute', 'self, name, value, /', (m, [self, name, value]) => {
      if (self instanceof PyInstance) storeAttribute(m, self, String(name), value)
      return null
    }),
    fn('delete_attribute', 'self, name, /', (m, [self, name]) => {
      if (self instanceof PyInstance && self.dict.delete(String(name))) return null
      deleteAttribute(m, self, String(name))
      return null
    }),
    fn('named_result', 'name, items, /', (_m, [name, items]) =>
      namedResult(
        String(name),
        (itemsOf(items) ?? []).filter((item) => item instanceof Tensor),
      ),
    ),
    fn('remove_handle', 'remove, /', (m, [remove]) => handleValue(() => void call(m, remove, []))),
  ]
  const members = new Map<string, Value>(functions.map((one) => [one.name, one]))
  for (const [name, part] of [...hostParts, ...numpyParts]) members.set(name, part)
  for (const drawn of [dropoutMask, drawSeed]) members.set(drawn.name, drawn)
  members.set('one_node', oneNode)
  members.set('Parameter', parameterClass)
  members.set('Buffer', bufferClass)
  return new PyModule('_torch', members)
})
