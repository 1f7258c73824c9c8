/** How a piece of mathematics binds. */
const isAtom = (tex: string): boolean =>
  /^(?:\d+(?:\.\d+)?|[A-Za-z]|\\[a-z]+(?:\{[^{}]*\})?|\([^()]*\))(?:_\{[^{}]*\})?$/.test(tex)

/** Whether a plus or minus stands outside all brackets, or the piece begins with a minus. */
export function isSum(tex: string): boolean {
  if (tex.includes('\\text{ if')) return true
  let depth = 0
  for (let i = 0; i < tex.length; i++) {
    const character = tex[i]
    if ('{(['.includes(character)) depth++
    else if ('})]'.includes(character)) depth--
    else if ((character === '+' || character === '-') && depth === 0) return true
  }
  return false
}

const bracketed = (tex: string): string => `(${tex})`

/** Brackets where the place in the formula needs them. */
function placed(tex: string, before: string, after: string): string {
  const enclosed = (/[{(]$/.test(before) && /^[}),]/.test(after)) || (before.endsWith('[') && after.startsWith(' >'))
  if (enclosed) return tex
  const named = /\\(?:tanh|sinh|cosh|sin|cos|tan|ln|log(?:_\{?\d+\}?)?|arctan|arcsin|arccos)(?:\^2)?\s*$/.test(before)
  if (named) return isAtom(tex) || /^\\(?:frac|sqrt)/.test(tex) ? tex : bracketed(tex)
  if (after.startsWith('^') || after.startsWith('[') || after.startsWith('_')) return isAtom(tex) ? tex : bracketed(tex)
  const additive = /^(?:\s*[+-]\s|$)/.test(after) && /(?:^|[+-]\s)$/.test(before)
  if (additive)
    return (/-\s$/.test(before) && isSum(tex)) || (before !== '' && tex.startsWith('-')) ? bracketed(tex) : tex
  return isSum(tex) ? bracketed(tex) : tex
}

/**
 * Puts pieces into a formula of an operation's row: `@self`, `@other`, … stand for its arguments. Single letters N and n are the number
 * of cells that are averaged. A piece that is not given leaves its name.
 */
export function fillFormula(formula: string, pieces: ReadonlyMap<string, string>, count: number | null): string {
  const counted =
    count === null
      ? formula
      : formula.replaceAll(/(?<=\{)[Nn](?=\})/g, String(count)).replaceAll('\\tfrac1N', `\\tfrac{1}{${count}}`)
  return counted.replaceAll(/@([A-Za-z]\w*)/g, (whole: string, name: string, at: number) => {
    const piece = pieces.get(name)
    if (piece === undefined) return name
    return placed(piece, counted.slice(0, at), counted.slice(at + whole.length))
  })
}

const ATOM = String.raw`(?:[A-Za-z](?:_\{[^{}]*\})?|\\text\{[^{}]*\}(?:_\{[^{}]*\})?|\([^()]*\)|\d+(?:\.\d+)?)`

/** Stands for the incoming gradient while a local derivative is written; a factor of it is left out. */
export const UPSTREAM = '\u00a7'

/** Does what everybody does without saying so: works out `2 - 1`, drops exponents of one, leaves the incoming gradient out. */
export function simplified(tex: string): string {
  return tex
    .replaceAll(
      /\{\(?(-?\d+(?:\.\d+)?)\)? - (\d+(?:\.\d+)?)\}/g,
      (_, a: string, b: string) => `{${Number(a) - Number(b)}}`,
    )
    .replaceAll(/\\t?frac\{([^{}]*)\}\{1\}/g, '$1')
    .replaceAll(/\^\{1\}/g, '')
    .replaceAll(new RegExp(String.raw`${ATOM}\^\{0\}`, 'g'), '1')
    .replaceAll(/\u00a7(?: \\cdot |\\,)/g, '')
    .replaceAll(/ \\cdot \u00a7/g, '')
    .replaceAll('\u00a7', '1')
}

/** Symbols stand beside their coefficient: `2x`, not `2 \cdot x`. */
export const tightened = (tex: string): string =>
  tex
    .replaceAll(/(?<![\d.}])1 \\cdot (?=[A-Za-z(\\])/g, '')
    .replaceAll(
      /(?<!\\[a-z]+ [\d.]*)(\d) \\cdot (?!\(-?[\d.]+\))(?=[A-Za-z(]|\\text|\\sin|\\cos|\\sigma|\\tanh|\\ln|\\sqrt)/g,
      '$1',
    )
