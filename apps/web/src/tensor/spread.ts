/** What a pasted text holds: one text a cell, and the shape where its brackets or lines tell one. */
export interface Spread {
  cells: string[]
  /** null: the numbers are there, but their rows are of unequal length or their brackets do not close. */
  shape: number[] | null
}

const HALF_WIDTH: Record<string, string> = { '，': ',', '；': ';', '、': ',', '\u3000': ' ' }

/** Full-width brackets, digits and signs, as a Chinese keyboard types them, in their ASCII form. */
const halfWidth = (text: string) =>
  text
    .replace(/[！-～]/g, (sign) => HALF_WIDTH[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[；、\u3000]/g, (sign) => HALF_WIDTH[sign])
    .replace(/【/g, '[')
    .replace(/】/g, ']')

/** Takes away the name and the trailing arguments of a printed tensor: `tensor([1., 2.], dtype=torch.float64)`. */
const insideTensor = (text: string) => {
  const called = /^(?:torch\.)?tensor\s*\(([\s\S]*?)\)?$/.exec(text)
  return called ? called[1].replace(/,\s*(?:dtype|grad_fn|requires_grad|device)\s*=[\s\S]*$/, '') : text
}

const words = (line: string) => line.split(/[\s,]+/).filter((word) => word !== '')

type Nested = string | Nested[]

/** Reads nested brackets; null where they do not close or something stands outside them. */
function readNested(text: string): Nested | null {
  const tokens = text.match(/[[\]]|[^[\],;\s]+/g) ?? []
  const open: Nested[][] = []
  let root: Nested | null = null
  for (const token of tokens) {
    if (root !== null) return null
    if (token === '[') open.push([])
    else if (token === ']') {
      const closed = open.pop()
      if (!closed) return null
      if (open.length) open[open.length - 1].push(closed)
      else root = closed
    } else if (open.length) open[open.length - 1].push(token)
    else return null
  }
  return open.length ? null : root
}

/** The shape of a nested list; null where it is ragged. */
function shapeOf(nested: Nested): number[] | null {
  if (typeof nested === 'string') return []
  const inner = nested.map(shapeOf)
  const [first = []] = inner
  const same = first !== null && inner.every((shape) => shape !== null && String(shape) === String(first))
  return same ? [nested.length, ...first] : null
}

const flatten = (nested: Nested): string[] => (typeof nested === 'string' ? [nested] : nested.flatMap(flatten))

/**
 * Reads a pasted text as cells: `[1, 2]`, `[[1, 2], [3, 4]]`, `tensor([2., 0.])`, `1 2; 3 4`, or lines and tabs from a spreadsheet.
 * Returns null for a text that is one number or none: that is an ordinary paste.
 */
export function readSpread(pasted: string): Spread | null {
  const text = insideTensor(halfWidth(pasted).trim()).trim()
  if (text.includes('[') || text.includes(']')) {
    const nested = readNested(text)
    if (nested !== null) return { cells: flatten(nested), shape: shapeOf(nested) }
    const cells = words(text.replace(/[[\];]/g, ' '))
    return cells.length ? { cells, shape: null } : null
  }
  const rows = text
    .split(/[;\n\r]+/)
    .map(words)
    .filter((row) => row.length)
  const cells = rows.flat()
  if (cells.length < 2) return null
  if (rows.length === 1) return { cells, shape: [cells.length] }
  return { cells, shape: rows.every((row) => row.length === rows[0].length) ? [rows.length, rows[0].length] : null }
}
