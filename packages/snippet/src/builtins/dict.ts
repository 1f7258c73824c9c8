import type { Machine } from '../machine.js'
import { builtinNames } from '../compile/names.js'
import { call } from '../objects/call.js'
import { dictClass, frozensetClass, setClass, typeName } from '../objects/classes.js'
import { exceptionClass, makeException, Raised, raised, typeError, valueError } from '../objects/error.js'
import { collect, each, iterate } from '../objects/iterate.js'
import { dictGet, dictSet, keyOf, setAdd } from '../objects/hash.js'
import { sets } from '../objects/operator.js'
import { getItem } from '../objects/subscript.js'
import { findAttribute } from '../objects/attribute.js'
import { PyClass, PyDict, PySet, PyTuple, type Keywords, type Value } from '../objects/value.js'
import { DictView } from '../objects/view.js'
import { constructor, method, rawMethod } from './define.js'

for (const cls of [dictClass, setClass, frozensetClass]) builtinNames.set(cls.name, cls)

dictClass.construct = (m, cls, args, keywords) => {
  if (args.length > 1) throw typeError(`dict expected at most 1 argument, got ${args.length}`)
  const made = new PyDict()
  if (cls !== dictClass) made.cls = cls
  merge(m, made, args, keywords)
  return made
}

/** What `dict(…)` and `update` take: a mapping or pairs, and keywords. */
export function merge(m: Machine, into: PyDict, args: readonly Value[], keywords: Keywords | null): void {
  for (const from of args) {
    if (from instanceof PyDict) {
      for (const [key, value] of [...from.entries.values()]) dictSet(m, into, key, value)
    } else if (findAttribute(m, from, 'keys') !== undefined) {
      each(m, call(m, findAttribute(m, from, 'keys') ?? null, []), (key) =>
        dictSet(m, into, key, getItem(m, from, key)),
      )
    } else {
      let i = 0
      each(m, from, (pair) => {
        let parts: Value[]
        try {
          parts = collect(m, pair)
        } catch {
          throw typeError(`cannot convert dictionary update sequence element #${i} to a sequence`)
        }
        if (parts.length !== 2) {
          throw valueError(`dictionary update sequence element #${i} has length ${parts.length}; 2 is required`)
        }
        dictSet(m, into, parts[0], parts[1])
        i++
      })
    }
  }
  for (const [key, value] of keywords ?? []) dictSet(m, into, key, value)
}

/** A method's self is a dict by the way it was found. */
function dict(self: Value): PyDict {
  if (self instanceof PyDict) return self
  throw typeError(`descriptor requires a 'dict' object but received a '${typeName(self)}'`)
}
const keyError = (key: Value): Raised => new Raised(makeException(exceptionClass('KeyError'), [key]))

for (const kind of ['keys', 'values', 'items'] as const) {
  method(dictClass, kind, '', (_m, [self]) => new DictView(dict(self), kind))
}
method(
  dictClass,
  'get',
  'key, default=None, /',
  (m, [self, key, fallback]) =>
    dictGet(m, dict(self), key) ?? (dict(self).entries.has(keyOf(m, key)) ? null : fallback),
)
rawMethod(dictClass, 'pop', (m, [self, key, ...rest]) => {
  if (key === undefined) throw typeError('pop expected at least 1 argument, got 0')
  const at = keyOf(m, key)
  const entry = dict(self).entries.get(at)
  if (!entry) {
    if (rest.length > 0) return rest[0]
    throw keyError(key)
  }
  dict(self).entries.delete(at)
  return entry[1]
})
method(dictClass, 'popitem', '', (_m, [self]) => {
  const last = [...dict(self).entries].pop()
  if (!last) throw raised('KeyError', 'popitem(): dictionary is empty')
  dict(self).entries.delete(last[0])
  return new PyTuple(last[1])
})
method(dictClass, 'setdefault', 'key, default=None, /', (m, [self, key, fallback]) => {
  const entry = dict(self).entries.get(keyOf(m, key))
  if (entry) return entry[1]
  dictSet(m, dict(self), key, fallback)
  return fallback
})
rawMethod(dictClass, 'update', (m, [self, ...args], keywords) => {
  merge(m, dict(self), args, keywords)
  return null
})
method(dictClass, 'clear', '', (_m, [self]) => {
  dict(self).entries.clear()
  return null
})
method(dictClass, 'copy', '', (m, [self]) => {
  const copy = new PyDict()
  copy.cls = dict(self).cls
  copy.factory = dict(self).factory
  merge(m, copy, [self], null)
  return copy
})
method(dictClass, 'move_to_end', 'key, last=True', (m, [self, key]) => {
  const at = keyOf(m, key)
  const entry = dict(self).entries.get(at)
  if (!entry) throw keyError(key)
  dict(self).entries.delete(at)
  dict(self).entries.set(at, entry)
  return null
})
method(dictClass, '__contains__', 'key, /', (m, [self, key]) => dict(self).entries.has(keyOf(m, key)))
method(dictClass, '__getitem__', 'key, /', (m, [self, key]) => getItem(m, dict(self), key))
method(dictClass, 'fromkeys', 'iterable, value=None, /', (m, [iterable, value]) => {
  const made = new PyDict()
  each(m, iterable, (key) => dictSet(m, made, key, value ?? null))
  return made
})

