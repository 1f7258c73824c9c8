import { type Dtype, isFloat } from '../dtype.js'
import { TorchError } from '../errors.js'
import { type Dims, dimsOf } from '../kernels/reduce.js'
import { sums } from '../kernels/sums.js'
import { operation } from '../operation.js'
import { sumResult } from '../promotion.js'
import { type Shape, reducedShape } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { div } from './arithmetic.js'
import { expand, reshape } from './shape.js'
import { empty, sample, t, transposed } from './samples.js'

type Whole = { readonly self_sym_sizes: Shape }
type Along = Whole & { readonly dim: Dims; readonly keepdim: boolean }

const MATRIX = [
  [1, -2, 3.5],
  [0.25, 5, -6],
] as const

/** A gradient of a reduction, stretched back over the dimensions that were reduced. */
export function spread(g: Tensor, shape: Shape, dim: Dims, keepdim: boolean): Tensor {
  const kept = keepdim ? g : reshape(g, reducedShape(shape, dimsOf(dim, shape.length), true))
  return expand(kept, shape)
}

const countOver = (shape: Shape, dim: Dims): number => dimsOf(dim, shape.length).reduce((n, d) => n * shape[d], 1)

function meanResult(self: Tensor, dtype: Dtype | null): Dtype {
  const result = dtype ?? self.dtype
  if (!isFloat(result)) {
    throw new TorchError(
      'NotImplementedError',
      'mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: ' +
        result.title,
    )
  }
  return result
}

export const sumAll = operation({
  name: 'sum',
  homes: ['torch', 'Tensor'],
  signatures: ['sum(Tensor input, *, ScalarType dtype=None)'],
  gradFn: 'SumBackward0',
  inPlace: false,
  forward: (self: Tensor, dtype: Dtype | null = null) => sums(self, null, false, dtype ?? sumResult(self.dtype), false),
  vjp: { self: (g, { self_sym_sizes }: Whole) => expand(g, self_sym_sizes) },
  saves: { self_sym_sizes: 'any' },
  tex: { value: '\\sum @self', rules: { self: '@g \\cdot 1' } },
  mistakes: {},
  samples: [
    sample(t(MATRIX)),
    sample(transposed(MATRIX)),
    sample(t(3)),
    sample(empty(0, 2)),
    sample(t([1, 2], 'int64')),
  ],
})

export const sumDim = operation({
  name: 'sum',
  homes: ['torch', 'Tensor'],
  signatures: ['sum(Tensor input, tuple of ints? dim, bool keepdim=False, *, ScalarType dtype=None)'],
  gradFn: 'SumBackward1',
  inPlace: false,
  forward: (self: Tensor, dim: Dims, keepdim: boolean = false, dtype: Dtype | null = null) =>
    sums(self, dim, keepdim, dtype ?? sumResult(self.dtype), false),
  vjp: { self: (g, { self_sym_sizes, dim, keepdim }: Along) => spread(g, self_sym_sizes, dim, keepdim) },
  saves: { dim: 'any', keepdim: 'any', self_sym_sizes: 'any' },
  tex: { value: '\\sum @self', rules: { self: '@g \\cdot 1' } },
  mistakes: {},
  samples: [
    sample(t(MATRIX), 0),
    sample(t(MATRIX), -1, true),
    sample(t(MATRIX), [0, 1]),
    sample(transposed(MATRIX), 1),
    sample(t(3), 0),
    sample(empty(0, 2), 0),
  ],
})

/** `torch.sum`, over all elements or along dimensions. */
export const sum = (self: Tensor, dim: Dims = null, keepdim = false): Tensor =>
  dim === null ? sumAll(self) : sumDim(self, dim, keepdim)

export const meanAll = operation({
  name: 'mean',
  homes: ['torch', 'Tensor'],
  signatures: ['mean(Tensor input, *, ScalarType dtype=None)'],
  gradFn: 'MeanBackward0',
  inPlace: false,
  forward: (self: Tensor, dtype: Dtype | null = null) => sums(self, null, false, meanResult(self, dtype), true),
  vjp: {
    self: (g, { self_sym_sizes, self_sym_numel }: Whole & { readonly self_sym_numel: number }) =>
      div(expand(g, self_sym_sizes), self_sym_numel),
  },
  saves: { self_sym_sizes: 'any', self_sym_numel: 'any' },
  tex: { value: '\\frac{1}{N}\\sum @self', rules: { self: '\\frac{@g}{N}' } },
  mistakes: { 'mean-not-divided': { self: (g, { self_sym_sizes }) => expand(g, self_sym_sizes) } },
  samples: [sample(t(MATRIX)), sample(transposed(MATRIX)), sample(t(3))],
})

export const meanDim = operation({
  name: 'mean',
  homes: ['torch', 'Tensor'],
  signatures: ['mean(Tensor input, tuple of ints? dim, bool keepdim=False, *, ScalarType dtype=None)'],
  gradFn: 'MeanBackward1',
  inPlace: false,
  forward: (self: Tensor, dim: Dims, keepdim: boolean = false, dtype: Dtype | null = null) =>
    sums(self, dim, keepdim, meanResult(self, dtype), true),
  vjp: {
    self: (g, { self_sym_sizes, dim, keepdim }: Along & { readonly self_sym_numel: number }) =>
      div(spread(g, self_sym_sizes, dim, keepdim), countOver(self_sym_sizes, dim)),
  },
  saves: { dim: 'any', keepdim: 'any', self_sym_numel: 'any', self_sym_sizes: 'any' },
  tex: { value: '\\frac{1}{n}\\sum @self', rules: { self: '\\frac{@g}{n}' } },
  mistakes: {
    'mean-not-divided': { self: (g, { self_sym_sizes, dim, keepdim }) => spread(g, self_sym_sizes, dim, keepdim) },
  },
  samples: [sample(t(MATRIX), 0), sample(t(MATRIX), -1, true), sample(transposed(MATRIX), [0, 1])],
})

/** `torch.mean`, over all elements or along dimensions. */
export const mean = (self: Tensor, dim: Dims = null, keepdim = false): Tensor =>
  dim === null ? meanAll(self) : meanDim(self, dim, keepdim)
