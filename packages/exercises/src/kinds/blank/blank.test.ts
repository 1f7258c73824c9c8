import { grade, question, solve } from '../../life.js'
import { refusalOf, variantOf } from '../../testing/exercises.js'

const PROGRAM = `import torch
x = torch.tensor([1.0, {{a}}.0], requires_grad=True)
y = x ** 3
y.sum().backward()
`
const FIELDS = { kind: 'blank', program: PROGRAM, slots: { a: 'int 2..2' }, ask: 'x.grad' }
const variant = () => variantOf({ ...FIELDS, blank: 'x ** 3' })
const graded = (text: string) => grade(variant(), { type: 'typed', text })

describe('a blank in a program', () => {
  test('shows the gradient to be reached, and not what was cut out', () => {
    const { code } = question(variant())
    expect(code).toContain('y = ____\n')
    expect(code).toContain('# x.grad:\n#   tensor([ 3., 12.])')
    expect(code).not.toContain('x ** 3')
    expect(solve(variant()).display).toBe('x ** 3')
  })

  test.each(['x ** 3', 'x * x * x', 'x.pow(3) + 5', 'x ** 3 - x.detach()', 'torch.tensor([3.0, 12.0]) * x'])(
    '%s does it',
    (text) => {
      expect(graded(text)).toMatchObject({ correct: true, score: 1 })
    },
  )

  test('has credit by cell for another gradient, and none for an error', () => {
    expect(graded('3 * x')).toMatchObject({ correct: false, score: 0.5, cells: [true, false] })
    expect(graded('nobody')).toMatchObject({ correct: false, score: 0 })
    expect(graded('x.detach()')).toMatchObject({ correct: false, score: 0 })
  })

  test('what is no whole expression yet is incomplete', () => {
    for (const text of ['x **', '(x', 'x; y', '____', 'y = x']) {
      expect(graded(text)).toMatchObject({ status: 'incomplete', reason: 'not-readable' })
    }
  })

  test('stops a program that would go on for ever', () => {
    expect(graded('x * sum(i for i in range(10 ** 9))')).toMatchObject({ correct: false, score: 0 })
  })

  test('must be cut out of the program exactly once', () => {
    expect(refusalOf({ ...FIELDS, blank: 'x' })).toMatch(/exactly once/)
    expect(refusalOf({ ...FIELDS, blank: 'x **' })).toMatch(/no whole expression/)
  })
})
