import type { Grade } from '@gradroom/exercises'
import { isBlank, pythonShape, standingOf } from './standing'

const graded = (score: number): Grade => ({
  status: 'graded',
  correct: score === 1,
  score,
  cells: null,
  shapeRight: null,
  mistakes: [],
})

test('a half-typed answer is incomplete, never wrong', () => {
  expect(standingOf({ status: 'incomplete', reason: 'cells-missing', at: [1] })).toBe('incomplete')
})

test('any credit short of all is partly right', () => {
  expect([0, 0.25, 1].map((score) => standingOf(graded(score)))).toEqual(['wrong', 'partly', 'right'])
})

test('an answer without a sign in it is blank; None is an answer', () => {
  expect(isBlank(null)).toBe(true)
  expect(isBlank({ type: 'grid', shape: [2], cells: ['', ' '] })).toBe(true)
  expect(isBlank({ type: 'grid', shape: [2], cells: ['', '0'] })).toBe(false)
  // An empty tensor has no cell to fill in: choosing its shape is the answer.
  expect(isBlank({ type: 'grid', shape: [0], cells: [] })).toBe(false)
  expect(isBlank({ type: 'flags', values: [null, null] })).toBe(true)
  expect(isBlank({ type: 'none' })).toBe(false)
})

test('shapes are written as Python writes them', () => {
  expect([[], [3], [2, 2]].map(pythonShape)).toEqual(['()', '(3,)', '(2, 2)'])
})
