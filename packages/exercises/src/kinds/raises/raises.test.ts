import { grade, question, solve } from '../../life.js'
import { refusalOf, variantOf } from '../../testing/exercises.js'

const TITLE = 'import torch\nx = torch.tensor([1.0,0.],[-1.,1.],requires_grad=True)\n'
const options = [
  { type: 'TypeError', says: 'positional argument', text: { en: 'one argument too many', zh: '多了一个参数' } },
  { type: 'RuntimeError', text: { en: 'shapes do not fit', zh: '形状对不上' } },
]
const raises = (program: string) => variantOf({ kind: 'raises', program, options })

describe('a raises question', () => {
  test('offers the reasons, and last that nothing is raised', () => {
    const { form, ask } = question(raises(TITLE))
    expect(ask).toBeNull()
    expect(form.type === 'choice' && form.options.at(-1)?.text).toEqual({ en: 'Nothing is raised', zh: '不会报错' })
    expect(form.type === 'choice' && form.options.map(({ id }) => id)).toEqual(['1', '2', '3'])
  })

  test('has Python’s own words as the key', () => {
    expect(solve(raises(TITLE)).display).toBe(
      'line 2\nTypeError: tensor() takes 1 positional argument but 2 were given',
    )
  })

  test('gives credit for what happens alone', () => {
    const variant = raises('import torch\nx = torch.ones(2)\n')
    const scores = ['1', '2', '3'].map((choice) => grade(variant, { type: 'choice', choice }))
    expect(scores.map((verdict) => verdict.status === 'graded' && verdict.score)).toEqual([0, 0, 1])
    expect(grade(variant, { type: 'choice', choice: '' })).toMatchObject({ status: 'incomplete', reason: 'empty' })
  })

  test('refuses a program that ends in some other way', () => {
    expect(refusalOf({ kind: 'raises', program: 'nobody', options })).toMatch(/0 options are right.*NameError/)
  })
})
