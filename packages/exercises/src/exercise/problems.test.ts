import { parseExercise } from './problems.js'

const problemsOf = (input: unknown) => {
  const read = parseExercise(input)
  return read.ok ? [] : read.problems.map(({ path, message }) => [path.join('.'), message.en, message.zh])
}

test('what an author has not filled in yet is named in words for people', () => {
  const draft = { id: 'a', kind: 'gradient', title: { en: '', zh: '' }, skills: [], program: 'x = 1', ask: 'x.grad' }
  const problems = problemsOf(draft)
  expect(problems).toContainEqual(['title.zh', 'Still missing: write it first.', '还没有填写。'])
  expect(problems).toContainEqual(['skills', 'Still missing: choose at least one.', '还没有选，至少选一项。'])
})
