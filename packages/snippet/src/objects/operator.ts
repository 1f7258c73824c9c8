import { Tensor } from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import type { ArithmeticOp } from '../syntax/tree.js'
import { Float, NotImplementedValue, PyDict, PyInstance, PyList, PySet, PyTuple, type Value } from './value.js'
import { raised, typeError } from './error.js'
import { typeName, typeOf } from './classes.js'
import { callSpecial } from './call.js'
import {
  asInt,
  asReal,
  intAdd,
  intBits,
  intFloorDiv,
  intMod,
  intMul,
  intPow,
  intShift,
  intSub,
  isInt,
  type Int,
} from './integer.js'
import { floatFloorDiv, floatMod, floatPow } from './float.js'
import { percentFormat } from './format.js'
import { collect } from './iterate.js'
import { dictSet } from './hash.js'

const SPECIAL: Readonly<Record<ArithmeticOp, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'truediv',
  '//': 'floordiv',
  '%': 'mod',
  '**': 'pow',
  '@': 'matmul',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
  '<<': 'lshift',
  '>>': 'rshift',
}

/** `a op b`. */
export function binary(m: Machine, op: ArithmeticOp, a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') {
    if (op === '+') return intAdd(a, b)
    if (op === '-') return intSub(a, b)
    if (op === '*') return intMul(m, a, b)
  }
  if (!(a instanceof Tensor) && !(b instanceof Tensor)) {
    const x = asReal0(a)
    if (x !== undefined) {
      const y = asReal0(b)
      if (y !== undefined) return arithmetic(m, op, a, b)
    }
    const built = sequences(m, op, a, b)
    if (built !== undefined) return built
  }
  return dispatch(m, op, op, a, b)
}

const asReal0 = (value: Value): true | undefined =>
  typeof value === 'number' || value instanceof Float || typeof value === 'boolean' || typeof value === 'bigint'
    ? true
    : undefined

/** Asks both operands' special methods, the right one first when its class is a subclass of the left one's. */
function dispatch(m: Machine, op: ArithmeticOp, shown: string, a: Value, b: Value): Value {
  const name = SPECIAL[op]
  const left = typeOf(a)
  const right = typeOf(b)
  const reflectedFirst =
    left !== right && right.isSubclassOf(left) && right.find(`__r${name}__`) !== left.find(`__r${name}__`)
  if (reflectedFirst) {
    const result = callSpecial(m, b, `__r${name}__`, [a])
    if (result !== undefined && !(result instanceof NotImplementedValue)) return result
  }
  const result = callSpecial(m, a, `__${name}__`, [b])
  if (result !== undefined && !(result instanceof NotImplementedValue)) return result
  if (!reflectedFirst && left !== right) {
    const reflected = callSpecial(m, b, `__r${name}__`, [a])
    if (reflected !== undefined && !(reflected instanceof NotImplementedValue)) return reflected
  }
  const sign = shown === '**' ? '** or pow()' : shown
  throw typeError(`unsupported operand type(s) for ${sign}: '${typeName(a)}' and '${typeName(b)}'`)
}

function arithmetic(m: Machine, op: ArithmeticOp, a: Value, b: Value): Value {
  const i = asInt(a)
  const j = asInt(b)
  if (i !== undefined && j !== undefined) return integers(m, op, a, b, i, j)
  const x = asReal(a) ?? 0
  const y = asReal(b) ?? 0
  switch (op) {
    case '+':
      return new Float(x + y)
    case '-':
      return new Float(x - y)
    case '*':
      return new Float(x * y)
    case '/':
      if (y === 0) throw raised('ZeroDivisionError', 'float division by zero')
      return new Float(x / y)
    case '//':
      return new Float(floatFloorDiv(x, y))
    case '%':
      return new Float(floatMod(x, y))
    case '**':
      return new Float(floatPow(x, y))
    default:
      throw typeError(`unsupported operand type(s) for ${op}: '${typeName(a)}' and '${typeName(b)}'`)
  }
}

function integers(m: Machine, op: ArithmeticOp, a: Value, b: Value, i: Int, j: Int): Value {
  switch (op) {
    case '+':
      return intAdd(i, j)
    case '-':
      return intSub(i, j)
    case '*':
      return intMul(m, i, j)
    case '/':
      if (j === 0) throw raised('ZeroDivisionError', 'division by zero')
      return new Float(Number(i) / Number(j))
    case '//':
      return intFloorDiv(i, j)
    case '%':
      return intMod(i, j)
    case '**':
      return intPow(m, i, j)
    case '<<':
    case '>>':
      return intShift(m, i, j, op === '<<')
    case '@':
      throw typeError(`unsupported operand type(s) for @: '${typeName(a)}' and '${typeName(b)}'`)
    default: {
      const bits = intBits(op, i, j)
      return typeof a === 'boolean' && typeof b === 'boolean' ? bits !== 0 : bits
    }
  }
}

