import { Tensor, rowsOf } from './tensorRows.js'
import type { Machine } from '../machine.js'
import { Float, PyDict, PyInstance, PyIterator, PyList, PyRange, PySet, PyTuple, type Value } from './value.js'
import { asRaised, exceptionClass, raised, typeError } from './error.js'
import { Classed, typeName, typeOf } from './classes.js'
import { callSpecial } from './call.js'
import { DictView } from './view.js'
import { PyGenerator } from '../compile/generator.js'

/** Steps through an iterable; `undefined` says that it has ended. */
export type Next = () => Value | undefined

/**
 * Begins to step through `iterable`. Every step is counted by the machine.
 * @throws TypeError "'int' object is not iterable"
 */
export function iterate(m: Machine, iterable: Value): Next {
  if (iterable instanceof PyList) {
    let i = 0
    return () => {
      m.tick()
      return i < iterable.items.length ? iterable.items[i++] : undefined
    }
  }
  if (iterable instanceof PyTuple) return overArray(m, iterable.items)
  if (iterable instanceof PyRange) {
    let i = 0
    return () => {
      m.tick()
      return i < iterable.length ? iterable.start + i++ * iterable.step : undefined
    }
  }
  if (iterable instanceof PyIterator) {
    return () => {
      m.tick()
      return iterable.step(m)
    }
  }
  if (typeof iterable === 'string') return overArray(m, [...iterable])
  if (iterable instanceof PyDict) return overEntries(m, iterable)
  if (iterable instanceof PySet) return overMap(m, iterable.entries.values(), iterable.entries, 'Set')
  if (iterable instanceof Tensor) return overArray(m, rowsOf(m, iterable))
  if (iterable instanceof DictView) {
    const next = overMap(m, iterable.dict.entries.values(), iterable.dict.entries, 'dictionary')
    return () => {
      const entry = next()
      return entry && iterable.show(entry)
    }
  }
  if (iterable instanceof PyGenerator) return () => iterable.resume(m, null)
  if (iterable instanceof PyInstance || iterable instanceof Classed) return overInstance(m, iterable)
  throw typeError(`'${typeName(iterable)}' object is not iterable`)
}

function overArray(m: Machine, items: readonly Value[]): Next {
  let i = 0
  return () => {
    m.tick()
    return i < items.length ? items[i++] : undefined
  }
}

function overEntries(m: Machine, dict: PyDict): Next {
  const next = overMap(m, dict.entries.values(), dict.entries, 'dictionary')
  return () => next()?.[0]
}

function overMap<T>(
  m: Machine,
  values: IterableIterator<T>,
  map: ReadonlyMap<unknown, unknown>,
  what: string,
): () => T | undefined {
  const size = map.size
  return () => {
    m.tick()
    if (map.size !== size) throw raised('RuntimeError', `${what} changed size during iteration`)
    const { value, done } = values.next()
    return done ? undefined : value
  }
}

function overInstance(m: Machine, iterable: Value): Next {
  const made = callSpecial(m, iterable, '__iter__', [])
  if (made !== undefined) {
    if (made instanceof PyInstance || made instanceof Classed) return () => stepInstance(m, made)
    return iterate(m, made)
  }
  let i = 0
  return () => {
    m.tick()
    try {
      const item = callSpecial(m, iterable, '__getitem__', [i++])
      if (item === undefined) throw typeError(`'${typeName(iterable)}' object is not iterable`)
      return item
    } catch (error) {
      if (isRaised(error, 'IndexError') || isRaised(error, 'StopIteration')) return undefined
      throw error
    }
  }
}

function stepInstance(m: Machine, iterator: Value): Value | undefined {
  m.tick()
  try {
    const value = callSpecial(m, iterator, '__next__', [])
    if (value === undefined) throw typeError(`'${typeName(iterator)}' object is not an iterator`)
    return value
  } catch (error) {
    if (isRaised(error, 'StopIteration')) return undefined
    throw error
  }
}

