import { grade, question, solve } from '../../life.js'
import { refusalOf, variantOf } from '../../testing/exercises.js'

const PROGRAM = `import torch
w = torch.tensor([1.0, {{a}}.0], requires_grad=True)
loss = ((3 * w + 1) ** 2).mean()
loss.backward()
`
const SLOTS = { a: 'int 2..5' }
const choice = (seed = 0) => variantOf({ kind: 'choice', program: PROGRAM, slots: SLOTS, ask: 'w.grad' }, seed)

describe('a choice among gradients', () => {
  test('offers the key once, and wrong ones that a mistake explains', () => {
    const variant = choice()
    const { form, ask } = question(variant)
    expect(ask).toBe('w.grad')
    if (form.type !== 'choice') throw new Error('no choice')
    expect(new Set(form.options.map(({ text }) => text.en)).size).toBe(4)
    const verdicts = form.options.map(({ id }) => grade(variant, { type: 'choice', choice: id }))
    expect(verdicts.filter((each) => each.status === 'graded' && each.correct)).toHaveLength(1)
    for (const each of verdicts) {
      if (each.status !== 'graded') throw new Error('not graded')
      expect(each.mistakes.length > 0).toBe(!each.correct)
    }
  })

  test('has the key in different places, the same for the same seed', () => {
    const places = [0, 1, 2, 3, 4, 5, 6, 7].map((seed) => solve(choice(seed)).answer)
    expect(new Set(places.map((answer) => JSON.stringify(answer))).size).toBeGreaterThan(1)
    expect(solve(choice(3))).toEqual(solve(choice(3)))
  })

  test('takes no option that is not there', () => {
    expect(grade(choice(), { type: 'choice', choice: '9' })).toMatchObject({ status: 'incomplete' })
    expect(grade(choice(), { type: 'choice', choice: '' })).toMatchObject({ status: 'incomplete', reason: 'empty' })
  })

  test('is refused where mistakes do not differ from one another', () => {
    const program = 'import torch\nx = torch.tensor(1.0, requires_grad=True)\nx.backward()\n'
    expect(refusalOf({ kind: 'choice', program, ask: 'x.grad' })).toMatch(/only \d different wrong answers/)
  })
})
