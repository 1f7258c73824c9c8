/** A number as mathematics writes it: no trailing point, four decimals at most, powers of ten for the very large and small. */
export function mathNumber(value: number): string {
  if (Number.isNaN(value)) return '\\text{nan}'
  if (!Number.isFinite(value)) return value > 0 ? '\\infty' : '-\\infty'
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) {
    const [mantissa, exponent] = value.toExponential(3).split('e')
    return `${Number(mantissa)} \\times 10^{${Number(exponent)}}`
  }
  return String(Math.round(value * 1e4) / 1e4 + 0)
}

/** The same as a factor of a product: negative numbers stand in brackets. */
export const factorNumber = (value: number): string => (value < 0 ? `(${mathNumber(value)})` : mathNumber(value))
