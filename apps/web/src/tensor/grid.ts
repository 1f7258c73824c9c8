import type { Answer } from '@gradroom/exercises'
import { readSpread } from './spread'

/** A tensor being filled in: one text a cell, row major. */
export type Grid = Extract<Answer, { type: 'grid' }>

/** How many cells a shape has; a scalar has one. */
export const cellCount = (shape: readonly number[]) => shape.reduce((cells, size) => cells * size, 1)

/** An empty grid of a shape. */
export const emptyGrid = (shape: readonly number[]): Grid => ({
  type: 'grid',
  shape: [...shape],
  cells: Array.from({ length: cellCount(shape) }, () => ''),
})

/** The index of a cell in each dimension, from 0. */
export function indexOf(position: number, shape: readonly number[]): number[] {
  const index: number[] = []
  let rest = position
  for (const size of [...shape].reverse()) {
    index.unshift(rest % size)
    rest = Math.floor(rest / size)
  }
  return index
}

/** The same grid with one cell changed. */
export const withCell = (grid: Grid, position: number, text: string): Grid => ({
  ...grid,
  cells: grid.cells.map((cell, at) => (at === position ? text : cell)),
})

/** The grid in another shape; what was typed stays where its index still exists, counted from the last dimension. */
export function reshaped(grid: Grid, shape: readonly number[]): Grid {
  const next = emptyGrid(shape)
  const rank = Math.max(grid.shape.length, shape.length)
  const padded = (sizes: readonly number[]) => [...Array<number>(rank - sizes.length).fill(1), ...sizes]
  const [from, to] = [padded(grid.shape), padded(shape)]
  grid.cells.forEach((text, position) => {
    const index = indexOf(position, from)
    if (index.some((at, axis) => at >= to[axis])) return
    next.cells[index.reduce((flat, at, axis) => flat * to[axis] + at, 0)] = text
  })
  return next
}

export interface Pasted {
  grid: Grid
  /** The cell to go on with. */
  focus: number
  /** How many of the pasted numbers found no cell. */
  dropped: number
}

/**
 * Spreads a pasted text over the grid from a cell on. A row fills its row, a matrix fills a block, a whole tensor of the grid's
 * own shape fills the grid; where the shape is the reader's to choose, the pasted shape is taken over.
 * Returns null where the text is no list, so that the browser pastes it into the one cell.
 */
export function paste(grid: Grid, position: number, text: string, shapeIsFree: boolean): Pasted | null {
  const spread = readSpread(text)
  if (!spread) return null
  const { cells, shape } = spread
  const fits = shape !== null && shape.length <= 4 && cells.length > 0 && cells.length <= 400
  if (fits && (shapeIsFree || String(shape) === String(grid.shape)))
    return { grid: { type: 'grid', shape, cells: cells.map(asCell) }, focus: cells.length - 1, dropped: 0 }

  const next = [...grid.cells]
  const columns = grid.shape.at(-1) ?? 1
  const start = position % columns
  const width = shape !== null && shape.length >= 2 ? (shape.at(-1) ?? 1) : null
  let focus = position
  let dropped = 0
  cells.forEach((cell, at) => {
    const column = width === null ? start + at : start + (at % width)
    const target = width === null ? position + at : position - start + Math.floor(at / width) * columns + column
    if (target >= next.length || (width !== null && column >= columns)) dropped++
    else {
      next[target] = asCell(cell)
      focus = target
    }
  })
  return { grid: { ...grid, cells: next }, focus, dropped }
}

const asCell = (text: string) => text.slice(0, 60)

/** Where an arrow leads from a cell, or null at the grid's edge. Up and down keep the column, through all outer dimensions. */
export function neighbour(grid: Grid, position: number, key: string): number | null {
  const columns = grid.shape.at(-1) ?? 1
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }
  const target = position + (steps[key] ?? 0)
  return key in steps && target >= 0 && target < grid.cells.length ? target : null
}
