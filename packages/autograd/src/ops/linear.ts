import { runtimeError } from '../errors.js'
import { type Callable, composite, operation } from '../operation.js'
import { type Scalar, valueOf } from '../scalar.js'
import { type Shape, numelOf, sameShape } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { add, mul } from './arithmetic.js'
import { bmm, matmul, mm, mv, outer, sameDtypes } from './matmul.js'
import { expand, reshape, t2, transpose, unsafeView, view } from './shape.js'
import { sample, t } from './samples.js'

/** Products with an addition: a layer in one step. */

type Scaled = { readonly beta: Scalar; readonly alpha: Scalar }
type Product = Scaled & {
  readonly mat1: Tensor
  readonly mat2: Tensor
  readonly mat1_sym_sizes: Shape
  readonly mat1_sym_strides: Shape
  readonly mat2_sym_sizes: Shape
  readonly mat2_sym_strides: Shape
}

const A = [
  [1, 2, 3],
  [4, 5, 6],
] as const
const B = [
  [1, -1],
  [0.5, 2],
  [3, 0.25],
] as const

const times = (x: Tensor, by: Scalar): Tensor => (valueOf(by) === 1 ? x : mul(x, by))

/** beta * self + alpha * product, with `self` broadcast to the product's shape. */
function plus(self: Tensor, product: Tensor, beta: Scalar, alpha: Scalar): Tensor {
  // Says in PyTorch's words why it cannot be, where it cannot.
  if (!sameShape(self.shape, product.shape)) expand.operation.row.forward(self, product.shape)
  const [b, a] = [valueOf(beta), valueOf(alpha)]
  return add.operation.row.forward(b === 1 ? self : times(self, b), a === 1 ? product : times(product, a)) as Tensor
}

export const addmm: Callable<[self: Tensor, mat1: Tensor, mat2: Tensor, beta?: Scalar, alpha?: Scalar], Tensor> =
  operation({
    name: 'addmm',
    homes: ['torch', 'Tensor'],
    signatures: ['addmm(Tensor input, Tensor mat1, Tensor mat2, *, Number beta=1, Number alpha=1)'],
    gradFn: 'AddmmBackward0',
    inPlace: true,
    forward: (self: Tensor, mat1: Tensor, mat2: Tensor, beta: Scalar = 1, alpha: Scalar = 1) => {
      if (self.dtype !== mat2.dtype) {
        throw runtimeError(
          `self and mat2 must have the same dtype, but got ${self.dtype.title} and ${mat2.dtype.title}`,
        )
      }
      if (mat1.dtype !== mat2.dtype) {
        throw runtimeError(
          `mat1 and mat2 must have the same dtype, but got ${mat1.dtype.title} and ${mat2.dtype.title}`,
        )
      }
      if (mat1.rank !== 2) throw runtimeError(`addmm: self must be a matrix, got ${mat1.rank}-D tensor`)
      if (mat2.rank !== 2) throw runtimeError(`addmm: mat2 must be a matrix, got ${mat2.rank}-D tensor`)
      const [[n, k], [rows, m]] = [mat1.shape, mat2.shape]
      if (k !== rows)
        throw runtimeError(`addmm: mat1 and mat2 shapes cannot be multiplied (${n}x${k} and ${rows}x${m})`)
      return plus(self, mm.operation.row.forward(mat1, mat2) as Tensor, beta, alpha)
    },
    vjp: {
      self: (g, { beta }: Product) => times(g, beta),
      mat1: (g, { mat2, alpha }) => times(mm(g, t2(mat2)), alpha),
      mat2: (g, { mat1, alpha }) => times(mm(t2(mat1), g), alpha),
    },
    saves: {
      beta: 'any',
      alpha: 'any',
      mat1: 'mat2',
      mat2: 'mat1',
      mat1_sym_sizes: 'any',
      mat1_sym_strides: 'any',
      mat2_sym_sizes: 'any',
      mat2_sym_strides: 'any',
    },
    tex: {
      value: '@self + @mat1\\,@mat2',
      rules: { self: '@g', mat1: '@g\\,@mat2^{\\top}', mat2: '@mat1^{\\top}@g' },
    },
    mistakes: {
      'matmul-not-transposed': { mat1: (g, { mat2 }) => mm(g, mat2), mat2: (g, { mat1 }) => mm(mat1, g) },
      'matmul-order-swapped': { mat1: (g, { mat2 }) => mm(t2(mat2), g), mat2: (g, { mat1 }) => mm(g, t2(mat1)) },
    },
    samples: [
      sample(t([1, 2]), t(A), t(B)),
      sample(
        t([
          [1, 2],
          [3, 4],
        ]),
        t(A),
        t(B),
      ),
    ],
  })

