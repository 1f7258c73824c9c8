import { float32 } from '../dtype.js'
import { add, div, mul } from '../ops/arithmetic.js'
import { exp } from '../ops/exponential.js'
import { sum } from '../ops/reduction.js'
import { transpose } from '../ops/shape.js'
import { backward } from '../tape/backward.js'
import { requireGrad } from '../tape/leaf.js'
import { type Tensor, fromArray } from '../tensor.js'
import { World, inWorld } from '../world.js'
import { HUGE, HugeStorage } from './deferred.js'

const LENGTH = HUGE + 5
const values = Array.from({ length: LENGTH }, (_, i) => Math.fround(Math.sin(i)))
const huge = (): Tensor => fromArray(values, [LENGTH], float32)
const isPending = (t: Tensor): boolean => t.storage instanceof HugeStorage && t.storage.isPending

const expectClose = (t: Tensor, f: (x: number) => number): void => {
  let worst = 0
  t.toArray().forEach((value, i) => (worst = Math.max(worst, Math.abs(value - f(values[i])))))
  expect(worst).toBeLessThan(1e-5)
}

test('work on huge tensors is done when the numbers are asked for', () => {
  const y = mul(add(huge(), 2), 3)
  expect(isPending(y)).toBe(true)
  expectClose(y, (x) => (x + 2) * 3)
  expect(isPending(y)).toBe(false)
})

test('what was put off does not see later changes of what it reads', () => {
  const x = huge()
  const y = mul(x, 2)
  const z = add(y, 1)
  add.inPlace(x, 100)
  mul.inPlace(y, 0)
  expectClose(z, (v) => v * 2 + 1)
  expectClose(x, (v) => v + 100)
  expectClose(y, () => 0)
})

test('what is written directly into memory is not seen either', () => {
  const x = huge()
  const y = mul(x, 2)
  x.storage.data.fill(7)
  expectClose(y, (v) => v * 2)
  expectClose(mul(x, 2), () => 14)
})

test('long expressions and results used many times come out right', () => {
  let y = huge()
  for (let i = 0; i < 40; i++) y = add(mul(y, 0.5), 1)
  expectClose(y, () => 2)
  const e = exp(huge())
  for (let i = 0; i < 5; i++) expectClose(add(e, i), (v) => Math.exp(v) + i)
  expectClose(div(e, e), () => 1)
})

test('a sum of what was put off, and its gradient', () => {
  const x = requireGrad(huge())
  const loss = sum(mul(exp(add(mul(x, 0.5), 1)), x))
  backward([loss])
  const f = (v: number): number => Math.exp(v * 0.5 + 1)
  expect(loss.item() / values.reduce((total, v) => total + f(v) * v, 0)).toBeCloseTo(1, 5)
  if (x.grad === null) throw new Error('no gradient')
  expectClose(x.grad, (v) => f(v) + 0.5 * f(v) * v)
})

test('other layouts are done at once', () => {
  const matrix = fromArray(values.slice(0, HUGE), [256, HUGE / 256], float32)
  const y = mul(transpose(matrix, 0, 1), 2)
  expect(isPending(y)).toBe(false)
  expectClose(transpose(y, 0, 1), (v) => v * 2)
})

test('counts against the budget when it is put off, and is stopped by the clock when it is done', () => {
  const x = huge()
  const small = new World({ budget: { bytes: LENGTH * 4 } })
  expect(() => inWorld(small, () => add(mul(x, 2), 1))).toThrow('bytes')
  let now = 0
  const hasty = new World({ budget: { milliseconds: 1 }, now: () => now++ })
  const y = exp(exp(exp(exp(exp(exp(exp(exp(x))))))))
  expect(() => inWorld(hasty, () => y.toArray())).toThrow('milliseconds')
  expect(isPending(y)).toBe(true)
})
