import { keepDraft, readDraft } from './draft'

function memory() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

test('a draft comes back for its question, and for no other', () => {
  const store = memory()
  keepDraft(store, 'r', 2, { type: 'typed', text: '[[2, 0]' })
  expect(readDraft(store, 'r', 2)).toEqual({ type: 'typed', text: '[[2, 0]' })
  expect(readDraft(store, 'r', 3)).toBeNull()
  expect(readDraft(store, 'other', 2)).toBeNull()
})

test('a damaged draft is none', () => {
  const store = memory()
  store.setItem('gradroom.draft.r', '{"number": 1, "answer": {"type": "grid"}}')
  expect(readDraft(store, 'r', 1)).toBeNull()
  store.setItem('gradroom.draft.r', '{')
  expect(readDraft(store, 'r', 1)).toBeNull()
})
