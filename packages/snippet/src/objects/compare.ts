import { Tensor } from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import type { CompareOp } from '../syntax/tree.js'
import {
  BoundMethod,
  Float,
  NotImplementedValue,
  PyDict,
  PyInstance,
  PyList,
  PyRange,
  PySet,
  PySlice,
  PyTuple,
  type Value,
} from './value.js'
import { typeError } from './error.js'
import { Classed, typeName, typeOf } from './classes.js'
import { callSpecial } from './call.js'
import { iterate, truth } from './iterate.js'
import { keyOf } from './hash.js'

/** `a op b` for comparisons; the result need not be a bool (a tensor compares element by element). */
export function compare(m: Machine, op: CompareOp, a: Value, b: Value): Value {
  switch (op) {
    case 'is':
      return identical(a, b)
    case 'is not':
      return !identical(a, b)
    case 'in':
      return contains(m, b, a)
    case 'not in':
      return !contains(m, b, a)
    case '==':
    case '!=':
      return equality(m, op, a, b)
    default:
      return order(m, op, a, b)
  }
}

export function identical(a: Value, b: Value): boolean {
  if (a === b) return true
  if (a instanceof BoundMethod && b instanceof BoundMethod) return false
  return a instanceof Float && b instanceof Float && Object.is(a.n, b.n)
}

type Real = number | bigint
function realOf(value: Value): Real | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  return value instanceof Float ? value.n : undefined
}

function equality(m: Machine, op: '==' | '!=', a: Value, b: Value): Value {
  const x = realOf(a)
  const y = realOf(b)
  if (x !== undefined && y !== undefined) return (x == y) === (op === '==')
  if (hasOwnEquality(a) || hasOwnEquality(b)) {
    const name = op === '==' ? '__eq__' : '__ne__'
    const first = askEquality(m, name, a, b)
    if (first !== undefined) return first
    const second = askEquality(m, name, b, a)
    if (second !== undefined) return second
    return identical(a, b) === (op === '==')
  }
  return builtinEqual(m, a, b) === (op === '==')
}

const hasOwnEquality = (value: Value): boolean =>
  value instanceof Tensor || value instanceof PyInstance || value instanceof Classed

function askEquality(m: Machine, name: '__eq__' | '__ne__', a: Value, b: Value): Value | undefined {
  const result = callSpecial(m, a, name, [b])
  if (result !== undefined && !(result instanceof NotImplementedValue)) return result
  if (name === '__ne__' && result === undefined && !(a instanceof Tensor)) {
    const equal = callSpecial(m, a, '__eq__', [b])
    if (equal !== undefined && !(equal instanceof NotImplementedValue)) return !truth(m, equal)
  }
  return undefined
}

/** `a == b` as a truth, identity first, as containers ask it. */
export function equal(m: Machine, a: Value, b: Value): boolean {
  return identical(a, b) || truth(m, equality(m, '==', a, b))
}

function builtinEqual(m: Machine, a: Value, b: Value): boolean {
  m.tick()
  if (a === b) return true
  if ((a instanceof PyList && b instanceof PyList) || (a instanceof PyTuple && b instanceof PyTuple)) {
    if (a.items.length !== b.items.length) return false
    m.enter()
    try {
      return a.items.every((item, i) => equal(m, item, b.items[i]))
    } finally {
      m.leave()
    }
  }
  if (a instanceof PyDict && b instanceof PyDict) {
    if (a.entries.size !== b.entries.size) return false
    for (const [key, [, value]] of a.entries) {
      const other = b.entries.get(key)
      if (!other || !equal(m, value, other[1])) return false
    }
    return true
  }
  if (a instanceof PySet && b instanceof PySet) {
    return a.entries.size === b.entries.size && [...a.entries.keys()].every((key) => b.entries.has(key))
  }
  if (a instanceof PyRange && b instanceof PyRange) {
    if (a.length !== b.length) return false
    return a.length === 0 || (a.start === b.start && (a.length === 1 || a.step === b.step))
  }
  if (a instanceof PySlice && b instanceof PySlice) {
    return equal(m, a.start, b.start) && equal(m, a.stop, b.stop) && equal(m, a.step, b.step)
  }
  if (a instanceof BoundMethod && b instanceof BoundMethod) return a.self === b.self && a.fn === b.fn
  return false
}

