import { along, reduce } from '../kernels/reduce.js'
import { type Callable, operation } from '../operation.js'
import { sumResult } from '../promotion.js'
import { wrapDim } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { add, mul } from './arithmetic.js'
import { onesLike } from './creation.js'
import { flip } from './rearranging.js'
import { spread } from './reduction.js'
import { reshape, transpose } from './shape.js'
import { select } from './indexing.js'
import { sample, t } from './samples.js'
import { stack } from './joining.js'

/** Products, and running sums and products. */

const MATRIX = [
  [1, -2, 3.5],
  [0.25, 5, -6],
] as const
const WITH_ZERO = [
  [1, 0, 3],
  [0, 0, 2],
] as const

const product = (data: ArrayLike<number>, positions: Int32Array, from: number, to: number): number => {
  let p = 1
  for (let i = from; i < to; i++) p *= data[positions[i]]
  return p
}

/**
 * The product of all the others, for each element along the last dimension: running products from the left times running products
 * from the right, so that zeros need no special case.
 */
function others(self: Tensor): Tensor {
  const n = self.shape[self.rank - 1]
  const parts = Array.from({ length: n }, (_, i) => select(self, -1, i))
  const left: Tensor[] = []
  const right: Tensor[] = []
  for (let i = 0; i < n; i++) left.push(i === 0 ? onesLike(parts[0]) : mul(left[i - 1], parts[i - 1]))
  for (let i = n - 1; i >= 0; i--) right.unshift(i === n - 1 ? onesLike(parts[0]) : mul(right[0], parts[i + 1]))
  return stack(
    left.map((l, i) => mul(l, right[i])),
    -1,
  )
}

type Whole = { readonly self: Tensor; readonly result: Tensor }

export const prodAll = operation({
  name: 'prod',
  homes: ['torch', 'Tensor'],
  signatures: ['prod(Tensor input)'],
  gradFn: 'ProdBackward0',
  inPlace: false,
  forward: (self: Tensor) => reduce(self, null, false, sumResult(self.dtype), product),
  vjp: {
    self: (g, { self }: Whole) => (self.numel === 0 ? self : mul(g, reshape(others(reshape(self, [-1])), self.shape))),
  },
  saves: { self: 'any', result: 'any' },
  tex: { value: '\\prod @self', rules: { self: '@g \\cdot \\prod_{\\text{others}} @self' } },
  mistakes: {
    'activation-value-as-derivative': { self: (g, { self, result }) => mul(g, mul(onesLike(self), result)) },
  },
  samples: [sample(t(MATRIX)), sample(t(WITH_ZERO)), sample(t(3))],
})

export const prodDim = operation({
  name: 'prod',
  homes: ['torch', 'Tensor'],
  signatures: ['prod(Tensor input, int dim, bool keepdim=False)'],
  gradFn: 'ProdBackward1',
  inPlace: false,
  forward: (self: Tensor, dim: number, keepdim: boolean = false) =>
    reduce(self, [dim], keepdim, sumResult(self.dtype), product),
  vjp: {
    self: (g, { self, dim, keepdim }: Whole & { readonly dim: number; readonly keepdim: boolean }) => {
      const wide = spread(g, self.shape, dim, keepdim)
      if (self.rank === 0) return wide
      const last = self.rank - 1
      const moved = transposeTo(self, wrapDim(dim, self.rank), last)
      return mul(wide, transposeTo(others(moved), wrapDim(dim, self.rank), last))
    },
  },
  saves: { self: 'any', result: 'any', dim: 'any', keepdim: 'any' },
  tex: { value: '\\prod @self', rules: { self: '@g \\cdot \\prod_{\\text{others}} @self' } },
  mistakes: {},
  samples: [sample(t(MATRIX), 1), sample(t(WITH_ZERO), 0, true)],
})

const transposeTo = (x: Tensor, a: number, b: number): Tensor => (a === b ? x : transpose(x, a, b))

type Along = { readonly dim: number }

export const cumsum: Callable<[self: Tensor, dim: number], Tensor> = operation({
  name: 'cumsum',
  homes: ['torch', 'Tensor'],
  signatures: ['cumsum(Tensor input, int dim)'],
  gradFn: 'CumsumBackward0',
  inPlace: true,
  forward: (self: Tensor, dim: number) =>
    along(self, wrapDim(dim, self.rank), sumResult(self.dtype), (values, out) => {
      let total = 0
      for (let i = 0; i < values.length; i++) out[i] = total += values[i]
    }),
  vjp: { self: (g, { dim }: Along) => (g.rank === 0 ? g : flip(cumsum(flip(g, [dim]), dim), [dim])) },
  saves: { dim: 'any' },
  tex: { value: '\\operatorname{cumsum}(@self)', rules: { self: '\\text{sum of } @g \\text{ from here on}' } },
  mistakes: { 'chain-factor-dropped': { self: (g) => g } },
  samples: [sample(t(MATRIX), 0), sample(t(MATRIX), -1), sample(t(2), 0)],
})

/** Each running product is differentiated by itself, so that zeros need no special case. */
export const cumprod = operation({
  name: 'cumprod',
  homes: ['torch', 'Tensor'],
  signatures: ['cumprod(Tensor input, int dim)'],
  gradFn: 'CumprodBackward0',
  inPlace: true,
  forward: (self: Tensor, dim: number) =>
    along(self, wrapDim(dim, self.rank), sumResult(self.dtype), (values, out) => {
      let total = 1
      for (let i = 0; i < values.length; i++) out[i] = total *= values[i]
    }),
  vjp: {
    self: (g, { self, dim }: Along & Whole) => {
      if (self.rank === 0) return g
      const n = self.shape[wrapDim(dim, self.rank)]
      const parts = Array.from({ length: n }, (_, i) => select(self, dim, i))
      const gs = Array.from({ length: n }, (_, i) => select(g, dim, i))
      const gradients = parts.map((_, i) => {
        // d out_k / d x_i = product of x_0 .. x_k without x_i, for k >= i
        let without = parts.slice(0, i).reduce<Tensor>((p, x) => mul(p, x), onesLike(parts[i]))
        let total = mul(gs[i], without)
        for (let k = i + 1; k < n; k++) {
          without = mul(without, parts[k])
          total = add(total, mul(gs[k], without))
        }
        return total
      })
      return stack(gradients, dim)
    },
  },
  saves: { self: 'any', result: 'any', dim: 'any' },
  tex: { value: '\\operatorname{cumprod}(@self)', rules: { self: '\\sum @g \\cdot \\prod_{\\text{others}} @self' } },
  mistakes: {},
  samples: [sample(t(MATRIX), 0), sample(t(MATRIX), 1), sample(t(2), 0)],
})
