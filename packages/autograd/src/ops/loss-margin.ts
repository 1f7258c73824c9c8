import { binary } from '../kernels/elementwise.js'
import { composite, operation } from '../operation.js'
import { resultType } from '../promotion.js'
import { type Scalar, valueOf } from '../scalar.js'
import type { Tensor } from '../tensor.js'
import { add, mul, neg, rsub } from './arithmetic.js'
import { clampMin } from './clamp.js'
import { ne, where } from './comparison.js'
import { zerosLike } from './creation.js'
import { sigmoid } from './activation.js'
import { type Compared, reduced, reductionOf, share } from './loss.js'
import { constant, sample, t } from './samples.js'

/** Losses that ask for a distance between right and wrong. */

const softMarginRow = operation({
  name: '_soft_margin_loss',
  homes: [],
  signatures: ['_soft_margin_loss(Tensor input, Tensor target, int reduction)'],
  gradFn: 'SoftMarginLossBackward0',
  inPlace: false,
  forward: (self: Tensor, target: Tensor, reduction: number) =>
    reduced(
      binary(self, target, (x, y) => Math.log1p(Math.exp(-y * x)), resultType(self, target)),
      reduction,
    ),
  vjp: {
    self: (g, { self, target, reduction }: Compared) =>
      mul(share(g, self, reduction), mul(neg(target), sigmoid(neg(mul(target, self))))),
  },
  saves: { self: 'any', target: 'any', reduction: 'any' },
  tex: {
    value: '\\tfrac1N\\sum \\ln(1 + e^{-@target\\,@self})',
    rules: { self: '-\\tfrac{@g}{N} \\cdot @target \\cdot \\sigma(-@target\\,@self)' },
  },
  mistakes: {
    'sign-flipped': {
      self: (g, { self, target, reduction }) =>
        mul(share(g, self, reduction), mul(target, sigmoid(neg(mul(target, self))))),
    },
  },
  samples: [],
})

const SIGNS = constant([
  [1, -1],
  [-1, 1],
])
const SCORES = [
  [0.5, -1.5],
  [2, 0.25],
] as const

export const softMarginLoss = composite({
  name: 'soft_margin_loss',
  homes: ['F'],
  signatures: ["soft_margin_loss(Tensor input, Tensor target, *, str reduction='mean')"],
  compute: (self: Tensor, target: Tensor, reduction: string = 'mean'): Tensor =>
    softMarginRow(self, target, reductionOf(reduction)),
  samples: [sample(t(SCORES), SIGNS), sample(t(SCORES), SIGNS, 'sum')],
})

export const hingeEmbeddingLoss = composite({
  name: 'hinge_embedding_loss',
  homes: ['F'],
  signatures: ["hinge_embedding_loss(Tensor input, Tensor target, float margin=1.0, *, str reduction='mean')"],
  compute: (self: Tensor, target: Tensor, margin: Scalar = 1, reduction: string = 'mean'): Tensor => {
    const zeros = zerosLike(self)
    const far = where(ne(target, 1), clampMin(rsub(self, valueOf(margin)), 0), zeros)
    const near = where(ne(target, -1), self, zeros)
    return reduced(add(far, near), reductionOf(reduction))
  },
  samples: [sample(t(SCORES), SIGNS)],
})
