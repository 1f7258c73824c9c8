import type { Machine } from '../machine.js'
import { callSpecial } from '../objects/call.js'
import { boolClass, floatClass, intClass, noneClass, typeName } from '../objects/classes.js'
import { raised, typeError, valueError } from '../objects/error.js'
import { asInt, asReal, narrow } from '../objects/integer.js'
import { fixed } from '../objects/format.js'
import { truth } from '../objects/iterate.js'
import { textRepr } from '../objects/repr.js'
import { builtinNames } from '../compile/names.js'
import { Float, PyTuple, type Value } from '../objects/value.js'
import { constructor, method, property } from './define.js'

builtinNames.set('int', intClass)
builtinNames.set('float', floatClass)
builtinNames.set('bool', boolClass)

intClass.construct = constructor('int', 'x=0, base=None', (m, [value, base]) => toInt(m, value, base))
floatClass.construct = constructor('float', 'x=0.0, /', (m, [value]) => toFloat(m, value))
boolClass.construct = constructor('bool', 'x=False, /', (m, [value]) => truth(m, value))
noneClass.construct = () => null

function toInt(m: Machine, value: Value, base: Value): Value {
  if (base !== null || typeof value === 'string') {
    if (typeof value !== 'string') throw typeError("int() can't convert non-string with explicit base")
    return parseInteger(m, value, base === null ? 10 : Number(asInt(base) ?? 10))
  }
  const whole = asInt(value)
  if (whole !== undefined) return whole
  if (value instanceof Float) {
    if (Number.isNaN(value.n)) throw valueError('cannot convert float NaN to integer')
    if (!Number.isFinite(value.n)) throw raised('OverflowError', 'cannot convert float infinity to integer')
    const truncated = Math.trunc(value.n)
    return Number.isSafeInteger(truncated) ? truncated + 0 : narrow(BigInt(truncated))
  }
  const special = callSpecial(m, value, '__int__', []) ?? callSpecial(m, value, '__index__', [])
  if (special !== undefined) return special
  throw typeError(`int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`)
}

function parseInteger(m: Machine, text: string, base: number): Value {
  const bad = () => valueError(`invalid literal for int() with base ${base}: ${textRepr(text)}`)
  const plain = text
    .trim()
    .replace(/(\d)_(?=\d)/g, '$1')
    .toLowerCase()
  const found = /^([+-]?)(0[xob])?([0-9a-z]+)$/.exec(plain)
  if (!found) throw bad()
  const [, sign, prefix, digits] = found
  if (prefix && base !== 0 && { '0x': 16, '0o': 8, '0b': 2 }[prefix] !== base) throw bad()
  const radix = base === 0 ? ({ '0x': 16, '0o': 8, '0b': 2 }[prefix ?? ''] ?? 10) : base
  if (![...digits].every((digit) => parseInt(digit, 36) < radix)) throw bad()
  if (digits.length > 4300) {
    throw valueError(
      `Exceeds the limit (4300 digits) for integer string conversion: value has ${digits.length} digits; use sys.set_int_max_str_digits() to increase the limit`,
    )
  }
  m.work(digits.length)
  let n = 0n
  for (const digit of digits) n = n * BigInt(radix) + BigInt(parseInt(digit, 36))
  return narrow(sign === '-' ? -n : n)
}

export function toFloat(m: Machine, value: Value): Float {
  if (value instanceof Float) return value
  const real = asReal(value)
  if (real !== undefined) return new Float(real)
  if (typeof value === 'string') {
    const plain = value
      .trim()
      .replace(/(\d)_(?=\d)/g, '$1')
      .toLowerCase()
    const word = /^([+-]?)(inf|infinity|nan)$/.exec(plain)
    if (word) return new Float(word[2] === 'nan' ? NaN : word[1] === '-' ? -Infinity : Infinity)
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(plain)) {
      throw valueError(`could not convert string to float: ${textRepr(value)}`)
    }
    return new Float(Number(plain))
  }
  const special = callSpecial(m, value, '__float__', []) ?? callSpecial(m, value, '__index__', [])
  if (special instanceof Float) return special
  const index = special === undefined ? undefined : asReal(special)
  if (index !== undefined) return new Float(index)
  throw typeError(`float() argument must be a string or a real number, not '${typeName(value)}'`)
}

/** `round(value, digits)`: halves go to the even neighbour. */
export function roundNumber(m: Machine, value: Value, digits: Value): Value {
  const places = digits === null ? null : Number(asInt(digits) ?? NaN)
  if (places !== null && Number.isNaN(places)) {
    throw typeError(`'${typeName(digits)}' object cannot be interpreted as an integer`)
  }
  const whole = asInt(value)
  if (whole !== undefined) {
    if (places === null || places >= 0) return whole
    const step = 10n ** BigInt(-places)
    const n = BigInt(whole)
    const rest = ((n % step) + step) % step
    const down = n - rest
    const up = rest * 2n > step || (rest * 2n === step && (down / step) % 2n !== 0n)
    return narrow(up ? down + step : down)
  }
  if (value instanceof Float) {
    if (places === null) {
      if (Number.isNaN(value.n)) throw valueError('cannot convert float NaN to integer')
      if (!Number.isFinite(value.n)) throw raised('OverflowError', 'cannot convert float infinity to integer')
      return halfEven(value.n)
    }
    if (!Number.isFinite(value.n)) return value
    if (places < 0) {
      const step = 10 ** -places
      return new Float(halfEven(value.n / step) * step)
    }
    const size = Math.abs(value.n)
    if (size >= 2 ** 52 || places > 22) return value
    const rounded = Number(fixed(size, places))
    return new Float(value.n < 0 || Object.is(value.n, -0) ? -rounded : rounded)
  }
  const special = callSpecial(m, value, '__round__', digits === null ? [] : [digits])
  if (special === undefined) throw typeError(`type ${typeName(value)} doesn't define __round__ method`)
  return special
}

function halfEven(n: number): number {
  const floor = Math.floor(n)
  const rest = n - floor
  if (rest < 0.5) return floor + 0
  if (rest > 0.5) return floor + 1
  return floor % 2 === 0 ? floor : floor + 1
}

const real = (value: Value): number => asReal(value) ?? NaN
method(floatClass, 'is_integer', '', (_m, [self]) => Number.isInteger(real(self)))
method(intClass, 'bit_length', '', (_m, [self]) => {
  const whole = BigInt(asInt(self) ?? 0)
  return whole === 0n ? 0 : (whole < 0n ? -whole : whole).toString(2).length
})
method(intClass, 'conjugate', '', (_m, [self]) => self)
method(floatClass, 'conjugate', '', (_m, [self]) => self)
method(floatClass, 'as_integer_ratio', '', (_m, [self]) => {
  let bottom = 1n
  let top = real(self)
  while (!Number.isInteger(top)) {
    top *= 2
    bottom *= 2n
  }
  return new PyTuple([narrow(BigInt(top)), narrow(bottom)])
})
property(intClass, 'real', (_m, self) => asInt(self) ?? 0)
property(intClass, 'imag', () => 0)
property(intClass, 'numerator', (_m, self) => asInt(self) ?? 0)
property(intClass, 'denominator', () => 1)
property(floatClass, 'real', (_m, self) => self)
property(floatClass, 'imag', () => new Float(0))
