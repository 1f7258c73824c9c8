import { operation } from '../operation.js'
import { type Shape, wrapDim, wrapDims } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { reshape } from './shape.js'
import { sample, t } from './samples.js'

/** The three overloads of squeeze: all dimensions of length 1, one, or some of them. */

type Sizes = { readonly self_sym_sizes: Shape }

const without = (self: Tensor, drop: (i: number) => boolean): Tensor =>
  self.alias(
    self.shape.filter((_, i) => !drop(i)),
    self.strides.filter((_, i) => !drop(i)),
  )

const tex = { value: '@self', rules: { self: '@g' } }

export const squeezeAll = operation({
  name: 'squeeze',
  homes: ['torch', 'Tensor'],
  signatures: ['squeeze(Tensor input)'],
  gradFn: 'SqueezeBackward0',
  inPlace: false,
  view: 'one',
  forward: (self: Tensor) => without(self, (i) => self.shape[i] === 1),
  vjp: { self: (g, { self_sym_sizes }: Sizes) => reshape(g, self_sym_sizes) },
  saves: { self_sym_sizes: 'any' },
  tex,
  mistakes: {},
  samples: [sample(t([[[1], [2]]])), sample(t(1)), sample(t([1, 2]))],
})

export const squeezeOne = operation({
  name: 'squeeze',
  homes: ['torch', 'Tensor'],
  signatures: ['squeeze(Tensor input, int dim)'],
  gradFn: 'SqueezeBackward1',
  inPlace: false,
  view: 'one',
  forward: (self: Tensor, dim: number) => {
    const at = wrapDim(dim, self.rank)
    return without(self, (i) => i === at && self.shape[i] === 1)
  },
  vjp: { self: (g, { self_sym_sizes }: Sizes & { readonly dim: number }) => reshape(g, self_sym_sizes) },
  saves: { dim: 'any', self_sym_sizes: 'any' },
  tex,
  mistakes: {},
  samples: [sample(t([[1, 2]]), 0), sample(t([[1], [2]]), -1), sample(t([1, 2]), 0)],
})

export const squeezeSome = operation({
  name: 'squeeze',
  homes: ['torch', 'Tensor'],
  signatures: ['squeeze(Tensor input, tuple of ints dim)'],
  gradFn: 'SqueezeBackward2',
  inPlace: false,
  view: 'one',
  forward: (self: Tensor, dim: Shape) => {
    const at = dim.length === 0 ? [] : wrapDims(dim, self.rank)
    return without(self, (i) => at.includes(i) && self.shape[i] === 1)
  },
  vjp: { self: (g, { self_sym_sizes }: Sizes & { readonly dim: Shape }) => reshape(g, self_sym_sizes) },
  saves: { dim: 'any', self_sym_sizes: 'any' },
  tex,
  mistakes: {},
  samples: [sample(t([[[1], [2]]]), [0, 2])],
})

/** What `matmul` does to the row it has made of a vector; PyTorch has a node of its own for it. */
export const squeezeDim = operation({
  name: 'squeeze_dim',
  homes: [],
  signatures: ['squeeze_dim(Tensor input, int dim)'],
  gradFn: 'SqueezeBackward4',
  inPlace: false,
  view: 'one',
  forward: (self: Tensor, dim: number) => without(self, (i) => i === wrapDim(dim, self.rank)),
  vjp: { self: (g, { self_sym_sizes }: Sizes & { readonly dim: number }) => reshape(g, self_sym_sizes) },
  saves: { dim: 'any', self_sym_sizes: 'any' },
  tex,
  mistakes: {},
  samples: [],
})
