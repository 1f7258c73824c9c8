import type { Values } from '../explanation.js'
import { readShape } from '../reading/shape.js'
import { givenTensor } from './given.js'
import { isSamePrint } from './printed.js'
import { gradeTensor } from './tensor.js'

const key: Values = { dtype: 'float32', shape: [2, 2], data: [2, 0, -2, 2], printed: '' }
const tensor = (shape: number[], data: number[]) => ({ type: 'tensor' as const, shape, data })

describe('credit by cell', () => {
  test.each([
    ['all right', tensor([2, 2], [2, 0, -2, 2]), 1, [true, true, true, true], true],
    ['one wrong', tensor([2, 2], [2, 1, -2, 2]), 0.75, [true, false, true, true], true],
    ['none right', tensor([2, 2], [1, 1, 1, 1]), 0, [false, false, false, false], true],
    ['right numbers in another shape', tensor([4], [2, 0, -2, 2]), 0.5, null, false],
    ['other numbers in another shape', tensor([4], [2, 0, -2, 1]), 0, null, false],
    ['too few numbers', tensor([2], [2, 0]), 0, null, false],
  ])('%s', (_, given, score, cells, shapeRight) => {
    const correct = score === 1
    expect(gradeTensor(key, given)).toEqual({ status: 'graded', correct, score, cells, shapeRight, mistakes: [] })
  })

  test('None is right for None alone', () => {
    expect(gradeTensor(null, { type: 'none' })).toMatchObject({ correct: true, score: 1, shapeRight: null })
    expect(gradeTensor(null, tensor([2], [0, 0]))).toMatchObject({ correct: false, score: 0 })
    expect(gradeTensor(key, { type: 'none' })).toMatchObject({ correct: false, score: 0 })
  })
})

describe('an answer that is not finished', () => {
  const grid = (cells: string[]) => givenTensor({ type: 'grid', shape: [2, 2], cells })

  test.each([
    ['empty', grid(['', '', ' ', '']), 'empty', []],
    ['half filled', grid(['1', '', '2', '']), 'cells-missing', [1, 3]],
    ['half typed', grid(['1', '-', '2', '1/']), 'not-a-number', [1, 3]],
    ['of another size', grid(['1']), 'wrong-form', []],
    ['typed and empty', givenTensor({ type: 'typed', text: ' ' }), 'empty', []],
    ['typed and not closed', givenTensor({ type: 'typed', text: '[[1, 2' }), 'not-readable', []],
    ['in another form', givenTensor({ type: 'choice', choice: '1' }), 'wrong-form', []],
  ])('%s is incomplete, not wrong', (_, read, reason, at) => {
    expect(read).toEqual({ ok: false, grade: { status: 'incomplete', reason, at } })
  })
})

describe('what was printed', () => {
  const printed = 'tensor([[ 2.,  0.],\n        [-2.,  2.]])'

  test.each(['tensor([[2, 0], [-2, 2]])', 'tensor([[2.0,0.],\n[−2.,2.]])', 'tensor（［［2，0］，［-2，2］］）'])(
    '%j is the same',
    (given) => {
      expect(isSamePrint(given, printed)).toBe(true)
    },
  )

  test.each(['[[2, 0], [-2, 2]]', 'tensor([[2, 0], [-2, 3]])', 'tensor([2, 0, -2, 2])', ''])('%j is not', (given) => {
    expect(isSamePrint(given, printed)).toBe(false)
  })
})

describe('readShape', () => {
  test.each([
    ['(2, 3)', [2, 3]],
    ['[2,3]', [2, 3]],
    ['torch.Size([2, 3])', [2, 3]],
    ['2x3', [2, 3]],
    ['２×３', [2, 3]],
    ['（2，3）', [2, 3]],
    ['3', [3]],
    ['(3,)', [3]],
    ['()', []],
    ['torch.Size([])', []],
  ])('reads %s', (text, shape) => {
    expect(readShape(text)).toEqual(shape)
  })

  test.each(['', 'two', '(2, ', '2..3', '-1', '[[2], 3]', '2x'])('does not read %j', (text) => {
    expect(readShape(text)).toBeNull()
  })
})
