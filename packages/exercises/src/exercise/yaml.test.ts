import { exerciseDraftSchema, exerciseSchema } from './schema.js'
import { readExercise, writeExercise } from './yaml.js'

const FILE = `id: squares-summed
kind: gradient
topic: many-cells
skills: [elementwise]
difficulty: 1
title:
  en: Squares, summed
  zh: 平方，再求和
text:
  en: Predict x.grad.
  zh: 预测 x.grad。
program: |
  import torch
  x = torch.tensor([{{a}}, 2.0], requires_grad=True)
slots:
  a: nonzero int -3..3
ask: x.grad
hints:
  - en: Look at one cell.
    zh: 先看一格。
`

const problemsOf = (yaml: string) => {
  const read = readExercise(yaml)
  return read.ok ? [] : read.problems
}

describe('an exercise as a file', () => {
  test('is read, and written back as it stood', () => {
    const read = readExercise(FILE)
    expect(read.ok).toBe(true)
    if (read.ok) expect(writeExercise(read.exercise)).toBe(FILE)
  })

  test('is written in the same order, whatever the order of its fields in memory', () => {
    const read = readExercise(FILE)
    if (!read.ok) throw new Error('not read')
    const turned = exerciseSchema.parse(Object.fromEntries(Object.entries(read.exercise).reverse()))
    expect(writeExercise(turned)).toBe(FILE)
  })

  test('says the line and the field of a problem, in both languages', () => {
    const [problem] = problemsOf(FILE.replace('difficulty: 1', 'difficulty: 9'))
    expect(problem).toMatchObject({ path: 'difficulty', line: 5 })
    expect(problem.message.en).not.toBe(problem.message.zh)
  })

  test.each([
    ['an unknown field', FILE.replace('ask:', 'answer: 1\nask:'), /answer/],
    ['a missing translation', FILE.replace('  zh: 平方，再求和\n', ''), /string/],
    ['an unknown topic', FILE.replace('many-cells', 'cooking'), /recording/],
    ['a slot that cannot be read', FILE.replace('nonzero int -3..3', 'about 3'), /about 3/],
    ['a place without a slot', FILE.replace('  a: nonzero int -3..3', '  b: int 1..2'), /\{\{a\}\}/],
    ['a slot to differ from that is not there', FILE.replace('-3..3', '-3..3 not q'), /slot q/],
    ['no YAML', 'id: [', /YAML/],
    ['aliases', 'a: &x 1\nb: *x\n', /aliases/],
    ['a key twice', `${FILE}kind: gradient\n`, /YAML/],
  ])('refuses %s', (_, yaml, words) => {
    const problems = problemsOf(yaml)
    expect(problems.map(({ message }) => message.en).join('\n')).toMatch(words)
    for (const { message } of problems) expect(message.zh).not.toBe('')
  })

  test('may have gaps while it is a draft', () => {
    const draft = {
      id: '',
      kind: 'raises',
      topic: 'learning',
      skills: [],
      difficulty: 1,
      options: [],
      title: { en: '', zh: '' },
      text: { en: '', zh: '' },
      hints: [],
      program: '',
      slots: { a: '' },
    }
    expect(exerciseDraftSchema.safeParse(draft).success).toBe(true)
    expect(exerciseSchema.safeParse(draft).success).toBe(false)
  })
})
