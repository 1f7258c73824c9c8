import { float32 } from '../dtype.js'
import { add, div, mul, sub } from '../ops/arithmetic.js'
import { relu } from '../ops/activation.js'
import { exp } from '../ops/exponential.js'
import { mean, sum } from '../ops/reduction.js'
import { type Tensor, fromArray } from '../tensor.js'
import { World, inWorld } from '../world.js'
import { PLAIN } from './wasm/binary.js'
import { load } from './wasm/dense.js'

/** Long enough for the large path, and no multiple of a vector or a chunk. */
const LENGTH = 9_001
const values = Array.from({ length: LENGTH }, (_, i) => Math.fround(Math.sin(i * 0.7) * 5 + 0.01))
const x = (): Tensor => fromArray(values, [LENGTH], float32)
const y = (): Tensor =>
  fromArray(
    values.map((_, i) => Math.cos(i) + 2),
    [LENGTH],
    float32,
  )

describe('large elementwise work', () => {
  const others = y().toArray()
  test.each([
    ['sums', () => add(x(), y()), (a: number, b: number) => a + b],
    ['scaled sums', () => add(x(), y(), -0.25), (a: number, b: number) => a - 0.25 * b],
    ['differences', () => sub(x(), y()), (a: number, b: number) => a - b],
    ['products', () => mul(x(), y()), (a: number, b: number) => a * b],
    ['quotients', () => div(x(), y()), (a: number, b: number) => a / b],
    ['products with a number', () => mul(x(), 0.1), (a: number) => a * Math.fround(0.1)],
    ['relu', () => relu(x()), (a: number) => Math.max(a, 0)],
    ['exp', () => exp(x()), (a: number) => Math.exp(a)],
  ])('%s are those of the numbers', (_, made, f) => {
    made()
      .toArray()
      .forEach((value, i) => {
        const expected = f(values[i], others[i])
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(2.4e-7 * Math.abs(expected))
      })
  })

  test('sums and means of all and of columns', () => {
    const total = values.reduce((p, q) => p + q, 0)
    expect(sum(x()).item()).toBeCloseTo(total, 2)
    expect(mean(x()).item()).toBeCloseTo(total / LENGTH, 5)
    const matrix = fromArray(values, [9_001 / 9001, LENGTH], float32)
    expect(sum(matrix, 0).toArray()).toEqual(values)
  })

  test('is stopped by the clock', () => {
    let now = 0
    const world = new World({ budget: { milliseconds: 5 }, now: () => now++ })
    const long = fromArray([], [3_000_000], float32)
    expect(() => inWorld(world, () => exp(long).storage.data)).toThrow('milliseconds')
  })
})

test('the exponential at the ends of its range', () => {
  const fast = load(PLAIN)
  const ends = [0, -0, 88.7, 89.5, 1000, Infinity, -87, -88, -1000, -Infinity, NaN, 1]
  const [from, to] = fast?.reserve([12, 12]) ?? []
  fast?.floats.set(ends, from)
  fast?.run.exp(to * 4, from * 4, 12)
  const found = Array.from(fast?.floats.subarray(to, to + 12) ?? [])
  expect(found.slice(2, 10)).toEqual([
    expect.closeTo(Math.exp(Math.fround(88.7)), -33),
    Infinity,
    Infinity,
    Infinity,
    expect.closeTo(0, 37),
    0,
    0,
    0,
  ])
  expect([found[0], found[1], found[10]]).toEqual([1, 1, NaN])
  expect(found[11]).toBeCloseTo(Math.E, 6)
})
