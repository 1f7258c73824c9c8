import type { Values } from '../explanation.js'
import type { TensorReading } from '../reading/tensor.js'
import { isClose } from './close.js'
import type { FinishedGrade } from './given.js'

/** The credit for the right numbers in another shape: they were computed, but what a gradient looks like was not known. */
const RESHAPED_CREDIT = 0.5

const verdict = (
  score: number,
  cells: readonly boolean[] | null = null,
  shapeRight: boolean | null = null,
): FinishedGrade => ({
  status: 'graded',
  correct: score === 1,
  score,
  cells: cells === null ? null : [...cells],
  shapeRight,
  mistakes: [],
})

export const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((size, i) => size === b[i])

/** Which cells are right, in row-major order; null where there are more or fewer of them than in the key. */
export function rightCells(key: Values, data: readonly number[]): boolean[] | null {
  if (data.length !== key.data.length) return null
  return key.data.map((expected, i) => isClose(data[i], expected, key.dtype))
}

/**
 * Grades a tensor by cell. In the right shape the score is the share of right cells. In a wrong shape `cells` is null, and the score
 * is half where all numbers are right in their order, else nothing. None for a tensor, or a tensor for None, scores nothing.
 * @param key null: the Python value None.
 */
export function gradeTensor(key: Values | null, given: TensorReading): FinishedGrade {
  if (key === null) return verdict(given.type === 'none' ? 1 : 0)
  if (given.type === 'none') return verdict(0)
  const cells = rightCells(key, given.data)
  if (!sameShape(key.shape, given.shape)) {
    return verdict(cells?.every(Boolean) ? RESHAPED_CREDIT : 0, null, false)
  }
  if (cells === null || cells.length === 0) return verdict(1, [], true)
  return verdict(cells.filter(Boolean).length / cells.length, cells, true)
}

/** Grades something that is right or wrong as a whole. */
export const gradeWhole = (correct: boolean): FinishedGrade => verdict(correct ? 1 : 0)

/** Grades items, each right or wrong: the score is their share. */
export const gradeItems = (items: readonly boolean[]): FinishedGrade =>
  verdict(items.filter(Boolean).length / items.length, items)
