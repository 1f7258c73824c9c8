import type { Explanation } from '../explanation.js'
import { Chain, joined, sumLine } from './chain.js'
import { mathNumber } from './number.js'
import { Symbols } from './symbol.js'
import type { Source, Tape } from './tape.js'

/** A longer line is not read by anyone: the value stands alone. */
const LONGEST = 220

/** More cells than this are not written out one by one. */
const MOST_CELLS = 64

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-4 * Math.max(1, Math.abs(a), Math.abs(b))

/**
 * The line of each cell of a gradient: the partial derivative with names, with its numbers put in, and its value. What the chain rule
 * gives is compared with what the engine gave; where they differ (a hook, a value changed in place, a gradient cleared) only the value is
 * written.
 * @param gradient the asked gradient, row major.
 */
export function cellLines(tape: Tape, subject: Source, gradient: readonly number[]): Explanation['cells'] {
  if (gradient.length > MOST_CELLS || gradient.length !== subject.value.numel) return []
  const chains = tape.passes.map((pass) => new Chain(tape, pass))
  const symbols = new Symbols(tape)
  return gradient.map((value, cell) => ({
    index: indexOf(cell, subject.value.shape),
    tex: lineOf(chains, symbols, subject, cell, value),
  }))
}

function lineOf(chains: readonly Chain[], symbols: Symbols, subject: Source, cell: number, value: number): string {
  const own = symbols.cell(subject, cell)
  const reaching = chains.filter((chain) => chain.writtenAt(subject, cell) !== null)
  const last = reaching.at(-1)
  const one =
    reaching.length < 2 || (last !== undefined && isNear(last.valueAt(subject, cell), value)) ? last : undefined
  if (chains.length === 1 && reaching.length === 0 && isNear(value, 0)) {
    return equation([`\\frac{\\partial ${chains[0].resultTex}}{\\partial ${own}}`, '0'])
  }
  if (one !== undefined && isNear(one.valueAt(subject, cell), value)) {
    const left = `\\frac{\\partial ${one.resultTex}}{\\partial ${own}}`
    const written = one.writtenAt(subject, cell)
    if (written !== null && written.symbols.length > LONGEST) return equation([left, mathNumber(value)])
    return equation([left, written?.symbols ?? '0', written?.numbers ?? '0', mathNumber(value)])
  }
  const kept = `\\text{${subject.name ?? ''}.grad}${subject.value.numel === 1 ? '' : `_{${cell + 1}}`}`
  for (let from = 0; from < reaching.length - 1; from++) {
    // Where .grad was cleared in between, only the later calls count.
    const counted = reaching.slice(from)
    const parts = counted.map((chain) => chain.valueAt(subject, cell))
    if (
      !isNear(
        parts.reduce((a, b) => a + b, 0),
        value,
      )
    )
      continue
    const symbols = counted.map((chain) => chain.writtenAt(subject, cell)?.symbols ?? '0')
    return equation([kept, joined(symbols), sumLine(parts), mathNumber(value)])
  }
  return equation([kept, mathNumber(value)])
}

/** The sides of an equation, equal neighbours once. */
const equation = (sides: readonly string[]): string =>
  sides.filter((side, i) => i === 0 || side !== sides[i - 1]).join(' = ')

/** The place of a cell in its tensor. */
function indexOf(cell: number, shape: readonly number[]): number[] {
  const index = shape.map(() => 0)
  let rest = cell
  for (let d = shape.length - 1; d >= 0; d--) {
    index[d] = rest % shape[d]
    rest = Math.floor(rest / shape[d])
  }
  return index
}
