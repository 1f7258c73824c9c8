import { indexError, runtimeError, valueError } from '../errors.js'
import { composite, operation } from '../operation.js'
import { type Scalar, valueOf } from '../scalar.js'
import { formatShape, numelOf, sameShape } from '../shape.js'
import { type Tensor, allocate, contiguousData } from '../tensor.js'
import { add, div, mul, neg, sub } from './arithmetic.js'
import { exp } from './exponential.js'
import { full } from './creation.js'
import { reduced, reductionOf } from './loss.js'
import { pick, place } from './positions.js'
import { sum } from './reduction.js'
import { constant, sample, t } from './samples.js'
import { expand, reshape } from './shape.js'
import { logSoftmax } from './softmax.js'
import { xlogy } from './special.js'
import { divNumber, mulNumber } from './withnumber.js'

/** Losses on classes: the score of the right one decides. */

type Classes = {
  readonly self: Tensor
  readonly target: Tensor
  readonly weight: Tensor | null
  readonly reduction: number
  readonly ignore_index: number
  readonly total_weight: Tensor
}

const SCORES = [
  [1, -2, 3.5],
  [0.25, 5, -1],
] as const

/** For each example, where its right class stands in `self` (row-major), and its weight; -1 where it is ignored. */
function rightClasses(
  self: Tensor,
  target: Tensor,
  weight: Tensor | null,
  ignore: number,
): { places: Int32Array; weights: number[] } {
  const axis = self.rank === 1 ? 0 : 1
  const classes = self.shape[axis]
  const inner = numelOf(self.shape.slice(axis + 1))
  const targets = contiguousData(target)
  const given = weight === null ? null : contiguousData(weight)
  const places = new Int32Array(targets.length)
  const weights: number[] = []
  for (let i = 0; i < targets.length; i++) {
    const right = targets[i]
    if (right === ignore) {
      places[i] = -1
      weights.push(0)
      continue
    }
    if (right < 0 || right >= classes) throw indexError(`Target ${right} is out of bounds.`)
    places[i] = (Math.floor(i / inner) * classes + right) * inner + (i % inner)
    weights.push(given === null ? 1 : given[right])
  }
  return { places, weights }
}

const asTensor = (weights: readonly number[], like: Tensor): Tensor => {
  const out = allocate(like.shape, like.dtype)
  out.storage.data.set(weights)
  return out
}

/** The negative log-likelihood of the right classes, with the total of their weights beside it. */
const nllRow = (gradFn: string) =>
  operation({
    name: '_nll_loss',
    homes: [],
    signatures: ['_nll_loss(Tensor input, Tensor target, Tensor weight, int reduction, int ignore_index)'],
    gradFn,
    inPlace: false,
    differentiable: 1,
    forward: (
      self: Tensor,
      target: Tensor,
      weight: Tensor | null,
      reduction: number,
      ignore_index: number,
    ): readonly Tensor[] => {
      const { places, weights } = rightClasses(self, target, weight, ignore_index)
      const picked = pick(self, places, target.shape)
      const losses = neg(mul(picked, asTensor(weights, picked)))
      const total = weights.reduce((a, b) => a + b, 0)
      const loss = reduction === 1 ? div(sum(losses), total) : reduced(losses, reduction)
      return [loss, full([], total, self.dtype)]
    },
    vjp: {
      self: (g, { self, target, weight, reduction, ignore_index, total_weight }: Classes) => {
        const { places, weights } = rightClasses(self, target, weight, ignore_index)
        const each = reduction === 0 ? g : expand(reduction === 1 ? div(g, total_weight) : g, target.shape)
        return place(neg(mul(each, asTensor(weights, each))), places, self.shape)
      },
    },
    saves: {
      self: 'any',
      target: 'any',
      weight: 'any',
      reduction: 'any',
      ignore_index: 'any',
      total_weight: 'any',
    },
    tex: {
      value: '-\\tfrac1N\\sum @self[@target]',
      rules: { self: '-\\tfrac{@g}{N} \\text{ at } @target,\\ 0 \\text{ elsewhere}' },
    },
    mistakes: {
      'mean-not-divided': {
        self: (g, { self, target, weight, ignore_index }) => {
          const { places, weights } = rightClasses(self, target, weight, ignore_index)
          const each = expand(g, target.shape)
          return place(neg(mul(each, asTensor(weights, each))), places, self.shape)
        },
      },
      'sign-flipped': {
        self: (g, { self, target, weight, reduction, ignore_index, total_weight }) => {
          const { places, weights } = rightClasses(self, target, weight, ignore_index)
          const each = expand(reduction === 1 ? div(g, total_weight) : g, target.shape)
          return place(mul(each, asTensor(weights, each)), places, self.shape)
        },
      },
    },
    samples: [],
  })

const nllFlat = nllRow('NllLossBackward0')
const nllSpatial = nllRow('NllLoss2DBackward0')

