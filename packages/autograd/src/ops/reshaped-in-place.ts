import { operation } from '../operation.js'
import type { Shape } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { reshape, t2, transpose, unsqueeze } from './shape.js'
import { squeezeAll, squeezeOne } from './squeeze.js'
import { sample, t } from './samples.js'

/** The in-place forms that change how a tensor looks into its memory: `t_`, `transpose_`, `unsqueeze_`, `squeeze_`. */

type Sizes = { readonly self_sym_sizes: Shape }
const inPlaceOnly = { homes: ['Tensor'], inPlace: 'shape', mistakes: {} } as const
const MATRIX = [
  [1, 2, 3],
  [4, 5, 6],
] as const

export const transposeMatrixInPlace = operation({
  ...inPlaceOnly,
  name: 't',
  signatures: ['t(Tensor input)'],
  gradFn: 'TBackward1',
  forward: (self: Tensor) => t2.operation.row.forward(self) as Tensor,
  vjp: { self: (g) => t2(g) },
  saves: {},
  tex: { value: '@self^{\\top}', rules: { self: '@g^{\\top}' } },
  samples: [sample(t(MATRIX))],
})

export const transposeInPlace = operation({
  ...inPlaceOnly,
  name: 'transpose',
  signatures: ['transpose(Tensor input, int dim0, int dim1)'],
  gradFn: 'TransposeBackward1',
  forward: (self: Tensor, dim0: number, dim1: number) => transpose.operation.row.forward(self, dim0, dim1) as Tensor,
  vjp: {
    self: (g, { dim0, dim1 }: { readonly dim0: number; readonly dim1: number }) => transpose(g, dim0, dim1),
  },
  saves: { dim0: 'any', dim1: 'any' },
  tex: { value: '@self^{\\top}', rules: { self: '@g^{\\top}' } },
  samples: [sample(t(MATRIX), 0, 1)],
})

export const unsqueezeInPlace = operation({
  ...inPlaceOnly,
  name: 'unsqueeze',
  signatures: ['unsqueeze(Tensor input, int dim)'],
  gradFn: 'UnsqueezeBackward1',
  forward: (self: Tensor, dim: number) => unsqueeze.operation.row.forward(self, dim) as Tensor,
  vjp: { self: (g, { dim }: { readonly dim: number }) => squeezeOne(g, dim) },
  saves: { dim: 'any' },
  tex: { value: '@self', rules: { self: '@g' } },
  samples: [sample(t(MATRIX), 0)],
})

export const squeezeInPlace = operation({
  ...inPlaceOnly,
  name: 'squeeze',
  signatures: ['squeeze(Tensor input)'],
  gradFn: 'SqueezeBackward3',
  forward: (self: Tensor) => squeezeAll.operation.row.forward(self) as Tensor,
  vjp: { self: (g, { self_sym_sizes }: Sizes) => reshape(g, self_sym_sizes) },
  saves: { self_sym_sizes: 'any' },
  tex: { value: '@self', rules: { self: '@g' } },
  samples: [sample(t([MATRIX]))],
})
