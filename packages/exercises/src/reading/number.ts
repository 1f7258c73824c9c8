const PLAIN = /^[\t\n -~]*$/

/** Turns what phones and Chinese keyboards type into plain ASCII: full-width digits, signs, brackets, commas; the true minus. */
export function plainCharacters(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .normalize('NFKC')
    .replaceAll(/[\u2212\u2010-\u2015\u02d7\ufe63]/g, '-')
    .replaceAll(/[\u3001\u060c]/g, ',')
    .replaceAll(/[\u3010\u3014]/g, '[')
    .replaceAll(/[\u3011\u3015]/g, ']')
    .replaceAll(/[\u3002]/g, '.')
    .replaceAll(/[\u2044\u2215\u00f7]/g, '/')
    .replaceAll(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replaceAll(/\u221a\s*\(/g, 'sqrt(')
    .replaceAll(/\u221a\s*(\d+(?:\.\d*)?)/g, 'sqrt($1)')
}

const DECIMAL = String.raw`(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`
const TERM = new RegExp(String.raw`^(${DECIMAL})?\*?(?:sqrt\((${DECIMAL})\))?$`, 'i')

/**
 * Reads one number as a person types it: `2`, `2.`, `-2`, `−2`, `２`, `1/3`, `2e-3`, `sqrt(2)`, `2*sqrt(3)/3`, `√2`, `nan`, `inf`.
 * @returns the number (infinite or not a number only when written so), or null where it cannot be read: not finished, not a number.
 */
export function readNumber(text: string): number | null {
  const plain = plainCharacters(text).replaceAll(/\s+/g, '').toLowerCase()
  const signed = /^([+-]?)(.+)$/.exec(plain)
  if (signed === null) return null
  const sign = signed[1] === '-' ? -1 : 1
  const [top, bottom, ...more] = signed[2].split('/')
  if (more.length > 0) return null
  if (top === 'inf' || top === 'infinity') return bottom === undefined ? sign * Infinity : null
  if (top === 'nan') return bottom === undefined ? NaN : null
  const numerator = readTerm(top)
  const denominator = bottom === undefined ? 1 : readTerm(bottom)
  if (numerator === null || denominator === null || denominator === 0) return null
  return (sign * numerator) / denominator
}

/** A decimal, a root, or a decimal times a root. */
function readTerm(text: string): number | null {
  const match = TERM.exec(text)
  if (match === null || text === '' || text === '*') return null
  const [, factor, radicand] = match
  if (factor === undefined && radicand === undefined) return null
  if (text.endsWith('*') || text.startsWith('*')) return null
  return Number(factor ?? 1) * Math.sqrt(Number(radicand ?? 1))
}
