import { plainCharacters } from './number.js'

/**
 * Reads a typed shape: `(2, 3)`, `[2, 3]`, `torch.Size([2, 3])`, `2x3`, `2×3`, `2 3`, `3`, and `()` or `[]` for a scalar.
 * @returns null where it cannot be read.
 */
export function readShape(text: string): number[] | null {
  const plain = plainCharacters(text)
    .trim()
    .replace(/^(?:torch\.)?Size\s*\(([\s\S]*)\)$/i, '$1')
    .trim()
  const bracketed = /^(?:\[([^[\]()]*)\]|\(([^[\]()]*)\))$/.exec(plain)
  const inner = bracketed === null ? plain : (bracketed[1] ?? bracketed[2])
  if (inner.trim() === '') return bracketed === null ? null : []
  if (!/^\d{1,6}(?:(?:\s*[,x×*]\s*|\s+)\d{1,6})*\s*,?$/i.test(inner.trim())) return null
  return (inner.match(/\d+/g) ?? []).map(Number)
}
