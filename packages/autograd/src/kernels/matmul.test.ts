import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { float32 } from '../dtype.js'
import { transpose } from '../ops/shape.js'
import { Tensor, fromArray } from '../tensor.js'
import { World, inWorld } from '../world.js'
import { multiply, multiplyDense, multiplyPlain } from './matmul.js'
import { PLAIN, RELAXED, SOURCE_DIGEST } from './wasm/binary.js'
import { load } from './wasm/dense.js'

const numbers = (shape: readonly number[], seed: number): Tensor =>
  fromArray(
    Array.from({ length: shape.reduce((p, q) => p * q, 1) }, (_, i) => Math.sin(i * 1.7 + seed)),
    shape,
    float32,
  )
const zeros = (shape: readonly number[]): Tensor => fromArray([], shape, float32)

/** The builds that this machine can run: relaxed SIMD is behind a flag in Node 20, and is then not counted as tested. */
const builds = [
  { name: 'plain SIMD', fast: load(PLAIN) },
  { name: 'relaxed SIMD', fast: load(RELAXED) },
].flatMap(({ name, fast }) => (fast === null ? [] : [{ name, fast }]))

test('the plain build runs everywhere', () => {
  expect(builds.map(({ name }) => name)).toContain('plain SIMD')
})

describe.each(builds)('products by $name', ({ fast }) => {
  test.each([
    [1, 5, 7, 3],
    [1, 32, 64, 10],
    [3, 17, 33, 9],
    [1, 4, 1, 8],
    [2, 64, 16, 64],
  ])('agree with the plain path: %i of %ix%ix%i, however the factors lie', (batch, n, k, m) => {
    for (const flipped of [false, true]) {
      const a = flipped ? transpose(numbers([batch, k, n], 1), 1, 2) : numbers([batch, n, k], 1)
      const b = flipped ? transpose(numbers([batch, m, k], 2), 1, 2) : numbers([batch, k, m], 2)
      const [quick, slow] = [zeros([batch, n, m]), zeros([batch, n, m])]
      expect(multiplyDense(fast, a, b, quick, { batch, n, k, m })).toBe(true)
      multiplyPlain(a, b, slow, { batch, n, k, m })
      const expected = slow.toArray()
      quick.toArray().forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThan(1e-6 * k))
    }
  })
})

test('a stretched factor is read where it lies', () => {
  const one = new Tensor({ data: Float32Array.of(1) }, [40, 40], [0, 0], 0, float32)
  const out = multiply(one, numbers([40, 40], 3), [40, 40], { batch: 1, n: 40, k: 40, m: 40 })
  const column = Array.from({ length: 40 }, (_, i) => Math.fround(Math.sin(i * 40 * 1.7 + 3)))
  expect(out.storage.data[0]).toBeCloseTo(
    column.reduce((p, q) => p + q, 0),
    5,
  )
})

test('a product that is too much work is stopped before it is done', () => {
  const world = new World({ budget: { work: 1_000_000 } })
  const a = numbers([200, 200], 1)
  expect(() => inWorld(world, () => multiply(a, a, [200, 200], { batch: 1, n: 200, k: 200, m: 200 }))).toThrow('work')
})

test('what is embedded was compiled from the source beside it', () => {
  const source = readFileSync(join(process.cwd(), 'packages/autograd/wasm/dense.ts'))
  expect(createHash('sha256').update(source).digest('hex')).toBe(SOURCE_DIGEST)
})
