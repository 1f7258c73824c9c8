/** How near an exact answer must be, as a share of the key, by the type in which the key was computed. */
const RELATIVE: Readonly<Record<string, number>> = { float64: 1e-6, float32: 1e-5, float16: 1e-3, bfloat16: 1e-2 }
const ABSOLUTE = 1e-6
/** Half a unit of the fourth decimal, the last that PyTorch prints: copying a printed number is right. */
const PRINTED = 5.1e-5
/** But for small numbers only this share, so that zero is not taken for a small number. */
const PRINTED_SHARE = 0.02

/** A number of the key, as it travels in JSON. */
export type KeyNumber = number | 'nan' | 'inf' | '-inf'

export const keyNumber = (value: KeyNumber): number =>
  typeof value === 'number' ? value : value === 'nan' ? NaN : value === 'inf' ? Infinity : -Infinity

/**
 * Whether a number that a person gave is the key's. Right is what lies within the tolerance of the type (whole numbers: exactly) or prints as the key does,
 * and what is the key rounded or cut off where the person stopped writing, if they wrote at least three decimals or four
 * digits: `0.333` and `0.6666` are right, `0.3` is not, and neither is 1001 for 1000.
 */
export function isClose(given: number, key: KeyNumber, dtype: string): boolean {
  const expected = keyNumber(key)
  if (Number.isNaN(expected)) return Number.isNaN(given)
  if (!Number.isFinite(expected)) return given === expected
  const difference = Math.abs(given - expected)
  const relative = RELATIVE[dtype]
  if (relative === undefined) return difference === 0
  const size = Math.abs(expected)
  if (difference <= ABSOLUTE + relative * size + Math.min(PRINTED, PRINTED_SHARE * size)) return true
  const { decimals, digits } = precision(given)
  if (decimals < 1 || (decimals < 3 && digits < 4)) return false
  const unit = 10 ** -decimals
  const rounded = difference <= unit / 2 + ABSOLUTE
  const cutOff = digits >= 3 && Math.abs(given) < size && given * expected > 0 && difference < unit
  return rounded || cutOff
}

/** How many decimals and how many significant digits the shortest form of a number has. */
function precision(value: number): { decimals: number; digits: number } {
  const [mantissa, exponent = '0'] = String(Math.abs(value)).split('e')
  const [whole, fraction = ''] = mantissa.split('.')
  const digits = `${whole}${fraction}`.replace(/^0+/, '').length
  return { decimals: Math.max(0, fraction.length - Number(exponent)), digits }
}
