import type { Machine } from '../machine.js'
import { callSpecial } from '../objects/call.js'
import { typeName } from '../objects/classes.js'
import { raised, typeError, valueError } from '../objects/error.js'
import { asInt, asReal, intMul, narrow, type Int } from '../objects/integer.js'
import { each } from '../objects/iterate.js'
import { binary } from '../objects/operator.js'
import { Float, PyModule, PyTuple, type NativeFunction, type Value } from '../objects/value.js'
import { fn } from '../builtins/define.js'
import { provideModule } from './import.js'

function real(m: Machine, value: Value): number {
  const n = asReal(value)
  if (n !== undefined) return n
  const special = callSpecial(m, value, '__float__', [])
  if (special instanceof Float) return special.n
  throw typeError(`must be real number, not ${typeName(value)}`)
}

/** A function of one real number; NaN out of a number is a domain error, infinity out of a finite one a range error. */
function unary(name: string, of: (x: number) => number): NativeFunction {
  return fn(name, 'x, /', (m, [value]) => {
    const x = real(m, value)
    const y = of(x)
    if (Number.isNaN(y) && !Number.isNaN(x)) throw valueError('math domain error')
    if (!Number.isFinite(y) && Number.isFinite(x)) {
      throw name.startsWith('log') || name === 'atanh' || name === 'gamma'
        ? valueError('math domain error')
        : raised('OverflowError', 'math range error')
    }
    return new Float(y)
  })
}

function whole(name: string, of: (x: number) => number): NativeFunction {
  return fn(name, 'x, /', (m, [value]) => {
    const n = asInt(value)
    if (n !== undefined) return n
    const x = real(m, value)
    if (!Number.isFinite(x)) {
      if (Number.isNaN(x)) throw valueError('cannot convert float NaN to integer')
      throw raised('OverflowError', 'cannot convert float infinity to integer')
    }
    const y = of(x)
    return Number.isSafeInteger(y) ? y + 0 : narrow(BigInt(y))
  })
}

