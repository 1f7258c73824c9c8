import type { Answer } from '../answer.js'
import type { Grade } from '../grade.js'
import { readNumber } from '../reading/number.js'
import { readTensor, type TensorReading } from '../reading/tensor.js'

export type IncompleteGrade = Extract<Grade, { status: 'incomplete' }>
export type FinishedGrade = Extract<Grade, { status: 'graded' }>

/** "This cannot be graded yet", with the cells or items that are missing. */
export const incomplete = (reason: IncompleteGrade['reason'], at: readonly number[] = []): IncompleteGrade => ({
  status: 'incomplete',
  reason,
  at: [...at],
})

/** What a person gave, read; or why it is not an answer yet. */
export type Given<T> =
  { readonly ok: true; readonly given: T } | { readonly ok: false; readonly grade: IncompleteGrade }

const refuse = (reason: IncompleteGrade['reason'], at?: readonly number[]): Given<never> => ({
  ok: false,
  grade: incomplete(reason, at),
})

/** Reads a tensor out of a grid, a typed text or "None". */
export function givenTensor(answer: Answer): Given<TensorReading> {
  if (answer.type === 'none') return { ok: true, given: { type: 'none' } }
  if (answer.type === 'grid') return givenGrid(answer.shape, answer.cells)
  if (answer.type !== 'typed') return refuse('wrong-form')
  if (answer.text.trim() === '') return refuse('empty')
  const given = readTensor(answer.text)
  return given === null ? refuse('not-readable') : { ok: true, given }
}

function givenGrid(shape: readonly number[], cells: readonly string[]): Given<TensorReading> {
  const expected = shape.reduce((count, size) => count * size, 1)
  if (cells.length !== expected) return refuse('wrong-form')
  const where = (test: (cell: string) => boolean) => cells.flatMap((cell, i) => (test(cell) ? [i] : []))
  const missing = where((cell) => cell.trim() === '')
  if (missing.length === cells.length && cells.length > 0) return refuse('empty')
  if (missing.length > 0) return refuse('cells-missing', missing)
  const unread = where((cell) => readNumber(cell) === null)
  if (unread.length > 0) return refuse('not-a-number', unread)
  return { ok: true, given: { type: 'tensor', shape, data: cells.map((cell) => readNumber(cell) ?? NaN) } }
}

/** Reads a typed text. */
export function givenText(answer: Answer): Given<string> {
  if (answer.type !== 'typed') return refuse('wrong-form')
  return answer.text.trim() === '' ? refuse('empty') : { ok: true, given: answer.text }
}
