import { runtimeError, valueError } from '../errors.js'
import { binary } from '../kernels/elementwise.js'
import { type Callable, composite, operation } from '../operation.js'
import { sameShape } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { sigmoid } from './activation.js'
import { add, div, mul, neg, sub } from './arithmetic.js'
import { clampMin } from './clamp.js'
import { log } from './exponential.js'
import { type Compared, reduced, reductionOf, share } from './loss.js'
import { sample, t } from './samples.js'

/** Losses on probabilities of yes and no. */

type Weighted = Compared & { readonly weight: Tensor | null }

const bceRow: Callable<[self: Tensor, target: Tensor, weight: Tensor | null, reduction: number], Tensor> = operation({
  name: '_binary_cross_entropy',
  homes: [],
  signatures: ['_binary_cross_entropy(Tensor input, Tensor target, Tensor weight, int reduction)'],
  gradFn: 'BinaryCrossEntropyBackward0',
  inPlace: false,
  forward: (self: Tensor, target: Tensor, weight: Tensor | null, reduction: number) => {
    if (target.dtype !== self.dtype) {
      throw runtimeError(`Found dtype ${target.dtype.title} but expected ${self.dtype.title}`)
    }
    const losses = binary(self, target, (x, y) => {
      if (x < 0 || x > 1) throw runtimeError('all elements of input should be between 0 and 1')
      return (y - 1) * Math.max(Math.log1p(-x), -100) - y * Math.max(Math.log(x), -100)
    })
    return reduced(weight === null ? losses : mul(losses, weight), reduction)
  },
  vjp: {
    self: (g, { self, target, weight, reduction }: Weighted) => {
      const slope = div(sub(self, target), clampMin(mul(sub(1, self), self), 1e-12))
      return mul(share(g, self, reduction), weight === null ? slope : mul(slope, weight))
    },
    target: (g, { self, target, weight, reduction }) => {
      const slope = sub(clampMin(log(sub(1, self)), -100), clampMin(log(self), -100))
      return mul(share(g, target, reduction), weight === null ? slope : mul(slope, weight))
    },
  },
  saves: { self: 'any', target: 'any', weight: 'any', reduction: 'any' },
  tex: {
    value: '-\\tfrac1N\\sum (@target \\ln @self + (1 - @target) \\ln(1 - @self))',
    rules: {
      self: '\\tfrac{@g}{N} \\cdot \\frac{@self - @target}{@self\\,(1 - @self)}',
      target: '\\tfrac{@g}{N} \\cdot \\ln\\frac{1 - @self}{@self}',
    },
  },
  mistakes: {
    'mean-not-divided': { self: (g, { self, target }) => mul(g, div(sub(self, target), mul(sub(1, self), self))) },
    'target-not-subtracted': { self: (g, { self, reduction }) => div(share(g, self, reduction), sub(1, self)) },
  },
  samples: [],
})

export const binaryCrossEntropy = composite({
  name: 'binary_cross_entropy',
  homes: ['F'],
  signatures: ["binary_cross_entropy(Tensor input, Tensor target, Tensor weight=None, *, str reduction='mean')"],
  compute: (self: Tensor, target: Tensor, weight: Tensor | null = null, reduction: string = 'mean'): Tensor => {
    if (!sameShape(self.shape, target.shape)) {
      throw valueError(
        `Using a target size (torch.Size([${target.shape.join(', ')}])) that is different to the input size ` +
          `(torch.Size([${self.shape.join(', ')}])) is deprecated. Please ensure they have the same size.`,
      )
    }
    return bceRow(self, target, weight, reductionOf(reduction))
  },
  samples: [sample(t([0.25, 0.5, 0.9]), t([0, 1, 0.5])), sample(t([0.25, 0.5]), t([1, 0]), null, 'sum')],
})

type Logits = Weighted & { readonly pos_weight: Tensor | null }

/** How much each positive example counts: 1 + (pos_weight - 1) * target. */
const positives = (target: Tensor, pos: Tensor): Tensor => add(mul(sub(pos, 1), target), 1)

const logitsRow = operation({
  name: '_binary_cross_entropy_with_logits',
  homes: [],
  signatures: [
    '_binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor weight, Tensor pos_weight, int reduction)',
  ],
  gradFn: 'BinaryCrossEntropyWithLogitsBackward0',
  inPlace: false,
  forward: (self: Tensor, target: Tensor, weight: Tensor | null, pos: Tensor | null, reduction: number) => {
    const tail = binary(self, 0, (x) => Math.log1p(Math.exp(-Math.abs(x))) + Math.max(-x, 0), self.dtype)
    const scaled = pos === null ? tail : mul(positives(target, pos), tail)
    const losses = add(mul(sub(1, target), self), scaled)
    return reduced(weight === null ? losses : mul(losses, weight), reduction)
  },
  vjp: {
    self: (g, { self, target, weight, pos_weight, reduction }: Logits) => {
      const s = sigmoid(self)
      const slope =
        pos_weight === null
          ? sub(s, target)
          : sub(mul(add(mul(pos_weight, target), sub(1, target)), s), mul(pos_weight, target))
      return mul(share(g, self, reduction), weight === null ? slope : mul(slope, weight))
    },
    target: (g, { self, weight, reduction }) =>
      mul(share(g, self, reduction), weight === null ? neg(self) : mul(neg(self), weight)),
  },
  saves: { self: 'any', target: 'any', weight: 'any', pos_weight: 'any', reduction: 'any' },
  tex: {
    value: '\\operatorname{bce}(\\sigma(@self), @target)',
    rules: { self: '\\tfrac{@g}{N} \\cdot (\\sigma(@self) - @target)', target: '-\\tfrac{@g}{N} \\cdot @self' },
  },
  mistakes: {
    'mean-not-divided': { self: (g, { self, target }) => mul(g, sub(sigmoid(self), target)) },
    'target-not-subtracted': { self: (g, { self, reduction }) => mul(share(g, self, reduction), sigmoid(self)) },
  },
  samples: [],
})

export const bceWithLogits = composite({
  name: 'binary_cross_entropy_with_logits',
  homes: ['F'],
  signatures: [
    "binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor weight=None, *, str reduction='mean', Tensor pos_weight=None)",
  ],
  compute: (
    self: Tensor,
    target: Tensor,
    weight: Tensor | null = null,
    reduction: string = 'mean',
    pos_weight: Tensor | null = null,
  ): Tensor => {
    if (!sameShape(self.shape, target.shape)) {
      throw valueError(
        `Target size (torch.Size([${target.shape.join(', ')}])) must be the same as input size (torch.Size([${self.shape.join(', ')}]))`,
      )
    }
    return logitsRow(self, target, weight, pos_weight, reductionOf(reduction))
  },
  samples: [sample(t([0.25, -5, 0.9]), t([0, 1, 0.5])), sample(t([0.25, 3]), t([1, 0]), null, 'sum')],
})
