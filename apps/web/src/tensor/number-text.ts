/** A number, or one of the three that JSON cannot carry. */
export type Value = number | 'nan' | 'inf' | '-inf'

const WORDS = { nan: 'nan', inf: '∞', '-inf': '−∞' } as const

/**
 * A number as mathematics sets it: a true minus, no trailing point, at most four decimals;
 * very large and very small ones as a power of ten.
 */
export function mathNumber(value: Value): string {
  if (typeof value === 'string') return WORDS[value]
  const size = Math.abs(value)
  const text =
    size !== 0 && (size >= 1e6 || size < 1e-4)
      ? value
          .toExponential(2)
          .replace(/\.?0*e/, 'e')
          .replace('e+', 'e')
      : String(Number(value.toFixed(4)))
  return text === '-0' ? '0' : text.replace(/-/g, '−')
}