function integer(value: Value): Int {
  const n = asInt(value)
  if (n === undefined) throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`)
  return n
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y) [x, y] = [y, x % y]
  return x
}

function log(m: Machine, value: Value, base: Value): Value {
  const x = real(m, value)
  if (x <= 0) throw valueError('math domain error')
  if (base === null) return new Float(Math.log(x))
  const b = real(m, base)
  if (b <= 0) throw valueError('math domain error')
  if (b === 1) throw raised('ZeroDivisionError', 'float division by zero')
  return new Float(Math.log(x) / Math.log(b))
}

function isClose(m: Machine, [a, b, relative, absolute]: readonly Value[]): boolean {
  const x = real(m, a)
  const y = real(m, b)
  if (x === y) return true
  if (!Number.isFinite(x) || !Number.isFinite(y)) return false
  const gap = Math.abs(x - y)
  return gap <= Math.max(real(m, relative) * Math.max(Math.abs(x), Math.abs(y)), real(m, absolute))
}

/** The error function by its series near zero and its continued fraction further out. */
export function erf(x: number): number {
  if (Number.isNaN(x)) return NaN
  const size = Math.abs(x)
  if (size > 6) return Math.sign(x)
  if (size < 2.5) {
    let term = x
    let total = x
    for (let n = 1; n < 100 && Math.abs(term) > 1e-17 * Math.abs(total); n++) {
      term *= -(x * x) / n
      total += term / (2 * n + 1)
    }
    return (2 / Math.sqrt(Math.PI)) * total
  }
  let tail = 0
  for (let k = 60; k >= 1; k--) tail = k / 2 / (size + tail)
  return Math.sign(x) * (1 - Math.exp(-size * size) / Math.sqrt(Math.PI) / (size + tail))
}

/** The gamma function by Lanczos's sum. */
function gamma(x: number): number {
  if (Number.isInteger(x)) {
    if (x <= 0) return NaN
    if (x < 171) {
      let product = 1
      for (let i = 2; i < x; i++) product *= i
      return product
    }
  }
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x))
  return Math.exp(logGamma(x))
}

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x)
  const z = x - 1
  const t = z + 7.5
  const series = LANCZOS.reduce((total, c, i) => (i === 0 ? c : total + c / (z + i)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(series)
}

function factorial(m: Machine, value: Value): Value {
  if (value instanceof Float) throw typeError("'float' object cannot be interpreted as an integer")
  const n = Number(integer(value))
  if (n < 0) throw valueError('factorial() not defined for negative values')
  let product: Int = 1
  for (let i = 2; i <= n; i++) {
    m.tick()
    product = intMul(m, product, i)
  }
  return product
}

function squareRoot(n: bigint): bigint {
  if (n < 2n) return n
  let x = BigInt(Math.floor(Math.sqrt(Number(n))))
  for (;;) {
    const next = (x + n / x) >> 1n
    if (next === x || next === x + 1n) break
    x = next
  }
  while (x * x > n) x--
  return x
}

const FUNCTIONS: readonly NativeFunction[] = [
  unary('sqrt', Math.sqrt),
  unary('exp', Math.exp),
  unary('expm1', Math.expm1),
  unary('log2', Math.log2),
  unary('log10', Math.log10),
  unary('log1p', Math.log1p),
  unary('sin', Math.sin),
  unary('cos', Math.cos),
  unary('tan', Math.tan),
  unary('asin', Math.asin),
  unary('acos', Math.acos),
  unary('atan', Math.atan),
  unary('sinh', Math.sinh),
  unary('cosh', Math.cosh),
  unary('tanh', Math.tanh),
  unary('asinh', Math.asinh),
  unary('acosh', Math.acosh),
  unary('atanh', Math.atanh),
  unary('fabs', Math.abs),
  unary('degrees', (x) => (x * 180) / Math.PI),
  unary('radians', (x) => (x * Math.PI) / 180),
  unary('cbrt', Math.cbrt),
  unary('erf', erf),
  unary('erfc', (x) => 1 - erf(x)),
  unary('gamma', gamma),
  unary('lgamma', logGamma),
  whole('floor', Math.floor),
  whole('ceil', Math.ceil),
  whole('trunc', Math.trunc),
  fn('log', 'x, base=None, /', (m, [value, base]) => log(m, value, base)),
  fn('pow', 'x, y, /', (m, [x, y]) => {
    const power = real(m, x) ** real(m, y)
    if (Number.isNaN(power) && !Number.isNaN(real(m, x))) throw valueError('math domain error')
    return new Float(power)
  }),
  fn('atan2', 'y, x, /', (m, [y, x]) => new Float(Math.atan2(real(m, y), real(m, x)))),
  fn('fmod', 'x, y, /', (m, [x, y]) => new Float(real(m, x) % real(m, y))),
  fn('copysign', 'x, y, /', (m, [x, y]) => {
    const sign = real(m, y)
    const size = Math.abs(real(m, x))
    return new Float(sign < 0 || Object.is(sign, -0) ? -size : size)
  }),
  fn('isnan', 'x, /', (m, [x]) => Number.isNaN(real(m, x))),
  fn('isinf', 'x, /', (m, [x]) => Math.abs(real(m, x)) === Infinity),
  fn('isfinite', 'x, /', (m, [x]) => Number.isFinite(real(m, x))),
  fn('isclose', 'a, b, *, rel_tol=1e-09, abs_tol=0.0', isClose),
  fn('factorial', 'n, /', (m, [n]) => factorial(m, n)),
  fn('gcd', 'a, b, /', (_m, [a, b]) => narrow(gcd(BigInt(integer(a)), BigInt(integer(b))))),
  fn('isqrt', 'n, /', (_m, [n]) => {
    const value = BigInt(integer(n))
    if (value < 0n) throw valueError('isqrt() argument must be nonnegative')
    return narrow(squareRoot(value))
  }),
  fn('comb', 'n, k, /', (m, [n, k]) => {
    const [all, some] = [Number(integer(n)), Number(integer(k))]
    let result = 1n
    for (let i = 1; i <= Math.min(some, all - some); i++) {
      m.tick()
      result = (result * BigInt(all - Math.min(some, all - some) + i)) / BigInt(i)
    }
    return some > all ? 0 : narrow(result)
  }),
  fn('hypot', 'x, y, /', (m, [x, y]) => new Float(Math.hypot(real(m, x), real(m, y)))),
  fn('dist', 'p, q, /', (m, [p, q]) => {
    const pick = (value: Value): number[] => {
      const found: number[] = []
      each(m, value, (item) => void found.push(real(m, item)))
      return found
    }
    const other = pick(q)
    return new Float(Math.hypot(...pick(p).map((x, i) => x - other[i])))
  }),
  fn('fsum', 'seq, /', (m, [seq]) => {
    let total = 0
    let carry = 0
    each(m, seq, (item) => {
      const x = real(m, item)
      const sum = total + x
      carry += Math.abs(total) >= Math.abs(x) ? total - sum + x : x - sum + total
      total = sum
    })
    return new Float(total + carry)
  }),
  fn('prod', 'iterable, /, *, start=1', (m, [iterable, start]) => {
    let total = start
    each(m, iterable, (item) => {
      total = binary(m, '*', total, item)
    })
    return total
  }),
  fn('modf', 'x, /', (m, [x]) => {
    const n = real(m, x)
    return new PyTuple([new Float(n - Math.trunc(n)), new Float(Math.trunc(n))])
  }),
]

provideModule('math', () => {
  const members = new Map<string, Value>(FUNCTIONS.map((one) => [one.name, one]))
  members.set('pi', new Float(Math.PI))
  members.set('e', new Float(Math.E))
  members.set('tau', new Float(2 * Math.PI))
  members.set('inf', new Float(Infinity))
  members.set('nan', new Float(NaN))
  return new PyModule('math', members)
})