type Order = '<' | '<=' | '>' | '>='
const ORDER: Readonly<Record<Order, { special: string; reflected: string }>> = {
  '<': { special: '__lt__', reflected: '__gt__' },
  '<=': { special: '__le__', reflected: '__ge__' },
  '>': { special: '__gt__', reflected: '__lt__' },
  '>=': { special: '__ge__', reflected: '__le__' },
}

function ordered(op: Order, a: Real | string, b: Real | string): boolean {
  if (op === '<') return a < b
  if (op === '<=') return a <= b
  return op === '>' ? a > b : a >= b
}

function order(m: Machine, op: Order, a: Value, b: Value): Value {
  const x = realOf(a)
  const y = realOf(b)
  if (x !== undefined && y !== undefined) return ordered(op, x, y)
  if (typeof a === 'string' && typeof b === 'string') return ordered(op, a, b)
  if ((a instanceof PyList && b instanceof PyList) || (a instanceof PyTuple && b instanceof PyTuple)) {
    const { length } = a.items
    for (let i = 0; i < Math.min(length, b.items.length); i++) {
      if (!equal(m, a.items[i], b.items[i])) return order(m, op, a.items[i], b.items[i])
    }
    return ordered(op, length, b.items.length)
  }
  if (a instanceof PySet && b instanceof PySet) return subset(op, a, b)
  const { special, reflected } = ORDER[op]
  const rightFirst = typeOf(a) !== typeOf(b) && typeOf(b).isSubclassOf(typeOf(a))
  const asks: [Value, string, Value][] = [
    [a, special, b],
    [b, reflected, a],
  ]
  for (const [asked, name, other] of rightFirst ? asks.reverse() : asks) {
    const result = callSpecial(m, asked, name, [other])
    if (result !== undefined && !(result instanceof NotImplementedValue)) return result
  }
  throw typeError(`'${op}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`)
}

function subset(op: Order, a: PySet, b: PySet): boolean {
  if (op === '>' || op === '>=') return subset(op === '>' ? '<' : '<=', b, a)
  if (op === '<' && a.entries.size === b.entries.size) return false
  return [...a.entries.keys()].every((key) => b.entries.has(key))
}

/** Whether `a` comes before `b`, as sorting asks it. */
export const before = (m: Machine, a: Value, b: Value): boolean => {
  if (typeof a === 'number' && typeof b === 'number') return a < b
  return truth(m, order(m, '<', a, b))
}

/** `item in container`. */
export function contains(m: Machine, container: Value, item: Value): boolean {
  if (typeof container === 'string') {
    if (typeof item !== 'string') {
      throw typeError(`'in <string>' requires string as left operand, not ${typeName(item)}`)
    }
    return container.includes(item)
  }
  if (container instanceof PyDict || container instanceof PySet) return container.entries.has(keyOf(m, item))
  if (container instanceof PyRange && typeof item === 'number') {
    const offset = (item - container.start) / container.step
    return Number.isInteger(offset) && offset >= 0 && offset < container.length
  }
  const special = callSpecial(m, container, '__contains__', [item])
  if (special !== undefined) return truth(m, special)
  const iterable =
    typeOf(container).find('__iter__') !== undefined || typeOf(container).find('__getitem__') !== undefined
  if (!iterable && (container instanceof PyInstance || container === null || realOf(container) !== undefined)) {
    throw typeError(`argument of type '${typeName(container)}' is not iterable`)
  }
  const next = iterate(m, container)
  for (let one = next(); one !== undefined; one = next()) if (equal(m, one, item)) return true
  return false
}
