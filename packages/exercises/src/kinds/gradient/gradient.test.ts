import { grade, question, solve } from '../../life.js'
import { refusalOf, variantOf } from '../../testing/exercises.js'

const program = (lines: string) => `import torch\n${lines}\n`
const SQUARES = program(
  'x = torch.tensor([[1.0, 0.], [-1., 1.]], requires_grad=True)\nz = x.pow(2).sum()\nz.backward()',
)
const squares = { kind: 'gradient', program: SQUARES, ask: 'x.grad' }
const grid = (cells: string[], shape = [2, 2]) => ({ type: 'grid' as const, shape, cells })

describe('a gradient question', () => {
  test('shows the program and the shape, and nothing of the key', () => {
    const asked = question(variantOf(squares))
    expect(asked).toMatchObject({
      kind: 'gradient',
      ask: 'x.grad',
      code: SQUARES,
      form: { type: 'grid', shape: [2, 2] },
    })
    expect(JSON.stringify(asked)).not.toContain('-2')
  })

  test('shows the same form, whether its key is a tensor or None', () => {
    const middle = program('x = torch.tensor([1.0, 2.0], requires_grad=True)\ny = x * 2\ny.sum().backward()')
    const form = (ask: string) => question(variantOf({ ...squares, program: middle, ask })).form
    expect(form('y.grad')).toEqual(form('x.grad'))
  })

  test.each([
    ['given', { type: 'grid', shape: [2, 2] }],
    ['chosen', { type: 'grid', shape: null }],
    ['typed', { type: 'typed', lines: 4 }],
  ])('is entered as the author wishes: %s', (entry, form) => {
    expect(question(variantOf({ ...squares, entry })).form).toEqual(form)
  })

  test('has the key that PyTorch prints', () => {
    expect(solve(variantOf(squares))).toEqual({
      display: 'tensor([[ 2.,  0.],\n        [-2.,  2.]])',
      answer: grid(['2', '0', '-2', '2']),
    })
  })

  test.each([
    ['a grid', grid(['2', '0.', '−2', '4/2']), 1],
    ['typed', { type: 'typed' as const, text: 'tensor([[2, 0], [-2, 2]])' }, 1],
    ['one cell wrong', grid(['2', '0', '2', '2']), 0.75],
    ['flat', { type: 'typed' as const, text: '[2, 0, -2, 2]' }, 0.5],
    ['None', { type: 'none' as const }, 0],
  ])('gives credit by cell: %s', (_, answer, score) => {
    expect(grade(variantOf(squares), answer)).toMatchObject({ status: 'graded', score, correct: score === 1 })
  })

  test('names the mistake of a wrong answer', () => {
    const verdict = grade(variantOf(squares), grid(['1', '0', '-1', '1']))
    expect(verdict.status === 'graded' && verdict.mistakes[0]).toMatchObject({
      id: 'power-coefficient-dropped',
      line: 3,
    })
  })
})

describe('a gradient that cannot be asked', () => {
  const refused = (lines: string, more = {}) => refusalOf({ ...squares, program: program(lines), ...more })

  test.each([
    ['ends with an error', 'x = torch.tensor([1, 2], requires_grad=True)', /RuntimeError.*line 2/],
    ['has nothing of that name', 'y = 1', /NameError/],
    ['asks about something else', 'x = 3', /AttributeError/],
    ['has infinity', 'x = torch.tensor(0.0, requires_grad=True)\n(1 / x).backward()', /infinity/],
    ['has too many decimals', 'x = torch.tensor(3.0, requires_grad=True)\n(1 / x).backward()', /decimals/],
    ['is large', 'x = torch.tensor(100.0, requires_grad=True)\n(x ** 3).backward()', /beyond/],
    ['is zero', 'x = torch.tensor(0.0, requires_grad=True)\n(x ** 2).backward()', /zero in every cell/],
    ['has a tie', 'x = torch.tensor([0.0, 1.0], requires_grad=True)\ntorch.relu(x).sum().backward()', /tie/],
    ['has two maxima', 'x = torch.tensor([1.0, 1.0], requires_grad=True)\nx.max().backward()', /tie/],
    ['does not end', 'while True:\n    pass', /LimitReached/],
  ])('%s', (_, lines, words) => {
    expect(refused(lines)).toMatch(words)
  })

  test('may be asked on purpose', () => {
    const zero = 'x = torch.tensor(0.0, requires_grad=True)\n(x ** 2).backward()'
    expect(refused(zero, { allow: ['zeros'] })).toBe('')
    const tie = 'x = torch.tensor([0.0, 1.0], requires_grad=True)\ntorch.relu(x).sum().backward()'
    expect(refused(tie, { allow: ['ties'] })).toBe('')
    const third = 'x = torch.tensor(3.0, requires_grad=True)\n(1 / x).backward()'
    expect(refused(third, { decimals: 4 })).toBe('')
  })
})
