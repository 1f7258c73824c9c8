import { raised } from './error.js'

/** Python's `repr` of a float: the shortest text that reads back, in exponent form from 1e16 and below 1e-4. */
export function floatRepr(n: number): string {
  if (Number.isNaN(n)) return 'nan'
  if (!Number.isFinite(n)) return n > 0 ? 'inf' : '-inf'
  if (n === 0) return Object.is(n, -0) ? '-0.0' : '0.0'
  const size = Math.abs(n)
  if (size >= 1e16 || size < 1e-4) return exponentForm(n.toExponential())
  const text = String(n)
  return text.includes('.') ? text : `${text}.0`
}

/** JavaScript's `1e-7` is Python's `1e-07`. */
export function exponentForm(text: string): string {
  return text.replace(/e([+-])(\d)$/, 'e$10$2')
}

export function floatFloorDiv(a: number, b: number): number {
  if (b === 0) throw raised('ZeroDivisionError', 'float floor division by zero')
  const remainder = floatMod(a, b)
  const quotient = (a - remainder) / b
  const rounded = Math.floor(quotient)
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0
  return quotient - rounded > 0.5 ? rounded + 1 : rounded
}

/** `a % b` for floats: the sign of the divisor, zeros included. */
export function floatMod(a: number, b: number): number {
  if (b === 0) throw raised('ZeroDivisionError', 'float modulo')
  const remainder = a % b
  if (remainder === 0) return b < 0 ? -0 : 0
  if (Number.isNaN(remainder) || remainder < 0 === b < 0) return remainder
  return Number.isFinite(b) ? remainder + b : b
}

export function floatPow(a: number, b: number): number {
  if (a === 0 && b < 0) throw raised('ZeroDivisionError', '0.0 cannot be raised to a negative power')
  if (a < 0 && Number.isFinite(b) && !Number.isInteger(b)) {
    throw raised('NotInSubset', "complex numbers are not part of Gradroom's Python. Gradroom 的 Python 不包含复数。")
  }
  if (a === 1 || b === 0) return 1
  if (a === -1 && !Number.isFinite(b) && !Number.isNaN(b)) return 1
  const power = a ** b
  if (!Number.isFinite(power) && Number.isFinite(a) && Number.isFinite(b)) {
    throw raised('OverflowError', "(34, 'Numerical result out of range')")
  }
  return power
}
