import { canonical, fingerprint } from './canonical.js'

it('does not depend on the order of keys, at any depth', () => {
  const one = { a: 1, b: { c: [{ e: 1, f: 2 }], d: null } }
  const other = { b: { d: null, c: [{ f: 2, e: 1 }] }, a: 1 }
  expect(canonical(one)).toBe('{"a":1,"b":{"c":[{"e":1,"f":2}],"d":null}}')
  expect(fingerprint(other)).toBe(fingerprint(one))
})

it('depends on the order of lists and on every value', () => {
  expect(fingerprint([1, 2])).not.toBe(fingerprint([2, 1]))
  expect(fingerprint({ a: 1 })).not.toBe(fingerprint({ a: '1' }))
})
