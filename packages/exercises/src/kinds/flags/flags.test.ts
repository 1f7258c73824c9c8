import { grade, question, solve } from '../../life.js'
import { refusalOf, variantOf } from '../../testing/exercises.js'

const program = 'import torch\nx = torch.ones(2, requires_grad=True)\ny = x * 2\n'
const variant = variantOf({ kind: 'flags', program, items: ['x.is_leaf', 'y.is_leaf', 'y.grad is None'] })
const flags = (...values: (boolean | null)[]) => ({ type: 'flags' as const, values })

describe('a flags question', () => {
  test('shows the expressions', () => {
    expect(question(variant).form).toEqual({ type: 'flags', items: ['x.is_leaf', 'y.is_leaf', 'y.grad is None'] })
    expect(solve(variant).answer).toEqual(flags(true, false, true))
  })

  test('is graded by item', () => {
    expect(grade(variant, flags(true, false, true))).toMatchObject({ correct: true, score: 1 })
    expect(grade(variant, flags(true, true, true))).toMatchObject({ correct: false, cells: [true, false, true] })
  })

  test('is incomplete until every item is decided', () => {
    expect(grade(variant, flags(true, null, true))).toEqual({ status: 'incomplete', reason: 'cells-missing', at: [1] })
    expect(grade(variant, flags(null, null, null))).toMatchObject({ status: 'incomplete', reason: 'empty' })
    expect(grade(variant, flags(true))).toMatchObject({ status: 'incomplete', reason: 'wrong-form' })
  })

  test('needs expressions that are True or False', () => {
    expect(refusalOf({ kind: 'flags', program, items: ['x.is_leaf', 'x.shape'] })).toMatch(/neither True nor False/)
    expect(refusalOf({ kind: 'flags', program, items: ['x.is_leaf', 'q'] })).toMatch(/NameError/)
  })
})
