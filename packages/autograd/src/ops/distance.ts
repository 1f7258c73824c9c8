import { isFloat } from '../dtype.js'
import { runtimeError } from '../errors.js'
import { composite, operation } from '../operation.js'
import { type Scalar, valueOf } from '../scalar.js'
import { broadcastShapes } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { add, div, mul, neg, sub } from './arithmetic.js'
import { clampMin } from './clamp.js'
import { eq, where } from './comparison.js'
import { clone } from './copy.js'
import { zerosLike } from './creation.js'
import { vectorNorm } from './norm.js'
import { powScalar } from './power.js'
import { sumDim } from './reduction.js'
import { abs, sgn } from './rounding.js'
import { sample, t } from './samples.js'
import { expand, unsqueeze } from './shape.js'
import { noGrad } from '../world.js'

/** How far apart, and in how much the same direction. */

const P = [
  [1, 2],
  [3, -1],
] as const
const Q = [
  [0, 1],
  [2, 2.5],
  [-1, 0.5],
] as const

/** d |x|_p / dx for differences `d` with norms `norm` (0 where the norm is 0). */
function slope(d: Tensor, norm: Tensor, p: number): Tensor {
  if (p === 0) return zerosLike(d)
  if (p === 1) return sgn(d)
  const direction =
    p === Infinity
      ? mul(sgn(d), where(eq(abs(d), norm), add(zerosLike(d), 1), zerosLike(d)))
      : p === 2
        ? div(d, norm)
        : mul(sgn(d), powScalar(div(abs(d), norm), p - 1))
  return where(eq(norm, 0), zerosLike(direction), direction)
}

type Between = { readonly x1: Tensor; readonly x2: Tensor; readonly p: Scalar; readonly result: Tensor }

const pairs = (x1: Tensor, x2: Tensor): Tensor => sub(unsqueeze(x1, -2), unsqueeze(x2, -3))

const pull = (g: Tensor, { x1, x2, p, result }: Between): Tensor =>
  mul(unsqueeze(g, -1), slope(pairs(x1, x2), unsqueeze(result, -1), valueOf(p)))

/** The distance of every row of `x1` from every row of `x2`. */
export const cdist = operation({
  name: 'cdist',
  homes: ['torch'],
  signatures: ['cdist(Tensor x1, Tensor x2, float p=2.0)'],
  gradFn: 'CdistBackward0',
  inPlace: false,
  forward: (x1: Tensor, x2: Tensor, p: Scalar = 2) => {
    if (x1.rank < 2) throw runtimeError(`cdist only supports at least 2D tensors, X1 got: ${x1.rank}D`)
    if (x2.rank < 2) throw runtimeError(`cdist only supports at least 2D tensors, X2 got: ${x2.rank}D`)
    const [n, m] = [x1.shape[x1.rank - 1], x2.shape[x2.rank - 1]]
    if (n !== m) throw runtimeError(`X1 and X2 must have the same number of columns. X1: ${n} X2: ${m}`)
    for (const [name, x] of [
      ['X1', x1],
      ['X2', x2],
    ] as const) {
      if (!isFloat(x.dtype))
        throw runtimeError(`cdist only supports floating-point dtypes, ${name} got: ${x.dtype.title}`)
    }
    return noGrad(() => vectorNorm(pairs(x1, x2), p, [-1]))
  },
  vjp: {
    x1: (g, saved: Between) => sumDim(pull(g, saved), [-2]),
    x2: (g, saved) => neg(sumDim(pull(g, saved), [-3])),
  },
  saves: { x1: 'any', x2: 'any', p: 'any', result: 'any' },
  tex: {
    value: '\\lVert @x1_i - @x2_j \\rVert',
    rules: {
      x1: '\\sum_j @g \\cdot \\frac{@x1_i - @x2_j}{@result}',
      x2: '-\\sum_i @g \\cdot \\frac{@x1_i - @x2_j}{@result}',
    },
  },
  mistakes: { 'sign-flipped': { x2: (g, saved) => sumDim(pull(g, saved), [-3]) } },
  samples: [sample(t(P), t(Q)), sample(t(P), t(Q), 1)],
})

type Apart = { readonly self: Tensor; readonly other: Tensor; readonly p: Scalar; readonly result: Tensor }

const push = (g: Tensor, { self, other, p, result }: Apart): Tensor =>
  mul(g, slope(sub(self, other), result, valueOf(p)))

export const dist = operation({
  name: 'dist',
  homes: ['torch', 'Tensor'],
  signatures: ['dist(Tensor input, Tensor other, Number p=2)'],
  gradFn: 'DistBackward0',
  inPlace: false,
  forward: (self: Tensor, other: Tensor, p: Scalar = 2) => noGrad(() => vectorNorm(sub(self, other), p)),
  vjp: { self: (g, saved: Apart) => push(g, saved), other: (g, saved) => neg(push(g, saved)) },
  saves: { self: 'any', other: 'any', p: 'any', result: 'any' },
  tex: {
    value: '\\lVert @self - @other \\rVert',
    rules: {
      self: '@g \\cdot \\frac{@self - @other}{@result}',
      other: '-@g \\cdot \\frac{@self - @other}{@result}',
    },
  },
  mistakes: { 'sign-flipped': { other: (g, saved) => push(g, saved) } },
  samples: [sample(t(P), t([0, 1])), sample(t(P), t([0, 1]), 3)],
})

/** Each vector along `dim` divided by its length. */
export const normalize = composite({
  name: 'normalize',
  homes: ['F'],
  signatures: ['normalize(Tensor input, float p=2.0, int dim=1, float eps=1e-12)'],
  compute: (self: Tensor, p: Scalar = 2, dim: number = 1, eps: Scalar = 1e-12): Tensor =>
    div(self, expand(clampMin(vectorNorm(self, p, [dim], true), eps), self.shape)),
  samples: [sample(t(P)), sample(t(P), 1, 0)],
})

export const cosineSimilarity = composite({
  name: 'cosine_similarity',
  homes: ['torch', 'F'],
  signatures: ['cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08)'],
  compute: (x1: Tensor, x2: Tensor, dim: number = 1, eps: Scalar = 1e-8): Tensor => {
    const shape = broadcastShapes(x1.shape, x2.shape)
    const [a, b] = [expand(x1, shape), expand(x2, shape)]
    const unit = (x: Tensor): Tensor => {
      const length = clone(vectorNorm(x, 2, [dim], true))
      noGrad(() => clampMin.inPlace(length, eps))
      return div(x, length)
    }
    return sumDim(mul(unit(a), unit(b)), [dim])
  },
  samples: [
    sample(
      t(P),
      t([
        [0, 1],
        [2, 2],
      ]),
    ),
    sample(t([1, 2]), t([3, 4]), 0),
  ],
})
