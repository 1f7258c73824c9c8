import { safeReturn } from './session'

test('a path of this site is followed after signing in', () => {
  expect(safeReturn('/host?new=1')).toBe('/host?new=1')
})

test.each([
  null,
  '',
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'javascript:alert(1)',
])('anything else leads to the start: %s', (wish) => expect(safeReturn(wish)).toBe('/'))