function sequences(m: Machine, op: ArithmeticOp, a: Value, b: Value): Value | undefined {
  if (op === '+') {
    if (typeof a === 'string') {
      if (typeof b !== 'string') {
        if (b instanceof PyInstance) return undefined
        throw typeError(`can only concatenate str (not "${typeName(b)}") to str`)
      }
      m.take(a.length + b.length)
      return a + b
    }
    if (a instanceof PyList) {
      if (!(b instanceof PyList)) {
        if (b instanceof PyInstance) return undefined
        throw typeError(`can only concatenate list (not "${typeName(b)}") to list`)
      }
      m.takeElements(a.items.length + b.items.length)
      return new PyList([...a.items, ...b.items])
    }
    if (a instanceof PyTuple) {
      if (!(b instanceof PyTuple)) {
        if (b instanceof PyInstance) return undefined
        throw typeError(`can only concatenate tuple (not "${typeName(b)}") to tuple`)
      }
      m.takeElements(a.items.length + b.items.length)
      const same = a.cls !== null && a.cls.name === 'Size' && b.cls === a.cls
      return new PyTuple([...a.items, ...b.items], same ? a.cls : null)
    }
  }
  if (op === '*') {
    if (isRepeatable(a)) return repeat(m, a, b)
    if (isRepeatable(b)) return repeat(m, b, a)
  }
  if (op === '%' && typeof a === 'string') return percentFormat(m, a, b)
  if (a instanceof PySet && b instanceof PySet) return sets(op, a, b)
  if (op === '|' && a instanceof PyDict && b instanceof PyDict) {
    const merged = new PyDict()
    for (const one of [a, b]) for (const [key, value] of one.entries.values()) dictSet(m, merged, key, value)
    return merged
  }
  return undefined
}

type Repeatable = string | PyList | PyTuple
const isRepeatable = (value: Value): value is Repeatable =>
  typeof value === 'string' || value instanceof PyList || value instanceof PyTuple

function repeat(m: Machine, value: Repeatable, times: Value): Value | undefined {
  const count = asInt(times)
  if (count === undefined) {
    if (times instanceof PyInstance) return undefined
    throw typeError(`can't multiply sequence by non-int of type '${typeName(times)}'`)
  }
  const n = Math.max(0, Number(count))
  if (typeof value === 'string') {
    m.take(value.length * n)
    m.work((value.length * n) / 256)
    return value.repeat(value.length === 0 ? 0 : n)
  }
  m.takeElements(value.items.length * n)
  const items: Value[] = []
  if (value.items.length > 0) for (let i = 0; i < n; i++) items.push(...value.items)
  return value instanceof PyList ? new PyList(items) : new PyTuple(items)
}

/** Set algebra; `undefined` for an operator that sets do not have. */
export function sets(op: string, a: PySet, b: PySet): PySet | undefined {
  const result = new PySet(a.frozen)
  const add = (from: PySet, wanted: (key: Parameters<typeof from.entries.has>[0]) => boolean): void => {
    for (const [key, value] of from.entries) if (wanted(key)) result.entries.set(key, value)
  }
  if (op === '|') {
    add(a, () => true)
    add(b, (key) => !result.entries.has(key))
  } else if (op === '&') add(a, (key) => b.entries.has(key))
  else if (op === '-') add(a, (key) => !b.entries.has(key))
  else if (op === '^') {
    add(a, (key) => !b.entries.has(key))
    add(b, (key) => !a.entries.has(key))
  } else return undefined
  return result
}

/** `a op= b`: in place where the left side knows how, else as `a op b`. */
export function update(m: Machine, op: ArithmeticOp, a: Value, b: Value): Value {
  if (typeof a === 'number' || a instanceof Float || typeof a === 'string') {
    return b instanceof Tensor || b instanceof PyInstance || !asReal0(b)
      ? binaryShown(m, op, a, b)
      : binary(m, op, a, b)
  }
  if (a instanceof PyList && op === '+') {
    const items = collect(m, b)
    for (const item of items) a.items.push(item)
    return a
  }
  if (a instanceof PySet && b instanceof PySet && !a.frozen) {
    const result = sets(op, a, b)
    if (result) {
      a.entries.clear()
      for (const [key, value] of result.entries) a.entries.set(key, value)
      return a
    }
  }
  const result = callSpecial(m, a, `__i${SPECIAL[op]}__`, [b])
  if (result !== undefined && !(result instanceof NotImplementedValue)) return result
  return binaryShown(m, op, a, b)
}

/** As `binary`, but a missing operator is shown with its equals sign. */
function binaryShown(m: Machine, op: ArithmeticOp, a: Value, b: Value): Value {
  if (a instanceof Tensor || b instanceof Tensor || a instanceof PyInstance || b instanceof PyInstance) {
    return dispatch(m, op, `${op}=`, a, b)
  }
  try {
    return binary(m, op, a, b)
  } catch (error) {
    throw shownAsUpdate(error, op)
  }
}

function shownAsUpdate(error: unknown, op: string): unknown {
  const text = error instanceof Error ? error.message : ''
  const plain = `unsupported operand type(s) for ${op === '**' ? '** or pow()' : op}: `
  return text.startsWith(plain)
    ? typeError(`unsupported operand type(s) for ${op}=: ${text.slice(plain.length)}`)
    : error
}

/** `-a`, `+a`, `~a`. */
export function unary(m: Machine, op: '-' | '+' | '~', a: Value): Value {
  const i = typeof a === 'object' ? undefined : asInt(a)
  if (i !== undefined) {
    if (op === '+') return i
    return op === '-' ? intSub(0, i) : intSub(-1, i)
  }
  if (a instanceof Float && op !== '~') return op === '-' ? new Float(-a.n) : a
  const name = op === '-' ? '__neg__' : op === '+' ? '__pos__' : '__invert__'
  const result = callSpecial(m, a, name, [])
  if (result !== undefined) return result
  throw typeError(`bad operand type for unary ${op}: '${typeName(a)}'`)
}

/** What an index or a size must be. */
export function asIndex(m: Machine, value: Value): number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'bigint') throw raised('IndexError', "cannot fit 'int' into an index-sized integer")
  const index = callSpecial(m, value, '__index__', [])
  if (index !== undefined && isInt(index)) return Number(index)
  throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`)
}
