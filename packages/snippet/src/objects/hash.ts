import { Tensor } from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import {
  Float,
  PyDict,
  PyException,
  PyInstance,
  PyList,
  PySet,
  PySlice,
  PyTuple,
  type Key,
  type Value,
} from './value.js'
import { typeError } from './error.js'
import { typeName } from './classes.js'
import { call } from './call.js'

/**
 * The key by which a Map of JavaScript finds a Python value: equal values have equal keys. Numbers that compare
 * equal (1, 1.0, True) share one; tuples are written out; everything else is itself.
 * @throws TypeError "unhashable type: 'list'"
 */
export function keyOf(m: Machine, value: Value): Key {
  if (typeof value === 'string') return value.charCodeAt(0) === 0 ? `\0s${value}` : value
  if (typeof value === 'number' || value === null) return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Float) return value.n
  if (typeof value === 'bigint') return value
  if (value instanceof PyTuple) return `\0(${value.items.map((item) => written(m, keyOf(m, item))).join(',')})`
  if (value instanceof PySet && value.frozen) {
    return `\0{${[...value.entries.keys()]
      .map((key) => written(m, key))
      .sort()
      .join(',')}}`
  }
  if (value instanceof PyList || value instanceof PyDict || value instanceof PySet || value instanceof PySlice) {
    throw typeError(`unhashable type: '${typeName(value)}'`)
  }
  if (value instanceof PyInstance && !(value instanceof PyException)) return instanceKey(m, value)
  if (value instanceof Tensor) return value
  return value
}

function instanceKey(m: Machine, value: PyInstance): Key {
  const hash = value.cls.find('__hash__')
  for (const cls of value.cls.mro) {
    if (cls.dict.has('__hash__')) break
    if (cls.dict.has('__eq__') && cls.bases.length > 0) throw typeError(`unhashable type: '${value.cls.name}'`)
  }
  if (hash === undefined || value.cls.find('__eq__') === undefined) return value
  if (hash === null) throw typeError(`unhashable type: '${value.cls.name}'`)
  return `\0h${written(m, keyOf(m, call(m, hash, [value])))}`
}

function written(m: Machine, key: Key): string {
  if (key === null) return 'None'
  if (typeof key === 'string') return JSON.stringify(key)
  if (typeof key === 'object') return `#${m.idOf(key)}`
  return String(key)
}

export function dictGet(m: Machine, dict: PyDict, key: Value): Value | undefined {
  return dict.entries.get(keyOf(m, key))?.[1]
}

export function dictSet(m: Machine, dict: PyDict, key: Value, value: Value): void {
  const at = keyOf(m, key)
  const entry = dict.entries.get(at)
  if (entry) entry[1] = value
  else {
    if (dict.entries.size >= m.limits.elements) m.takeElements(Infinity)
    m.take(64)
    dict.entries.set(at, [key, value])
  }
}

export function setAdd(m: Machine, set: PySet, value: Value): void {
  const at = keyOf(m, value)
  if (!set.entries.has(at)) {
    m.take(48)
    set.entries.set(at, value)
  }
}

/** A dict of the program from names and values. */
export function dictFrom(pairs: Iterable<readonly [string, Value]>): PyDict {
  const dict = new PyDict()
  for (const [name, value] of pairs) dict.entries.set(name, [name, value])
  return dict
}