function checkTargets(self: Tensor, target: Tensor): void {
  if (self.rank === 0) throw valueError('Expected 1 or more dimensions (got 0)')
  if (self.rank > 1 && (target.rank === 0 || self.shape[0] !== target.shape[0])) {
    throw valueError(
      `Expected input batch_size (${self.shape[0]}) to match target batch_size (${target.rank === 0 ? 0 : target.shape[0]}).`,
    )
  }
  if (self.rank <= 2) {
    if (target.rank > 1) throw runtimeError('0D or 1D target tensor expected, multi-target not supported')
    if (self.rank === 1 && target.rank === 1 && target.shape[0] !== 1) {
      throw valueError(`For 1D input, 1D target must have size 1, but got target size: ${target.shape[0]}`)
    }
  } else {
    const wanted = [self.shape[0], ...self.shape.slice(2)]
    if (!sameShape(wanted, target.shape)) {
      throw runtimeError(`Expected target size ${formatShape(wanted)}, got ${formatShape(target.shape)}`)
    }
  }
  if (target.dtype.name !== 'int64' && target.dtype.name !== 'uint8') {
    throw runtimeError(`expected target dtype to be Long or Byte, but got ${target.dtype.title}`)
  }
}

export const nllLoss = composite({
  name: 'nll_loss',
  homes: ['F'],
  signatures: [
    "nll_loss(Tensor input, Tensor target, Tensor weight=None, *, int ignore_index=-100, str reduction='mean')",
  ],
  compute: (
    self: Tensor,
    target: Tensor,
    weight: Tensor | null = null,
    ignore_index: number = -100,
    reduction: string = 'mean',
  ): Tensor => {
    checkTargets(self, target)
    const row = self.rank > 2 ? nllSpatial : nllFlat
    return row(self, target, weight, reductionOf(reduction), ignore_index)[0]
  },
  samples: [
    sample(t(SCORES), t([0, 2], 'int64')),
    sample(t(SCORES), t([0, -100], 'int64')),
    sample(t(SCORES), t([0, 2], 'int64'), constant([1, 2, 0.5])),
  ],
})

/** Softmax and negative log-likelihood in one; targets are classes or, as floats, shares of every class. */
export const crossEntropy = composite({
  name: 'cross_entropy',
  homes: ['F'],
  signatures: [
    "cross_entropy(Tensor input, Tensor target, Tensor weight=None, *, int ignore_index=-100, str reduction='mean', float label_smoothing=0.0)",
  ],
  compute: (
    self: Tensor,
    target: Tensor,
    weight: Tensor | null = null,
    ignore_index: number = -100,
    reduction: string = 'mean',
    label_smoothing: Scalar = 0,
  ): Tensor => {
    const axis = self.rank === 1 ? 0 : 1
    const smoothing = valueOf(label_smoothing)
    const shared = sameShape(self.shape, target.shape)
    if (shared && target.dtype.category !== 'float') {
      throw runtimeError(`Expected floating point type for target with class probabilities, got ${target.dtype.title}`)
    }
    const scores = logSoftmax(self, axis)
    if (shared) {
      const classes = self.shape[axis]
      const shares = smoothing === 0 ? target : add(mul(target, 1 - smoothing), smoothing / classes)
      const weighted = weight === null ? scores : mul(scores, reshape(weight, axis === 0 ? [-1] : [1, -1]))
      const losses = neg(sum(mul(weighted, shares), reduction === 'none' ? axis : null))
      if (reduction !== 'mean') return reductionOf(reduction) === 0 ? losses : losses
      return divNumber(losses, axis === 0 ? 1 : self.numel / classes)
    }
    const right = nllLoss(scores, target, weight, ignore_index, reduction)
    if (smoothing === 0) return right
    const classes = self.shape[axis]
    const spread = neg(sum(weight === null ? scores : mul(scores, weight), axis))
    const smooth =
      reduction === 'mean' ? div(sum(spread), weightTotal(target, weight)) : reduction === 'sum' ? sum(spread) : spread
    return add(mulNumber(right, 1 - smoothing), mulNumber(smooth, smoothing / classes))
  },
  samples: [
    sample(t(SCORES), t([0, 2], 'int64')),
    sample(
      t(SCORES),
      t([
        [0.5, 0.25, 0.25],
        [0, 1, 0],
      ]),
    ),
    sample(t([1, 2, 3]), t(1, 'int64')),
    sample(t(SCORES), t([2, 1], 'int64'), constant([1, 2, 0.5])),
  ],
})

function weightTotal(target: Tensor, weight: Tensor | null): number {
  if (weight === null) return target.numel
  const given = contiguousData(weight)
  return target.toArray().reduce((total, right) => total + given[right], 0)
}

/** The Kullback-Leibler divergence from log-probabilities `input` to probabilities `target`. */
export const klDiv = composite({
  name: 'kl_div',
  homes: ['F'],
  signatures: ["kl_div(Tensor input, Tensor target, *, str reduction='mean', bool log_target=False)"],
  compute: (self: Tensor, target: Tensor, reduction: string = 'mean', log_target: boolean = false): Tensor => {
    const losses = log_target ? mul(exp(target), sub(target, self)) : sub(xlogy(target, target), mul(target, self))
    if (reduction === 'batchmean') return div(sum(losses), self.rank === 0 ? 1 : self.shape[0])
    return reduced(losses, reductionOf(reduction))
  },
  samples: [
    sample(
      t([
        [-1, -2],
        [-0.5, -1],
      ]),
      t([
        [0.5, 0.5],
        [0.25, 0.75],
      ]),
    ),
  ],
})
