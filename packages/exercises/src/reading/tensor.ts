import { plainCharacters, readNumber } from './number.js'

/** A tensor as a person gave it: its numbers row major, or the Python value None. */
export type TensorReading =
  | { readonly type: 'tensor'; readonly shape: readonly number[]; readonly data: readonly number[] }
  | { readonly type: 'none' }

type Nested = number | readonly Nested[]

/** Deeper nesting than any tensor of an exercise, and shallow enough for the reader's recursion. */
const MOST_DEPTH = 8

/**
 * Reads a typed tensor: `[[2, 0], [-2, 2]]`, `tensor([[ 2.,  0.], [-2.,  2.]])`, `2, 0, -2`, rows by line or semicolon (`2 0; -2 2`),
 * a lone number, `None`; full-width punctuation and round brackets too. What PyTorch adds (`dtype=…`, `grad_fn=<…>`) is passed over.
 * @returns null where it cannot be read as a whole tensor: unfinished, ragged, not numbers.
 */
export function readTensor(text: string): TensorReading | null {
  const plain = plainCharacters(text)
    .trim()
    .replace(/^[A-Za-z_][\w.]*\s*=\s*(?=[[(\dNt+-])/, '')
  if (/^none$/i.test(plain)) return { type: 'none' }
  const body = withoutCall(plain).trim()
  if (body === '') return null
  const nested = /[[\]{}]/.test(body) || body.startsWith('(') ? readBracketed(body) : readRows(body)
  if (nested === null) return null
  const shape = shapeOf(nested)
  return shape === null ? null : { type: 'tensor', shape, data: flat(nested) }
}

/** Takes off `tensor( … , dtype=torch.float64)`. */
function withoutCall(text: string): string {
  const call = /^(?:torch\.)?(?:float|double|long|int)?tensor\s*\(([\s\S]*)\)$/i.exec(text)
  const inner = call === null ? text : call[1]
  return inner.replaceAll(/,\s*(?:dtype|device|requires_grad|grad_fn|size)\s*=\s*(?:<[^>]*>|[\w.']+)/g, '')
}

/** Rows by line or semicolon, numbers by comma or space: a vector when there is one row, a scalar when there is one number alone. */
function readRows(text: string): Nested | null {
  const rows = text
    .split(/[;\n]/)
    .map((row) => row.trim())
    .filter((row) => row !== '')
  // `1 / 3` is one number; the spaces around the stroke go before the rest is split at spaces.
  const read = rows.map((row) => readEach(row.replaceAll(/\s*\/\s*/g, '/').split(row.includes(',') ? ',' : /\s+/)))
  const whole = read.filter((row) => row !== null)
  if (whole.length !== rows.length || whole.length === 0) return null
  if (whole.length > 1) return whole
  return whole[0].length === 1 && !text.includes(',') ? whole[0][0] : whole[0]
}

function readEach(entries: readonly string[]): number[] | null {
  const last = entries.at(-1)?.trim() === '' ? entries.slice(0, -1) : entries
  const numbers = last.map(readNumber)
  return numbers.every((value) => value !== null) && numbers.length > 0 ? numbers : null
}

const OPEN = '[({'
const CLOSE = '])}'

/** A nested list; brackets must close in order, and every entry must be a number or a list. */
function readBracketed(text: string): Nested | null {
  let at = 0
  const skip = () => {
    while (at < text.length && /\s/.test(text[at])) at++
  }
  const entry = (depth: number): Nested | null => {
    skip()
    const kind = at < text.length ? OPEN.indexOf(text[at]) : -1
    return kind < 0 ? number() : depth >= MOST_DEPTH ? null : list(kind, depth)
  }
  const list = (kind: number, depth: number): Nested | null => {
    const items: Nested[] = []
    at++
    for (;;) {
      skip()
      if (at < text.length && text[at] === CLOSE[kind]) {
        at++
        return items
      }
      const item = entry(depth + 1)
      if (item === null) return null
      items.push(item)
      skip()
      // Commas may be left out, as NumPy prints arrays; two in a row may not.
      if (at < text.length && /[,;]/.test(text[at])) at++
    }
  }
  const number = (): number | null => {
    const match = /^(?:sqrt\([^()]*\)|[^\s,;[\](){}])+(?:\s*\/\s*(?:sqrt\([^()]*\)|[^\s,;[\](){}])+)?/i.exec(
      text.slice(at),
    )
    if (match === null) return null
    at += match[0].length
    return readNumber(match[0])
  }
  const nested = entry(0)
  skip()
  return at === text.length ? nested : null
}

/** The shape of a nested list; null when its rows differ. */
function shapeOf(nested: Nested): readonly number[] | null {
  if (typeof nested === 'number') return []
  if (nested.length === 0) return [0]
  const shapes = nested.map(shapeOf)
  const first = shapes[0]
  if (first === null) return null
  const same = shapes.every(
    (shape) => shape !== null && shape.length === first.length && shape.every((n, i) => n === first[i]),
  )
  return same ? [nested.length, ...first] : null
}

const flat = (nested: Nested): number[] => (typeof nested === 'number' ? [nested] : nested.flatMap(flat))
