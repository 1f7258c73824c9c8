import { before } from './before'

test('nobody moved: everyone stood where they stand', () => {
  expect(
    before([
      { rank: 1, moved: 0 },
      { rank: 2, moved: 0 },
    ]),
  ).toEqual([0, 1])
})

test('who gained two places came from two below', () => {
  expect(
    before([
      { rank: 1, moved: 2 },
      { rank: 2, moved: -1 },
      { rank: 3, moved: -1 },
    ]),
  ).toEqual([2, 0, 1])
})

test('ties and newcomers from outside the list still give each row one place', () => {
  const places = before([
    { rank: 1, moved: 9 },
    { rank: 1, moved: 0 },
    { rank: 3, moved: 0 },
  ])
  expect([...places].sort()).toEqual([0, 1, 2])
  expect(places[0]).toBe(2)
})