export const addmv = operation({
  name: 'addmv',
  homes: ['torch', 'Tensor'],
  signatures: ['addmv(Tensor input, Tensor mat, Tensor vec, *, Number beta=1, Number alpha=1)'],
  gradFn: 'AddmvBackward0',
  inPlace: true,
  forward: (self: Tensor, mat: Tensor, vec: Tensor, beta: Scalar = 1, alpha: Scalar = 1) => {
    if (mat.rank !== 2 || vec.rank !== 1 || self.rank > 1) {
      throw runtimeError(`vector + matrix @ vector expected, got ${self.rank}, ${mat.rank}, ${vec.rank}`)
    }
    const [n, k] = mat.shape
    if (vec.shape[0] !== k || (self.numel !== 1 && self.numel !== n)) {
      throw runtimeError(`size mismatch, got input (${self.numel}), mat (${n}x${k}), vec (${vec.shape[0]})`)
    }
    sameDtypes(self, mat, vec)
    return plus(self, mv.operation.row.forward(mat, vec) as Tensor, beta, alpha)
  },
  vjp: {
    self: (g, { beta }: Scaled & { readonly mat: Tensor; readonly vec: Tensor }) => times(g, beta),
    mat: (g, { vec, alpha }) => times(outer(g, vec), alpha),
    vec: (g, { mat, alpha }) => times(mv(t2(mat), g), alpha),
  },
  saves: { beta: 'any', alpha: 'any', mat: 'vec', vec: 'mat' },
  tex: {
    value: '@self + @mat\\,@vec',
    rules: { self: '@g', mat: '@g\\,@vec^{\\top}', vec: '@mat^{\\top}@g' },
  },
  mistakes: { 'matmul-not-transposed': { vec: (g, { mat }) => mv(mat, g) } },
  samples: [sample(t([1, 2]), t(A), t([1, 0.5, -1]))],
})

type Batches = Scaled & { readonly batch1: Tensor; readonly batch2: Tensor }

export const baddbmm = operation({
  name: 'baddbmm',
  homes: ['torch', 'Tensor'],
  signatures: ['baddbmm(Tensor input, Tensor batch1, Tensor batch2, *, Number beta=1, Number alpha=1)'],
  gradFn: 'BaddbmmBackward0',
  inPlace: true,
  forward: (self: Tensor, batch1: Tensor, batch2: Tensor, beta: Scalar = 1, alpha: Scalar = 1) =>
    plus(self, bmm.operation.row.forward(batch1, batch2) as Tensor, beta, alpha),
  vjp: {
    self: (g, { beta }: Batches) => times(g, beta),
    batch1: (g, { batch2, alpha }) => times(bmm(g, transpose(batch2, 1, 2)), alpha),
    batch2: (g, { batch1, alpha }) => times(bmm(transpose(batch1, 1, 2), g), alpha),
  },
  saves: { beta: 'any', alpha: 'any', batch1: 'batch2', batch2: 'batch1' },
  tex: {
    value: '@self + @batch1\\,@batch2',
    rules: { self: '@g', batch1: '@g\\,@batch2^{\\top}', batch2: '@batch1^{\\top}@g' },
  },
  mistakes: {
    'matmul-not-transposed': { batch1: (g, { batch2 }) => bmm(g, batch2), batch2: (g, { batch1 }) => bmm(batch1, g) },
  },
  samples: [sample(t([1, 2]), t([A, A]), t([B, B]))],
})

/** `x W^T + b`, the layer: which product it is, and hence its nodes, depends on the dimensions. */
export const linear = composite({
  name: 'linear',
  homes: ['F'],
  signatures: ['linear(Tensor input, Tensor weight, Tensor bias=None)'],
  compute: (self: Tensor, weight: Tensor, bias: Tensor | null = null): Tensor => {
    if (self.rank === 0 || weight.rank === 0) {
      throw runtimeError(
        `both arguments to linear need to be at least 1D, but they are ${self.rank}D and ${weight.rank}D`,
      )
    }
    if (bias === null) return matmul(self, t2(weight))
    if (self.rank === 2) return addmm(bias, self, t2(weight))
    const lead = self.shape.slice(0, -1)
    const rows = view(self.isContiguous ? self : reshape(self, self.shape), [numelOf(lead), self.shape[self.rank - 1]])
    return unsafeView(addmm(bias, rows, t2(weight)), [...lead, weight.shape[0]])
  },
  samples: [
    sample(t(A), t(A)),
    sample(t(A), t(A), t([1, 2])),
    sample(t([1, 2, 3]), t(A), t([1, 2])),
    sample(t([A, A]), t(A), t([1, 2])),
  ],
})
