/** @jest-environment jsdom */
import { newDraft } from './draft'
import { forget, keep, recall } from './kept'

afterEach(() => sessionStorage.clear())

test('unsaved work comes back, each exercise its own', () => {
  const mine = { draft: { ...newDraft(), difficulty: 4 }, revision: 3 }
  keep(sessionStorage, 'squares', mine)
  expect(recall(sessionStorage, 'squares')).toEqual(mine)
  expect(recall(sessionStorage, null)).toBeNull()
  forget(sessionStorage, 'squares')
  expect(recall(sessionStorage, 'squares')).toBeNull()
})

test('what is no draft is not taken', () => {
  sessionStorage.setItem('desk:', '{"draft": {"kind": "gradient"}, "revision": 1}')
  expect(recall(sessionStorage, null)).toBeNull()
  sessionStorage.setItem('desk:', 'not JSON')
  expect(recall(sessionStorage, null)).toBeNull()
})
