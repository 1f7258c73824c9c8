import type { Dtype } from '../dtype.js'
import { along } from '../kernels/reduce.js'
import { type Callable, composite, operation } from '../operation.js'
import { floatResult } from '../promotion.js'
import { wrapDim } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { mul, neg, sub } from './arithmetic.js'
import { toDtype } from './copy.js'
import { exp } from './exponential.js'
import { floatsOnly } from './implemented.js'
import { sum } from './reduction.js'
import { sample, t } from './samples.js'

/** Scores turned into shares that add up to one. */

const MATRIX = [
  [1, -2, 3.5],
  [0.25, 5, -1],
] as const

type Shares = { readonly result: Tensor; readonly dim: number }

const shares = (values: Float64Array, out: Float64Array): void => {
  const total = exponentials(values, out)
  for (let i = 0; i < out.length; i++) out[i] /= total
}

/** Fills `out` with e^(value - largest) and gives their sum. */
function exponentials(values: Float64Array, out: Float64Array): number {
  let top = -Infinity
  for (let i = 0; i < values.length; i++) top = Math.max(top, values[i])
  let total = 0
  for (let i = 0; i < values.length; i++) total += out[i] = Math.exp(values[i] - top)
  return total
}

const logShares = (values: Float64Array, out: Float64Array): void => {
  const total = exponentials(values, out)
  let top = -Infinity
  for (let i = 0; i < values.length; i++) top = Math.max(top, values[i])
  for (let i = 0; i < values.length; i++) out[i] = values[i] - top - Math.log(total)
}

/** The scores in the type asked for. @throws IndexError, NotImplementedError as PyTorch, whose kernels are named after the dimension */
function cast(self: Tensor, dim: number, dtype: Dtype | null, name: string): Tensor {
  if (dtype !== null && dtype !== self.dtype) return toDtype(self, dtype)
  const last = wrapDim(dim, self.rank) >= self.rank - 1
  floatsOnly(`${name}${last ? '_lastdim' : ''}_kernel_impl`, self)
  return self
}

/** The forms with a type convert first, in a node of their own. */
export const softmaxRow: Callable<[self: Tensor, dim: number], Tensor> = operation({
  name: '_softmax',
  homes: [],
  signatures: ['_softmax(Tensor input, int dim)'],
  gradFn: 'SoftmaxBackward0',
  inPlace: false,
  forward: (self: Tensor, dim: number) => along(self, wrapDim(dim, self.rank), floatResult(self.dtype), shares),
  vjp: {
    self: (g, { result, dim }: Shares) => {
      const weighted = mul(g, result)
      return sub(weighted, mul(result, sum(weighted, dim, true)))
    },
  },
  saves: { result: 'any', dim: 'any' },
  tex: {
    value: '\\operatorname{softmax}(@self)',
    rules: { self: '@result \\cdot \\bigl(@g - \\textstyle\\sum @g \\cdot @result\\bigr)' },
  },
  mistakes: {
    'softmax-diagonal-only': { self: (g, { result }) => mul(g, mul(result, sub(1, result))) },
    'activation-value-as-derivative': { self: (g, { result }) => mul(g, result) },
  },
  samples: [],
})

export const logSoftmaxRow: Callable<[self: Tensor, dim: number], Tensor> = operation({
  name: '_log_softmax',
  homes: [],
  signatures: ['_log_softmax(Tensor input, int dim)'],
  gradFn: 'LogSoftmaxBackward0',
  inPlace: false,
  forward: (self: Tensor, dim: number) => along(self, wrapDim(dim, self.rank), floatResult(self.dtype), logShares),
  vjp: { self: (g, { result, dim }: Shares) => sub(g, mul(exp(result), sum(g, dim, true))) },
  saves: { result: 'any', dim: 'any' },
  tex: {
    value: '\\ln \\operatorname{softmax}(@self)',
    rules: { self: '@g - \\operatorname{softmax}(@self) \\textstyle\\sum @g' },
  },
  mistakes: {
    'softmax-diagonal-only': { self: (g, { result }) => mul(g, sub(1, exp(result))) },
    'target-not-subtracted': { self: (g, { result, dim }) => neg(mul(exp(result), sum(g, dim, true))) },
  },
  samples: [],
})

export const softmax = composite({
  name: 'softmax',
  homes: ['torch', 'Tensor', 'F', 'special'],
  signatures: ['softmax(Tensor input, int dim, *, ScalarType dtype=None)'],
  compute: (self: Tensor, dim: number, dtype: Dtype | null = null): Tensor =>
    softmaxRow(cast(self, dim, dtype, 'softmax'), dim),
  samples: [sample(t(MATRIX), 1), sample(t(MATRIX), 0), sample(t([1, 2]), -1), sample(t(1), 0)],
})

export const logSoftmax = composite({
  name: 'log_softmax',
  homes: ['torch', 'Tensor', 'F', 'special'],
  signatures: ['log_softmax(Tensor input, int dim, *, ScalarType dtype=None)'],
  compute: (self: Tensor, dim: number, dtype: Dtype | null = null): Tensor =>
    logSoftmaxRow(cast(self, dim, dtype, 'log_softmax'), dim),
  samples: [sample(t(MATRIX), 1), sample(t(MATRIX), 0), sample(t([1, 2]), -1), sample(t(1), 0)],
})

export const softmin = composite({
  name: 'softmin',
  homes: ['F'],
  signatures: ['softmin(Tensor input, int dim)'],
  compute: (self: Tensor, dim: number): Tensor => softmaxRow(neg(self), dim),
  samples: [sample(t(MATRIX), 1)],
})