function makeSet(frozen: boolean): NonNullable<PyClass['construct']> {
  return constructor(frozen ? 'frozenset' : 'set', 'iterable=(), /', (m, [iterable]) => {
    const made = new PySet(frozen)
    each(m, iterable, (item) => setAdd(m, made, item))
    return made
  })
}
setClass.construct = makeSet(false)
frozensetClass.construct = makeSet(true)

function set(self: Value): PySet {
  if (self instanceof PySet) return self
  throw typeError(`descriptor requires a 'set' object but received a '${typeName(self)}'`)
}
function asSet(m: Machine, value: Value): PySet {
  if (value instanceof PySet) return value
  const made = new PySet()
  const next = iterate(m, value)
  for (let item = next(); item !== undefined; item = next()) setAdd(m, made, item)
  return made
}
const ALGEBRA = { union: '|', intersection: '&', difference: '-', symmetric_difference: '^' } as const
for (const cls of [setClass, frozensetClass]) {
  for (const [name, op] of Object.entries(ALGEBRA)) {
    rawMethod(cls, name, (m, [self, ...others]) =>
      others.reduce<PySet>(
        (left, right) => sets(op, left, asSet(m, right)) ?? left,
        sets('|', set(self), new PySet()) ?? set(self),
      ),
    )
  }
  method(cls, 'issubset', 'other, /', (m, [self, other]) => {
    const wide = asSet(m, other)
    return [...set(self).entries.keys()].every((key) => wide.entries.has(key))
  })
  method(cls, 'issuperset', 'other, /', (m, [self, other]) =>
    [...asSet(m, other).entries.keys()].every((key) => set(self).entries.has(key)),
  )
  method(cls, 'isdisjoint', 'other, /', (m, [self, other]) =>
    [...asSet(m, other).entries.keys()].every((key) => !set(self).entries.has(key)),
  )
  method(cls, 'copy', '', (_m, [self]) => sets('|', set(self), new PySet()) ?? self)
}
method(setClass, 'add', 'elem, /', (m, [self, item]) => {
  setAdd(m, set(self), item)
  return null
})
method(setClass, 'discard', 'elem, /', (m, [self, item]) => {
  set(self).entries.delete(keyOf(m, item))
  return null
})
method(setClass, 'remove', 'elem, /', (m, [self, item]) => {
  if (!set(self).entries.delete(keyOf(m, item))) throw keyError(item)
  return null
})
method(setClass, 'pop', '', (_m, [self]) => {
  const [first] = set(self).entries
  if (!first) throw raised('KeyError', 'pop from an empty set')
  set(self).entries.delete(first[0])
  return first[1]
})
method(setClass, 'clear', '', (_m, [self]) => {
  set(self).entries.clear()
  return null
})
rawMethod(setClass, 'update', (m, [self, ...others]) => {
  for (const other of others) each(m, other, (item) => setAdd(m, set(self), item))
  return null
})
