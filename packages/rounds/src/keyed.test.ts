import fc from 'fast-check'
import { empty, get, put, values, without, type Keyed } from './keyed.js'

const SEED = 20261123
const keys = fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('__proto__', 'constructor', 'toString', ''))
const changes = fc.array(fc.record({ key: keys, value: fc.option(fc.integer(), { nil: undefined }) }), {
  maxLength: 60,
})

const build = (steps: readonly { key: string; value: number | undefined }[]) =>
  steps.reduce<Keyed<number>>(
    (map, { key, value }) => (value === undefined ? without(map, key) : put(map, key, value)),
    empty(),
  )

test('agrees with a Map under any changes', () => {
  fc.assert(
    fc.property(changes, (steps) => {
      const map = build(steps)
      const plain = new Map<string, number>()
      for (const { key, value } of steps) {
        if (value === undefined) plain.delete(key)
        else plain.set(key, value)
      }
      expect(map.size).toBe(plain.size)
      for (const { key } of steps) expect(get(map, key)).toBe(plain.get(key))
      expect([...values(map)].toSorted()).toEqual([...plain.values()].toSorted())
    }),
    { seed: SEED },
  )
})

test('equal entries make equal JSON, whatever the order (P2)', () => {
  const entries = Array.from({ length: 3000 }, (_, i) => ({ key: `player-${i}`, value: i }))
  const extra = { key: 'gone', value: 1 }
  const forwards = build(entries)
  const backwards = build([extra, ...entries.toReversed(), { key: 'gone', value: undefined }])
  expect(JSON.stringify(backwards)).toBe(JSON.stringify(forwards))
  expect(JSON.parse(JSON.stringify(forwards))).toEqual(forwards)
})

test('a change copies one bucket and the nodes above it, however many entries there are (P6)', () => {
  const before = build(Array.from({ length: 5000 }, (_, i) => ({ key: `player-${i}`, value: i })))
  const after = put(before, 'player-77', -1)
  const branches = Object.keys(after.nodes).filter((high) => after.nodes[high] !== before.nodes[high])
  expect(branches).toHaveLength(1)
  const [high] = branches
  const leaves = Object.keys(after.nodes[high]).filter((low) => after.nodes[high][low] !== before.nodes[high][low])
  expect(leaves).toHaveLength(1)
  expect(after.nodes[high][leaves[0]].length).toBeLessThan(30)
  expect(get(before, 'player-77')).toBe(77)
})

test('what is not there can be taken away without a copy', () => {
  const map = build([{ key: 'a', value: 1 }])
  expect(without(map, 'b')).toBe(map)
  expect(without(map, 'a')).toEqual(empty())
})
