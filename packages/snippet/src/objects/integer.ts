import type { Machine } from '../machine.js'
import { raised, valueError } from './error.js'
import { Float, type Value } from './value.js'

/** Python's int: a number while it is exact in one, a bigint beyond. */
export type Int = number | bigint

export const isInt = (value: Value): value is Int => typeof value === 'number' || typeof value === 'bigint'

/** The shorter form of an integer. */
export function narrow(n: bigint): Int {
  return n <= 9007199254740991n && n >= -9007199254740991n ? Number(n) : n
}

/** What counts as an int in arithmetic: ints and bools. */
export function asInt(value: Value): Int | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  return undefined
}

/** What counts as a real number in arithmetic, as a JavaScript number. */
export function asReal(value: Value): number | undefined {
  if (value instanceof Float) return value.n
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'bigint') return bigToFloat(value)
  return undefined
}

export function bigToFloat(n: bigint): number {
  const real = Number(n)
  if (!Number.isFinite(real)) throw raised('OverflowError', 'int too large to convert to float')
  return real
}

const exact = Number.isSafeInteger

export function intAdd(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (exact(sum)) return sum
  }
  return narrow(BigInt(a) + BigInt(b))
}

export function intSub(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b
    if (exact(difference)) return difference
  }
  return narrow(BigInt(a) - BigInt(b))
}

export function intMul(m: Machine, a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    if (exact(product)) return product === 0 ? 0 : product
  }
  const bits = bitsOf(a) + bitsOf(b)
  takeBits(m, bits)
  return narrow(BigInt(a) * BigInt(b))
}

const bitsOf = (n: Int): number => (typeof n === 'number' ? 53 : n.toString(16).length * 4)

/** Long integers cost memory, and time that grows faster than their length. */
function takeBits(m: Machine, bits: number): void {
  if (bits <= 128) return
  m.take(bits / 8)
  m.work(Math.ceil((bits / 64) ** 1.6))
}

/** `a // b` for ints: rounded down. */
export function intFloorDiv(a: Int, b: Int): Int {
  if (b === 0) throw raised('ZeroDivisionError', 'integer division or modulo by zero')
  if (typeof a === 'number' && typeof b === 'number') {
    const quotient = Math.floor(a / b)
    // The quotient of two safe integers may round up to an integer; the remainder settles it.
    const remainder = a - quotient * b
    if (exact(quotient * b) && (b > 0 ? remainder >= 0 && remainder < b : remainder <= 0 && remainder > b)) {
      return quotient === 0 ? 0 : quotient
    }
  }
  const x = BigInt(a)
  const y = BigInt(b)
  const quotient = x / y
  return narrow(x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient)
}

/** `a % b` for ints: the sign of the divisor. */
export function intMod(a: Int, b: Int): Int {
  if (b === 0) throw raised('ZeroDivisionError', 'integer modulo by zero')
  if (typeof a === 'number' && typeof b === 'number') {
    const remainder = a % b
    const signed = remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder
    return signed === 0 ? 0 : signed
  }
  const y = BigInt(b)
  const remainder = BigInt(a) % y
  return narrow(remainder !== 0n && remainder < 0n !== y < 0n ? remainder + y : remainder)
}

/** `a ** b` for ints; a negative exponent gives a float. */
export function intPow(m: Machine, a: Int, b: Int): Int | Float {
  if (b < 0) {
    if (a === 0) throw raised('ZeroDivisionError', '0.0 cannot be raised to a negative power')
    return new Float(Number(a) ** Number(b))
  }
  if (typeof a === 'number' && typeof b === 'number') {
    const power = a ** b
    if (exact(power)) return power
  }
  const base = BigInt(a)
  if (base >= -1n && base <= 1n)
    return narrow(base ** (BigInt(b) % 2n === 0n && base === -1n ? 2n : base === -1n ? 1n : BigInt(b) > 0n ? 1n : 0n))
  takeBits(m, bitsNeeded(a) * Number(b))
  return narrow(base ** BigInt(b))
}

const bitsNeeded = (n: Int): number => (typeof n === 'number' ? Math.log2(Math.abs(n)) : bitsOf(n))

export function intShift(m: Machine, a: Int, b: Int, left: boolean): Int {
  if (b < 0) throw valueError('negative shift count')
  if (left) {
    if (a !== 0) takeBits(m, bitsOf(a) + Number(b))
    return a === 0 ? 0 : narrow(BigInt(a) << BigInt(b))
  }
  return Number(b) > 1e9 ? (a < 0 ? -1 : 0) : narrow(BigInt(a) >> BigInt(b))
}

export function intBits(op: '&' | '|' | '^', a: Int, b: Int): Int {
  const x = BigInt(a)
  const y = BigInt(b)
  return narrow(op === '&' ? x & y : op === '|' ? x | y : x ^ y)
}
