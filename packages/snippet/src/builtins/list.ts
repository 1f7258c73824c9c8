import type { Machine } from '../machine.js'
import { builtinNames } from '../compile/names.js'
import { listClass, objectClass, rangeClass, sliceClass, tupleClass, typeClass, typeName } from '../objects/classes.js'
import { raised, typeError, valueError } from '../objects/error.js'
import { equal } from '../objects/compare.js'
import { collect, truth } from '../objects/iterate.js'
import { asIndex } from '../objects/operator.js'
import { PyClass, PyInstance, PyList, PyRange, PySlice, PyTuple, type Value } from '../objects/value.js'
import { constructor, method, property } from './define.js'
import { sorted } from './sort.js'

for (const cls of [objectClass, listClass, tupleClass, rangeClass, sliceClass, typeClass])
  builtinNames.set(cls.name, cls)

objectClass.construct = (_m, cls) => new PyInstance(cls)
typeClass.construct = () => {
  throw typeError('type() takes 1 or 3 arguments')
}
listClass.construct = constructor('list', 'iterable=(), /', (m, [items]) => new PyList(collect(m, items)))
tupleClass.construct = constructor('tuple', 'iterable=(), /', (m, [items]) =>
  items instanceof PyTuple && items.cls === null ? items : new PyTuple(collect(m, items)),
)
rangeClass.construct = (m, _cls, args, keywords) => {
  if (keywords) throw typeError('range() takes no keyword arguments')
  if (args.length === 0) throw typeError('range expected at least 1 argument, got 0')
  if (args.length > 3) throw typeError(`range expected at most 3 arguments, got ${args.length}`)
  const bounds = args.map((arg) => asIndex(m, arg))
  const [start, stop, step] = bounds.length === 1 ? [0, bounds[0], 1] : [bounds[0], bounds[1], bounds[2] ?? 1]
  if (step === 0) throw valueError('range() arg 3 must not be zero')
  return new PyRange(start, stop, step)
}
sliceClass.construct = (_m, _cls, args) =>
  args.length === 1 ? new PySlice(null, args[0], null) : new PySlice(args[0] ?? null, args[1] ?? null, args[2] ?? null)
property(sliceClass, 'start', (_m, self) => (self instanceof PySlice ? self.start : null))
property(sliceClass, 'stop', (_m, self) => (self instanceof PySlice ? self.stop : null))
property(sliceClass, 'step', (_m, self) => (self instanceof PySlice ? self.step : null))
property(rangeClass, 'start', (_m, self) => (self instanceof PyRange ? self.start : 0))
property(rangeClass, 'stop', (_m, self) => (self instanceof PyRange ? self.stop : 0))
property(rangeClass, 'step', (_m, self) => (self instanceof PyRange ? self.step : 1))

/** A method's self is a list by the way it was found. */
function list(self: Value): PyList {
  if (self instanceof PyList) return self
  throw typeError(`descriptor requires a 'list' object but received a '${typeName(self)}'`)
}
const items = (self: Value): readonly Value[] => (self instanceof PyList || self instanceof PyTuple ? self.items : [])

method(listClass, 'append', 'object, /', (m, [self, item]) => {
  const { items: held } = list(self)
  if (held.length >= m.limits.elements) m.takeElements(Infinity)
  m.take(8)
  held.push(item)
  return null
})
method(listClass, 'extend', 'iterable, /', (m, [self, iterable]) => {
  const more = collect(m, iterable)
  const { items: held } = list(self)
  for (const item of more) held.push(item)
  return null
})
method(listClass, 'insert', 'index, object, /', (m, [self, index, item]) => {
  const { items: held } = list(self)
  m.take(8)
  m.work(held.length >> 4)
  held.splice(asIndex(m, index), 0, item)
  return null
})
method(listClass, 'pop', 'index=-1, /', (m, [self, index]) => {
  const { items: held } = list(self)
  if (held.length === 0) throw raised('IndexError', 'pop from empty list')
  let at = asIndex(m, index)
  if (at < 0) at += held.length
  if (at < 0 || at >= held.length) throw raised('IndexError', 'pop index out of range')
  m.work((held.length - at) >> 4)
  return held.splice(at, 1)[0]
})
method(listClass, 'remove', 'value, /', (m, [self, value]) => {
  const { items: held } = list(self)
  const at = held.findIndex((item) => equal(m, item, value))
  if (at < 0) throw valueError('list.remove(x): x not in list')
  held.splice(at, 1)
  return null
})
method(listClass, 'clear', '', (_m, [self]) => {
  list(self).items.length = 0
  return null
})
method(listClass, 'copy', '', (m, [self]) => new PyList(collect(m, self)))
method(listClass, 'reverse', '', (_m, [self]) => {
  list(self).items.reverse()
  return null
})
method(listClass, 'sort', '*, key=None, reverse=False', (m, [self, key, reverse]) => {
  list(self).items = sorted(m, list(self).items, key, truth(m, reverse))
  return null
})
for (const cls of [listClass, tupleClass]) sequenceMethods(cls)

function sequenceMethods(cls: PyClass): void {
  method(cls, 'index', 'value, start=0, stop=None, /', (m: Machine, [self, value, start, stop]) => {
    const held = items(self)
    const end = stop === null ? held.length : asIndex(m, stop)
    for (let i = asIndex(m, start); i < Math.min(end, held.length); i++) if (equal(m, held[i], value)) return i
    throw valueError(cls === listClass ? `${keyOfError(value)} is not in list` : 'tuple.index(x): x not in tuple')
  })
  method(cls, 'count', 'value, /', (m, [self, value]) => items(self).filter((item) => equal(m, item, value)).length)
}

const keyOfError = (value: Value): string => (typeof value === 'string' ? `'${value}'` : String(value))