/** Whether a caught JavaScript error is a Python exception of the named class. */
export function isRaised(error: unknown, name: string): boolean {
  return asRaised(error)?.exception.cls.isSubclassOf(exceptionClass(name)) ?? false
}

/** Everything an iterable yields, as an array. */
export function collect(m: Machine, iterable: Value): Value[] {
  if (iterable instanceof PyList || iterable instanceof PyTuple) {
    m.takeElements(iterable.items.length)
    return [...iterable.items]
  }
  const items: Value[] = []
  const next = iterate(m, iterable)
  for (let item = next(); item !== undefined; item = next()) {
    if (items.length >= m.limits.elements) m.takeElements(Infinity)
    m.take(8)
    items.push(item)
  }
  return items
}

/** `iter(value)`. */
export function iteratorOf(m: Machine, value: Value): Value {
  if (value instanceof PyIterator) return value
  if (value instanceof PyInstance || value instanceof Classed) {
    const made = callSpecial(m, value, '__iter__', [])
    if (made !== undefined) return made
  }
  const next = iterate(m, value)
  return new PyIterator(ITERATOR_NAMES[typeName(value)] ?? 'iterator', next)
}

const ITERATOR_NAMES: Readonly<Record<string, string>> = {
  list: 'list_iterator',
  tuple: 'tuple_iterator',
  range: 'range_iterator',
  str: 'str_iterator',
  dict: 'dict_keyiterator',
  set: 'set_iterator',
}

/** `next(value)`, or `undefined` at the end. */
export function nextOf(m: Machine, value: Value): Value | undefined {
  if (value instanceof PyIterator) {
    m.tick()
    return value.step(m)
  }
  if (value instanceof PyGenerator) return value.resume(m, null)
  if ((value instanceof PyInstance || value instanceof Classed) && value.cls.find('__next__') !== undefined) {
    return stepInstance(m, value)
  }
  throw typeError(`'${typeName(value)}' object is not an iterator`)
}

/** `len(value)`. */
export function lengthOf(m: Machine, value: Value): number {
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length
  if (typeof value === 'string') return textLength(value)
  if (value instanceof PyDict || value instanceof PySet) return value.entries.size
  if (value instanceof PyRange) return value.length
  const length = callSpecial(m, value, '__len__', [])
  if (length === undefined) throw typeError(`object of type '${typeName(value)}' has no len()`)
  if (typeof length === 'boolean') return length ? 1 : 0
  if (typeof length !== 'number') {
    throw typeError(`'${typeName(length)}' object cannot be interpreted as an integer`)
  }
  if (length < 0) throw raised('ValueError', '__len__() should return >= 0')
  return length
}

/** The number of characters as Python counts them. */
export function textLength(text: string): number {
  let length = text.length
  for (let i = 0; i < text.length - 1; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0xd800 && code < 0xdc00) {
      length--
      i++
    }
  }
  return length
}

/** Whether a value counts as true. */
export function truth(m: Machine, value: Value): boolean {
  if (typeof value === 'boolean') return value
  if (value === null) return false
  if (typeof value === 'number') return value !== 0
  if (typeof value === 'string') return value.length > 0
  if (value instanceof Float) return value.n !== 0
  if (typeof value === 'bigint') return true
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length > 0
  if (value instanceof PyDict || value instanceof PySet) return value.entries.size > 0
  if (value instanceof PyRange) return value.length > 0
  const asked = callSpecial(m, value, '__bool__', [])
  if (asked !== undefined) {
    if (typeof asked !== 'boolean') throw typeError(`__bool__ should return bool, returned ${typeName(asked)}`)
    return asked
  }
  if ((value instanceof PyInstance || value instanceof Classed) && typeOf(value).find('__len__') !== undefined) {
    return lengthOf(m, value) > 0
  }
  return true
}

/** Calls `fn` on each item and returns nothing: for built-ins that consume an iterable. */
export function each(m: Machine, iterable: Value, fn: (item: Value) => void): void {
  const next = iterate(m, iterable)
  for (let item = next(); item !== undefined; item = next()) fn(item)
}
