import type { Answer } from '@gradroom/exercises'
import { labelOf, markOf } from './mark.js'

it.each<[Answer, string]>([
  [{ type: 'grid', shape: [2, 2], cells: ['2', ' 0.0', '−2', '2.'] }, '[[2, 0], [-2, 2]]'],
  [{ type: 'grid', shape: [], cells: ['1/2'] }, '0.5'],
  [{ type: 'grid', shape: [2], cells: ['1', 'x'] }, '[1, x]'],
  [{ type: 'grid', shape: [3], cells: ['1/3', '0.333333', '1234567'] }, '[0.333333, 0.333333, 1234567]'],
  [{ type: 'typed', text: '[1/3, 2e10]' }, '[0.333333, 20000000000]'],
  [{ type: 'typed', text: 'tensor([[ 2.,  0.], [-2.,  2.]])' }, '[[2, 0], [-2, 2]]'],
  [{ type: 'typed', text: '  PowBackward0 ' }, 'PowBackward0'],
  [{ type: 'typed', text: 'none' }, 'None'],
  [{ type: 'none' }, 'None'],
  [{ type: 'flags', values: [true, false] }, 'True, False'],
  [{ type: 'choice', choice: 'b' }, 'b'],
])('labels %j as %s', (answer, label) => {
  expect(labelOf(answer)).toBe(label)
})

it('gives no mark to what cannot be graded yet', () => {
  const answer: Answer = { type: 'grid', shape: [1], cells: [''] }
  expect(markOf(answer, { status: 'incomplete', reason: 'empty', at: [0] })).toBeNull()
})

it('names the first mistake', () => {
  const mistakes = [
    { id: 'missing-factor', node: null, line: 2 },
    { id: 'transposed-answer', node: null, line: null },
  ]
  const answer: Answer = { type: 'grid', shape: [1], cells: ['3'] }
  const grade = { status: 'graded', correct: false, score: 0, cells: [false], shapeRight: true, mistakes } as const
  expect(markOf(answer, { ...grade, cells: [false], mistakes })).toEqual({
    credit: 0,
    label: '[3]',
    mistake: 'missing-factor',
    cells: [false],
  })
})
