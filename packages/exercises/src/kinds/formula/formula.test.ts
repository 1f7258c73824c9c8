import { grade, question, solve } from '../../life.js'
import { refusalOf, variantOf } from '../../testing/exercises.js'

const PROGRAM = `import torch
x = torch.tensor([1.5, 2.0, -3.0], requires_grad=True)
z = ({{a}} * x ** 3).sum()
z.backward()
`
const FIELDS = { kind: 'formula', program: PROGRAM, slots: { a: 'int 2..2' }, ask: 'x.grad', variables: ['x'] }
const variant = () => variantOf({ ...FIELDS, formula: '3 * {{a}} x^2' })
const graded = (text: string) => grade(variant(), { type: 'typed', text })

describe('a formula for a gradient', () => {
  test('shows the program and nothing of the key', () => {
    expect(question(variant())).toMatchObject({ ask: 'x.grad', form: { type: 'typed', lines: 1 } })
    expect(solve(variant()).display).toBe('3 * 2 x^2')
  })

  test.each(['6x^2', '6 x x', '6x²', 'x*x*6', '(2x)^2 * 1.5'])('%s is right', (text) => {
    expect(graded(text)).toMatchObject({ correct: true, score: 1 })
  })

  test('names the mistake behind a wrong formula', () => {
    expect(graded('6x^3')).toMatchObject({ correct: false, mistakes: [{ id: 'power-exponent-kept', line: 3 }] })
    expect(graded('2x^2')).toMatchObject({ correct: false, mistakes: [{ id: 'power-coefficient-dropped' }] })
  })

  test('is right for these numbers only: wrong', () => {
    expect(graded('13.5')).toMatchObject({ correct: false })
  })

  test('what cannot be read yet is incomplete', () => {
    expect(graded('6x^')).toMatchObject({ status: 'incomplete', reason: 'not-readable' })
    expect(graded('')).toMatchObject({ status: 'incomplete', reason: 'empty' })
  })

  test('is held to the program', () => {
    expect(refusalOf({ ...FIELDS, formula: '{{a}} x^2' })).toMatch(/does not give x.grad/)
    expect(refusalOf({ ...FIELDS, formula: '{{a}} y' })).toMatch(/cannot be read/)
  })
})
