import { isFloat } from '../dtype.js'
import { TorchError } from '../errors.js'
import { type Dims, dimsOf, reduce } from '../kernels/reduce.js'
import { composite, operation } from '../operation.js'
import { type Scalar, valueOf } from '../scalar.js'
import type { Tensor } from '../tensor.js'
import { div, mul } from './arithmetic.js'
import { eq } from './comparison.js'
import { toDtype } from './copy.js'
import { zerosLike } from './creation.js'
import { maskedFill } from './indexing.js'
import { powScalar } from './power.js'
import { spread, sum } from './reduction.js'
import { abs, sgn } from './rounding.js'
import { sample, t } from './samples.js'

/** Lengths of vectors. */

const MATRIX = [
  [1, -2, 3.5],
  [0.25, 5, -6],
] as const

/** The p-norm of all the elements together. */
function normOf(p: number): (data: ArrayLike<number>, positions: Int32Array, from: number, to: number) => number {
  return (data, positions, from, to) => {
    let total = 0
    for (let i = from; i < to; i++) {
      const size = Math.abs(data[positions[i]])
      if (p === Infinity) total = Math.max(total, size)
      else if (p === -Infinity) total = i === from ? size : Math.min(total, size)
      else total += p === 0 ? Number(size !== 0) : p === 2 ? size * size : p === 1 ? size : size ** p
    }
    if (p === 2) return Math.sqrt(total)
    return p === 0 || p === 1 || Math.abs(p) === Infinity ? total : total ** (1 / p)
  }
}

type Normed = {
  readonly self: Tensor
  readonly ord: Scalar
  readonly dim: Dims
  readonly keepdim: boolean
  readonly result: Tensor
}

/** d |x|_p / d x_i = sign(x_i) (|x_i| / |x|_p)^(p-1), and 0 where the norm is 0. */
function normGradient(g: Tensor, { self, ord, dim, keepdim, result }: Normed): Tensor {
  const p = valueOf(ord)
  const wide = spread(g, self.shape, dim, keepdim)
  const norm = spread(result, self.shape, dim, keepdim)
  const known = (x: Tensor): Tensor => maskedFill(x, eq(norm, 0), 0)
  if (p === 0) return zerosLike(self)
  if (p === 1) return mul(sgn(self), wide)
  if (p === 2) return mul(wide, known(div(self, norm)))
  if (Math.abs(p) === Infinity) {
    const mask = toDtype(eq(abs(self), norm), g.dtype)
    return mul(mul(sgn(self), wide), div(mask, sum(mask, dimsOf(dim, self.rank), true)))
  }
  const direction = p < 2 ? mul(sgn(self), powScalar(abs(self), p - 1)) : mul(self, powScalar(abs(self), p - 2))
  return mul(direction, known(div(wide, powScalar(norm, p - 1))))
}

export const vectorNorm = operation({
  name: 'vector_norm',
  homes: ['linalg'],
  signatures: ['vector_norm(Tensor input, Number ord=2, tuple of ints dim=None, bool keepdim=False)'],
  gradFn: 'LinalgVectorNormBackward0',
  inPlace: false,
  forward: (self: Tensor, ord: Scalar = 2, dim: Dims = null, keepdim: boolean = false) => {
    if (!isFloat(self.dtype)) {
      throw new TorchError(
        'NotImplementedError',
        `linalg.vector_norm: Expected a floating point or complex tensor as input. Got ${self.dtype.title}`,
      )
    }
    return reduce(self, dim, keepdim, self.dtype, normOf(valueOf(ord)))
  },
  vjp: { self: (g, saved: Normed) => normGradient(g, saved) },
  saves: { self: 'any', ord: 'any', dim: 'any', keepdim: 'any', result: 'any' },
  tex: { value: '\\lVert @self \\rVert', rules: { self: '@g \\cdot \\frac{@self}{@result}' } },
  mistakes: {
    'square-forgotten': {
      self: (g, { self, dim, keepdim }) => mul(spread(g, self.shape, dim, keepdim), mul(self, 2)),
    },
    'chain-factor-dropped': { self: (g, { self, dim, keepdim }) => mul(spread(g, self.shape, dim, keepdim), self) },
  },
  samples: [
    sample(t(MATRIX)),
    sample(t(MATRIX), 1),
    sample(t(MATRIX), 3, [0]),
    sample(t(MATRIX), { float: Infinity }, [1], true),
    sample(t(3)),
  ],
})

/** `torch.norm` and `Tensor.norm`: the vector norm of all elements or along dimensions; p = 'fro' is 2. */
export const norm = composite({
  name: 'norm',
  homes: ['torch', 'Tensor'],
  signatures: ['norm(Tensor input, Number p=2, tuple of ints dim=None, bool keepdim=False)'],
  compute: (self: Tensor, p: Scalar | string | null = 2, dim: Dims = null, keepdim: boolean = false): Tensor =>
    vectorNorm(self, typeof p === 'string' || p === null ? 2 : p, dim, keepdim),
  samples: [sample(t(MATRIX)), sample(t(MATRIX), 1, [0])],
})

export const linalgNorm = composite({
  name: 'norm',
  homes: ['linalg'],
  signatures: ['norm(Tensor input, Number ord=None, tuple of ints dim=None, bool keepdim=False)'],
  compute: (self: Tensor, ord: Scalar | null = null, dim: Dims = null, keepdim: boolean = false): Tensor =>
    vectorNorm(self, ord ?? 2, dim, keepdim),
  samples: [sample(t(MATRIX))],
})
