import { grade, question, solve } from '../../life.js'
import { refusalOf, variantOf } from '../../testing/exercises.js'

const program = 'import torch\nx = torch.ones(2, requires_grad=True)\nz = x.pow(2).sum()\n'
const chain = variantOf({ kind: 'grad-fn', program, ask: 'z', walk: 'chain' })
const OPTIONS = ['SumBackward0', 'PowBackward0', 'AccumulateGrad']
const choice = variantOf({ kind: 'grad-fn', program, ask: 'z', walk: 'name', options: OPTIONS })
const typed = (text: string) => ({ type: 'typed' as const, text })

describe('a grad-fn question', () => {
  test.each([
    ['SumBackward0 -> PowBackward0 -> AccumulateGrad', 1],
    ['sumbackward, powbackward，accumulategrad', 1],
    ['<SumBackward0 object at 0x7f00> → PowBackward0 → AccumulateGrad', 1],
    ['SumBackward1 -> PowBackward0 -> AccumulateGrad', 2 / 3],
    ['AccumulateGrad -> PowBackward0 -> SumBackward0', 1 / 3],
    ['SumBackward0', 0],
  ])('%s', (text, score) => {
    expect(grade(chain, typed(text))).toMatchObject({ score })
  })

  test('can be a choice whose ids say nothing', () => {
    const { form } = question(choice)
    expect(form.type === 'choice' && form.options.map(({ id }) => id)).toEqual(['1', '2', '3'])
    expect(grade(choice, solve(choice).answer)).toMatchObject({ correct: true })
    expect(grade(choice, { type: 'choice', choice: '9' })).toMatchObject({ status: 'incomplete' })
  })

  test('says None of a leaf', () => {
    const leaf = variantOf({ kind: 'grad-fn', program, ask: 'x', walk: 'name' })
    expect(solve(leaf).display).toBe('None')
    expect(grade(leaf, { type: 'none' })).toMatchObject({ correct: true })
  })

  test('refuses a chain that forks and options without the right one', () => {
    const forked = 'import torch\nx = torch.ones(2, requires_grad=True)\nz = x * x\n'
    expect(refusalOf({ kind: 'grad-fn', program: forked, ask: 'z', walk: 'chain' })).toMatch(/forks at MulBackward0/)
    const wrong = ['AddBackward0', 'MulBackward0']
    expect(refusalOf({ kind: 'grad-fn', program, ask: 'z', walk: 'name', options: wrong })).toMatch(/one option/)
  })
})
