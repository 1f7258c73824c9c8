import { heat } from './heat'

test('the sign chooses the end of the scale', () => {
  expect(heat(-2, 2)).toContain('--heat-minus')
  expect(heat(2, 2)).toContain('--heat-plus')
})

test('larger is stronger, and never beyond the end', () => {
  const strength = (value: number) => Number(/(\d+)%/.exec(heat(value, 4))?.[1])
  expect(strength(1)).toBeLessThan(strength(2))
  expect(strength(9)).toBe(strength(4))
})

test('zero and what is no number have no colour', () => {
  expect(heat(0, 2)).toBe('transparent')
  expect(heat(NaN, 2)).toBe('transparent')
  expect(heat(0, 0)).toBe('transparent')
})
