import { isFloat } from '../dtype.js'
import { TorchError } from '../errors.js'
import { type Dims, dimsOf, reduce } from '../kernels/reduce.js'
import { composite, operation } from '../operation.js'
import { type Scalar, valueOf } from '../scalar.js'
import type { Shape } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { div, mul, sub } from './arithmetic.js'
import { eq } from './comparison.js'
import { exp } from './exponential.js'
import { mean, spread } from './reduction.js'
import { maskedFill } from './indexing.js'
import { sample, t, transposed } from './samples.js'

/** Spread and length of many numbers. */

const MATRIX = [
  [1, -2, 3.5],
  [0.25, 5, -6],
] as const

/** Bessel's correction: null means 1, as PyTorch's default does. */
type Spread = {
  readonly self: Tensor
  readonly dim: Dims
  readonly correction: Scalar | null
  readonly keepdim: boolean
}

const degrees = (shape: Shape, dim: Dims, correction: Scalar | null): number => {
  const n = dimsOf(dim, shape.length).reduce((count, d) => count * shape[d], 1)
  return Math.max(0, n - (correction === null ? 1 : valueOf(correction)))
}

function moment(self: Tensor, dim: Dims, correction: Scalar | null, keepdim: boolean, root: boolean): Tensor {
  if (!isFloat(self.dtype))
    throw new TorchError('NotImplementedError', 'std and var only support floating point and complex dtypes')
  const by = degrees(self.shape, dim, correction)
  return reduce(self, dim, keepdim, self.dtype, (data, positions, from, to) => {
    let total = 0
    for (let i = from; i < to; i++) total += data[positions[i]]
    const centre = total / (to - from)
    let squares = 0
    for (let i = from; i < to; i++) squares += (data[positions[i]] - centre) ** 2
    return root ? Math.sqrt(squares / by) : squares / by
  })
}

/** d var / d x_i = 2 (x_i - mean) / (N - correction) */
const varianceGradient = (g: Tensor, { self, dim, correction, keepdim }: Spread): Tensor => {
  const centred = sub(self, mean(self, dimsOf(dim, self.rank), true))
  return mul(spread(g, self.shape, dim, keepdim), mul(centred, 2 / degrees(self.shape, dim, correction)))
}

export const variance = operation({
  name: 'var',
  homes: ['torch', 'Tensor'],
  signatures: ['var(Tensor input, tuple of ints dim=None, *, Number correction=None, bool keepdim=False)'],
  gradFn: 'VarBackward0',
  inPlace: false,
  forward: (self: Tensor, dim: Dims = null, correction: Scalar | null = null, keepdim: boolean = false) =>
    moment(self, dim, correction, keepdim, false),
  vjp: { self: (g, saved: Spread) => varianceGradient(g, saved) },
  saves: { self: 'any', dim: 'any', correction: 'any', keepdim: 'any' },
  tex: {
    value: '\\operatorname{var} @self',
    rules: { self: '@g \\cdot \\frac{2\\,(@self - \\bar{@self})}{N - 1}' },
  },
  mistakes: {
    'mean-not-divided': {
      self: (g, { self, dim, keepdim }) =>
        mul(spread(g, self.shape, dim, keepdim), mul(sub(self, mean(self, dimsOf(dim, self.rank), true)), 2)),
    },
  },
  samples: [sample(t(MATRIX)), sample(t(MATRIX), 0), sample(transposed(MATRIX), [1])],
})

export const std = operation({
  name: 'std',
  homes: ['torch', 'Tensor'],
  signatures: ['std(Tensor input, tuple of ints dim=None, *, Number correction=None, bool keepdim=False)'],
  gradFn: 'StdBackward0',
  inPlace: false,
  forward: (self: Tensor, dim: Dims = null, correction: Scalar | null = null, keepdim: boolean = false) =>
    moment(self, dim, correction, keepdim, true),
  vjp: {
    self: (g, saved: Spread & { readonly result: Tensor }) =>
      varianceGradient(maskedFill(div(g, mul(saved.result, 2)), eq(saved.result, 0), 0), saved),
  },
  saves: { self: 'any', result: 'any', dim: 'any', correction: 'any', keepdim: 'any' },
  tex: {
    value: '\\operatorname{std} @self',
    rules: { self: '@g \\cdot \\frac{@self - \\bar{@self}}{(N - 1)\\,@result}' },
  },
  mistakes: {
    'mean-not-divided': {
      self: (g, { self, dim, keepdim, result }) =>
        mul(spread(div(g, result), self.shape, dim, keepdim), sub(self, mean(self, dimsOf(dim, self.rank), true))),
    },
  },
  samples: [sample(t(MATRIX)), sample(t(MATRIX), 0), sample(transposed(MATRIX), [1])],
})

/** The older calls, which say `unbiased` where the newer say `correction`. */
const whole = (name: 'var' | 'std', row: typeof std) =>
  composite({
    name,
    homes: ['torch', 'Tensor'],
    signatures: [`${name}(Tensor input, bool unbiased)`],
    compute: (self: Tensor, unbiased: boolean): Tensor => row(self, null, Number(unbiased)),
    samples: [sample(t(MATRIX), false)],
  })

const dimwise = (name: 'var' | 'std', row: typeof std) =>
  composite({
    name,
    homes: ['torch', 'Tensor'],
    signatures: [`${name}(Tensor input, tuple of ints dim, bool unbiased, bool keepdim=False)`],
    compute: (self: Tensor, dim: Dims, unbiased: boolean, keepdim: boolean = false): Tensor =>
      row(self, dim, Number(unbiased), keepdim),
    samples: [sample(t(MATRIX), [1], false)],
  })

export const varUnbiased = whole('var', variance)
export const varDimUnbiased = dimwise('var', variance)
export const stdUnbiased = whole('std', std)
export const stdDimUnbiased = dimwise('std', std)

type Summed = { readonly self: Tensor; readonly result: Tensor; readonly dim: Dims; readonly keepdim: boolean }

export const logsumexp = operation({
  name: 'logsumexp',
  homes: ['torch', 'Tensor', 'special'],
  signatures: ['logsumexp(Tensor input, tuple of ints dim, bool keepdim=False)'],
  gradFn: 'LogsumexpBackward0',
  inPlace: false,
  forward: (self: Tensor, dim: Dims, keepdim: boolean = false) =>
    reduce(self, dim, keepdim, self.dtype, (data, positions, from, to) => {
      let top = -Infinity
      for (let i = from; i < to; i++) top = Math.max(top, data[positions[i]])
      if (!Number.isFinite(top)) return top
      let total = 0
      for (let i = from; i < to; i++) total += Math.exp(data[positions[i]] - top)
      return top + Math.log(total)
    }),
  vjp: {
    self: (g, { self, result, dim, keepdim }: Summed) =>
      mul(spread(g, self.shape, dim, keepdim), exp(sub(self, spread(result, self.shape, dim, keepdim)))),
  },
  saves: { self: 'any', result: 'any', dim: 'any', keepdim: 'any' },
  tex: { value: '\\ln \\sum e^{@self}', rules: { self: '@g \\cdot e^{@self - @result}' } },
  mistakes: {
    'quotient-denominator': {
      self: (g, { self, dim, keepdim }) => mul(spread(g, self.shape, dim, keepdim), exp(self)),
    },
  },
  samples: [sample(t(MATRIX), 1), sample(t(MATRIX), [0, 1]), sample(t(3), 0)],
})
