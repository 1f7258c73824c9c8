import { grade, question, solve } from '../../life.js'
import { refusalOf, variantOf } from '../../testing/exercises.js'

const program =
  'import torch\nx = torch.tensor([1.0, 2.0], requires_grad=True)\nz = (x * 3).sum()\nprint(z.item())\nprint(x.grad)\n'
const printed = variantOf({ kind: 'value', program })
const typed = (text: string) => ({ type: 'typed' as const, text })

describe('a value question', () => {
  test('asks what is printed, with as many lines', () => {
    expect(question(printed)).toMatchObject({ ask: null, form: { type: 'typed', lines: 2 } })
    expect(solve(printed).display).toBe('9.0\nNone')
  })

  test.each([
    ['9.0\nNone', 1],
    [' 9 \n\n None', 1],
    ['9.0\ntensor([3., 3.])', 0.5],
    ['9.0', 0],
  ])('%j is graded by line', (text, score) => {
    expect(grade(printed, typed(text))).toMatchObject({ score })
  })

  test('takes a tensor by cell and any other value by its text', () => {
    const tensor = variantOf({ kind: 'value', program, ask: 'x * 2' })
    expect(grade(tensor, typed('[2, 5]'))).toMatchObject({ score: 0.5, cells: [true, false] })
    expect(grade(tensor, typed('[2, '))).toMatchObject({ status: 'incomplete', reason: 'not-readable' })
    const flag = variantOf({ kind: 'value', program, ask: 'z.requires_grad' })
    expect(grade(flag, typed('True'))).toMatchObject({ correct: true })
    expect(grade(flag, typed('true'))).toMatchObject({ correct: false })
    const none = variantOf({ kind: 'value', program, ask: 'x.grad' })
    expect(grade(none, { type: 'none' })).toMatchObject({ correct: true })
  })

  test('needs something printed', () => {
    expect(refusalOf({ kind: 'value', program: 'x = 1' })).toMatch(/prints nothing/)
    expect(refusalOf({ kind: 'value', program: 'for i in range(20):\n    print(i)' })).toMatch(/12 lines/)
  })
})
