import { idFrom, missingTexts, newDraft, sameDraft } from './draft'

test('an id is made of the English title', () => {
  expect(idFrom('Squares, then a sum')).toBe('squares-then-a-sum')
  expect(idFrom('  x.grad — twice?  ')).toBe('xgrad-twice')
  expect(idFrom('平方')).toBe('')
  expect(idFrom('a'.repeat(59) + ' b')).toBe('a'.repeat(59))
})

test('counts the sides that are still empty', () => {
  expect(missingTexts(newDraft())).toBe(2)
  const draft = { ...newDraft(), title: { en: 'A', zh: ' ' }, hints: [{ en: '', zh: '看看' }] }
  expect(missingTexts(draft)).toBe(2)
})

test('a sentence to take along is missing only where it was begun', () => {
  const titled = { ...newDraft(), title: { en: 'A', zh: '甲' } }
  expect(missingTexts({ ...titled, remember: { en: '', zh: '' } })).toBe(0)
  expect(missingTexts({ ...titled, remember: { en: 'Squares double.', zh: '' } })).toBe(1)
})

test('the order of fields and an empty last sentence make no difference', () => {
  const { id, ...rest } = newDraft()
  expect(sameDraft(newDraft(), { ...rest, id, remember: { en: '', zh: '' } })).toBe(true)
  expect(sameDraft(newDraft(), { ...newDraft(), difficulty: 2 })).toBe(false)
})
