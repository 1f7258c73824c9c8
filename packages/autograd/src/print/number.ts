/**
 * `x` with `digits` after the point, as C's printf writes it. JavaScript takes the larger of two equally near texts, C the even one.
 */
export function fixed(x: number, digits: number): string {
  if (!Number.isFinite(x)) return nonFinite(x)
  if (Math.abs(x) >= 1e21) return BigInt(x).toString() + (digits > 0 ? `.${'0'.repeat(digits)}` : '')
  const size = Math.abs(x)
  const text = size.toFixed(digits)
  const scaled = size * 10 ** digits
  const tie = scaled - Math.floor(scaled) === 0.5 && /^50*$/.test(size.toFixed(100).split('.')[1].slice(digits))
  const sign = x < 0 || Object.is(x, -0) ? '-' : ''
  return sign + (tie && isOdd(text) ? truncated(size, digits) : text)
}

const isOdd = (text: string): boolean => Number(text[text.length - 1]) % 2 === 1

/** The digits without rounding. */
function truncated(size: number, digits: number): string {
  const [whole, fraction] = size.toFixed(100).split('.')
  return digits === 0 ? whole : `${whole}.${fraction.slice(0, digits)}`
}

/** `1.0000e-05`: two digits of exponent at least, ties to even. */
export function scientific(x: number, digits: number): string {
  if (!Number.isFinite(x)) return nonFinite(x)
  let [mantissa, exponent] = Math.abs(x).toExponential(digits).split('e')
  const [exact, exactExponent] = Math.abs(x).toExponential(60).split('e')
  const cut = digits === 0 ? 1 : digits + 2
  if (/^\.?50*$/.test(exact.slice(cut)) && isOdd(mantissa)) [mantissa, exponent] = [exact.slice(0, cut), exactExponent]
  const sign = exponent.startsWith('-') ? '-' : '+'
  const minus = x < 0 || Object.is(x, -0) ? '-' : ''
  return `${minus}${mantissa}e${sign}${exponent.replace(/^[+-]/, '').padStart(2, '0')}`
}

const nonFinite = (x: number): string => (Number.isNaN(x) ? 'nan' : x > 0 ? 'inf' : '-inf')
