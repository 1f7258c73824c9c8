import type { Machine } from '../machine.js'
import { NativeFunction, PyClass, PyDict, PyList, PyRange, PySlice, PyTuple, type Value } from './value.js'
import { makeException, Raised, exceptionClass, raised, typeError, valueError } from './error.js'
import { typeName } from './classes.js'
import { call, callSpecial } from './call.js'
import { asIndex } from './operator.js'
import { collect } from './iterate.js'
import { dictGet, dictSet, keyOf } from './hash.js'

/** The positions that a slice selects of `length`, as Python counts them. */
export function slicePositions(
  m: Machine,
  slice: PySlice,
  length: number,
): { start: number; step: number; count: number; stop: number } {
  const step = slice.step === null ? 1 : asIndex(m, slice.step)
  if (step === 0) throw valueError('slice step cannot be zero')
  const clamp = (value: Value, fallback: number): number => {
    if (value === null) return fallback
    let at = asIndex(m, value)
    if (at < 0) at += length
    const low = step < 0 ? -1 : 0
    const high = step < 0 ? length - 1 : length
    return Math.min(Math.max(at, low), high)
  }
  const start = clamp(slice.start, step < 0 ? length - 1 : 0)
  const stop = clamp(slice.stop, step < 0 ? -1 : length)
  return { start, stop, step, count: Math.max(0, Math.ceil((stop - start) / step)) }
}

function sliced<T>(m: Machine, items: readonly T[], slice: PySlice): T[] {
  const { start, step, count } = slicePositions(m, slice, items.length)
  m.takeElements(count)
  if (step === 1) return items.slice(start, start + count)
  return Array.from({ length: count }, (_, i) => items[start + i * step])
}

function position(m: Machine, index: Value, length: number, what: string): number {
  let at: number
  try {
    at = asIndex(m, index)
  } catch (error) {
    if (!(error instanceof Raised) || error.exception.cls !== exceptionClass('TypeError')) throw error
    const kind = what === 'string' ? 'string indices must be integers' : `${what} indices must be integers or slices`
    throw typeError(what === 'string' ? `${kind}, not '${typeName(index)}'` : `${kind}, not ${typeName(index)}`)
  }
  if (at < 0) at += length
  if (at < 0 || at >= length) throw raised('IndexError', `${what} index out of range`)
  return at
}

/** `object[index]`. */
export function getItem(m: Machine, object: Value, index: Value): Value {
  if (object instanceof PyList) {
    if (index instanceof PySlice) return new PyList(sliced(m, object.items, index))
    return object.items[position(m, index, object.items.length, 'list')]
  }
  if (object instanceof PyDict) return dictItem(m, object, index)
  if (object instanceof PyTuple) {
    if (index instanceof PySlice) {
      return new PyTuple(sliced(m, object.items, index), object.cls?.name === 'Size' ? object.cls : null)
    }
    return object.items[position(m, index, object.items.length, 'tuple')]
  }
  if (typeof object === 'string') {
    const chars = [...object]
    if (index instanceof PySlice) return sliced(m, chars, index).join('')
    return chars[position(m, index, chars.length, 'string')]
  }
  if (object instanceof PyRange) {
    if (index instanceof PySlice) {
      const { start, step, count } = slicePositions(m, index, object.length)
      const from = object.start + start * object.step
      return new PyRange(from, from + count * step * object.step, step * object.step)
    }
    return object.start + position(m, index, object.length, 'range object') * object.step
  }
  if (object instanceof PyClass) {
    const subscript = object.find('__class_getitem__')
    if (subscript instanceof NativeFunction) return call(m, subscript, [index])
    // `list[int]` in an annotation: the type stands for itself.
    if (object.builtin && ['list', 'dict', 'tuple', 'set', 'type'].includes(object.name)) return object
    throw typeError(`type '${object.name}' is not subscriptable`)
  }
  const result = callSpecial(m, object, '__getitem__', [index])
  if (result !== undefined) return result
  throw typeError(`'${typeName(object)}' object is not subscriptable`)
}

function dictItem(m: Machine, dict: PyDict, key: Value): Value {
  const value = dictGet(m, dict, key)
  if (value !== undefined) return value
  const missing = dict.cls?.find('__missing__')
  if (missing !== undefined) return call(m, missing, [dict, key])
  if (dict.factory !== null) {
    const made = call(m, dict.factory, [])
    dictSet(m, dict, key, made)
    return made
  }
  if (dict.cls?.name === 'Counter') return 0
  throw new Raised(makeException(exceptionClass('KeyError'), [key]))
}

/** `object[index] = value`. */
export function setItem(m: Machine, object: Value, index: Value, value: Value): void {
  if (object instanceof PyList) {
    if (index instanceof PySlice) assignSlice(m, object, index, value)
    else {
      const { items } = object
      try {
        items[position(m, index, items.length, 'list')] = value
      } catch (error) {
        throw error instanceof Raised && error.message === 'list index out of range'
          ? raised('IndexError', 'list assignment index out of range')
          : error
      }
    }
    return
  }
  if (object instanceof PyDict) {
    dictSet(m, object, index, value)
    return
  }
  if (callSpecial(m, object, '__setitem__', [index, value]) === undefined) {
    throw typeError(`'${typeName(object)}' object does not support item assignment`)
  }
}

function assignSlice(m: Machine, list: PyList, slice: PySlice, value: Value): void {
  let items: Value[]
  try {
    items = collect(m, value)
  } catch (error) {
    throw error instanceof Raised && error.message.endsWith('object is not iterable')
      ? typeError('can only assign an iterable')
      : error
  }
  const { start, stop, step, count } = slicePositions(m, slice, list.items.length)
  if (step === 1) {
    const end = Math.max(start, stop)
    list.items = [...list.items.slice(0, start), ...items, ...list.items.slice(end)]
    return
  }
  if (items.length !== count) {
    throw valueError(`attempt to assign sequence of size ${items.length} to extended slice of size ${count}`)
  }
  items.forEach((item, i) => {
    list.items[start + i * step] = item
  })
}

/** `del object[index]`. */
export function deleteItem(m: Machine, object: Value, index: Value): void {
  if (object instanceof PyList) {
    if (index instanceof PySlice) {
      const { start, step, count } = slicePositions(m, index, object.items.length)
      const gone = new Set(Array.from({ length: count }, (_, i) => start + i * step))
      object.items = object.items.filter((_, i) => !gone.has(i))
    } else {
      let at = asIndex(m, index)
      if (at < 0) at += object.items.length
      if (at < 0 || at >= object.items.length) throw raised('IndexError', 'list assignment index out of range')
      object.items.splice(at, 1)
    }
    return
  }
  if (object instanceof PyDict) {
    if (!object.entries.delete(keyOf(m, index))) throw new Raised(makeException(exceptionClass('KeyError'), [index]))
    return
  }
  if (callSpecial(m, object, '__delitem__', [index]) === undefined) {
    throw typeError(`'${typeName(object)}' object doesn't support item deletion`)
  }
}
