import { valueError } from '../errors.js'
import { binary } from '../kernels/elementwise.js'
import { composite, operation } from '../operation.js'
import { resultType } from '../promotion.js'
import { type Scalar, valueOf } from '../scalar.js'
import { broadcastShapes, sameShape } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { div, mul, neg, sub } from './arithmetic.js'
import { clampScalar } from './clamp.js'
import { lt, where } from './comparison.js'
import { floatsOnly } from './implemented.js'
import { mean, sum } from './reduction.js'
import { abs, sgn } from './rounding.js'
import { sample, t } from './samples.js'
import { expand } from './shape.js'

/** Losses on pairs of numbers. Each row reduces inside its own node, as PyTorch's do: 0 not at all, 1 by the mean, 2 by the sum. */

export type Compared = { readonly self: Tensor; readonly target: Tensor; readonly reduction: number }

const P = [
  [0.5, -1.5],
  [2, 0.25],
] as const
const Q = [
  [1, 0.5],
  [-1, 0.75],
] as const

const REDUCTIONS = ['none', 'mean', 'sum']

/** PyTorch's number for `reduction='mean'`. @throws ValueError for other words */
export function reductionOf(name: string): number {
  const number = REDUCTIONS.indexOf(name)
  if (number < 0) throw valueError(`${name} is not a valid value for reduction`)
  return number
}

/** The elementwise losses brought to what was asked for. */
export const reduced = (losses: Tensor, reduction: number): Tensor =>
  reduction === 0 ? losses : reduction === 1 ? mean(losses) : sum(losses)

/** The gradient of each elementwise loss, from that of the reduced one. */
export const share = (g: Tensor, like: Tensor, reduction: number): Tensor => {
  if (reduction === 0) return g
  const wide = expand(g, like.shape)
  return reduction === 1 ? div(wide, like.numel) : wide
}

const wholeShape = (self: Tensor, target: Tensor): Tensor => {
  const shape = broadcastShapes(self.shape, target.shape)
  return sameShape(shape, self.shape) ? self : expand(self, shape)
}

type Slope = (self: Tensor, target: Tensor, at: Scalar) => Tensor

/** A row for a loss f(self - target) whose derivative by `target` is the negative of that by `self`. */
const symmetric = (
  name: string,
  kernel: string,
  gradFn: string,
  parameter: string | null,
  f: (d: number, at: number) => number,
  slope: Slope,
  tex: { readonly value: string; readonly slope: string },
) => {
  type Saved = Compared & { readonly beta?: Scalar; readonly delta?: Scalar }
  const gradient = (g: Tensor, { self, target, reduction, beta, delta }: Saved): Tensor => {
    const whole = wholeShape(self, target)
    return mul(share(g, whole, reduction), slope(whole, target, beta ?? delta ?? 1))
  }
  const swapped = (saved: Saved): Saved => ({ ...saved, self: saved.target, target: saved.self })
  const undivided = (g: Tensor, saved: Saved): Tensor =>
    gradient(g, { ...saved, reduction: Math.min(saved.reduction, 1) * 2 })
  return operation({
    name: `_${name}`,
    homes: [],
    signatures: [
      parameter === null
        ? `_${name}(Tensor input, Tensor target, int reduction)`
        : `_${name}(Tensor input, Tensor target, int reduction, Number ${parameter})`,
    ],
    gradFn,
    inPlace: false,
    forward: (self: Tensor, target: Tensor, reduction: number, at: Scalar = 1) => {
      floatsOnly(kernel, self, target)
      return reduced(
        binary(self, target, (a, b) => f(a - b, valueOf(at)), resultType(self, target)),
        reduction,
      )
    },
    vjp: { self: gradient, target: (g, saved: Saved) => gradient(g, swapped(saved)) },
    saves:
      parameter === null
        ? { self: 'any', target: 'any', reduction: 'any' }
        : parameter === 'beta'
          ? { self: 'any', target: 'any', reduction: 'any', beta: 'any' }
          : { self: 'any', target: 'any', reduction: 'any', delta: 'any' },
    tex: { value: tex.value, rules: { self: `@g \\cdot ${tex.slope}`, target: `-@g \\cdot ${tex.slope}` } },
    mistakes: {
      'mean-not-divided': { self: undivided, target: (g, saved) => neg(undivided(g, saved)) },
      'sign-flipped': { self: (g, saved) => neg(gradient(g, saved)), target: gradient },
      'power-coefficient-dropped': {
        self: (g, saved) => div(gradient(g, saved), 2),
        target: (g, saved) => neg(div(gradient(g, saved), 2)),
      },
    },
    samples: [],
  })
}

const mseRow = symmetric(
  'mse_loss',
  'mse_cpu',
  'MseLossBackward0',
  null,
  (d) => d * d,
  (self, target) => mul(sub(self, target), 2),
  {
    value: '\\tfrac1N\\sum (@self - @target)^2',
    slope: '\\tfrac{2}{N}(@self - @target)',
  },
)

const smoothRow = symmetric(
  'smooth_l1_loss',
  'smooth_l1_cpu',
  'SmoothL1LossBackward0',
  'beta',
  (d, at) => (Math.abs(d) < at ? (0.5 * d * d) / at : Math.abs(d) - 0.5 * at),
  (self, target, at) => {
    const d = sub(self, target)
    return where(lt(abs(d), at), div(d, at), sgn(d))
  },
  { value: '\\operatorname{smooth\\_l1}(@self, @target)', slope: '\\tfrac1N \\operatorname{clip}(@self - @target)' },
)

const huberRow = symmetric(
  'huber_loss',
  'huber_cpu',
  'HuberLossBackward0',
  'delta',
  (d, at) => (Math.abs(d) <= at ? 0.5 * d * d : at * (Math.abs(d) - 0.5 * at)),
  (self, target, at) => clampScalar(sub(self, target), -valueOf(at), at),
  { value: '\\operatorname{huber}(@self, @target)', slope: '\\tfrac1N \\operatorname{clip}(@self - @target)' },
)

const PAIRS = [sample(t(P), t(Q)), sample(t(P), t(Q), 'sum'), sample(t(P), t(Q), 'none')]

/** The squared error. */
export const mseLoss = composite({
  name: 'mse_loss',
  homes: ['F'],
  signatures: ["mse_loss(Tensor input, Tensor target, *, str reduction='mean')"],
  compute: (self: Tensor, target: Tensor, reduction: string = 'mean'): Tensor =>
    mseRow(self, target, reductionOf(reduction)),
  samples: PAIRS,
})

export const smoothL1Loss = composite({
  name: 'smooth_l1_loss',
  homes: ['F'],
  signatures: ["smooth_l1_loss(Tensor input, Tensor target, *, str reduction='mean', float beta=1.0)"],
  compute: (self: Tensor, target: Tensor, reduction: string = 'mean', beta: Scalar = 1): Tensor =>
    valueOf(beta) === 0 ? l1Loss(self, target, reduction) : smoothRow(self, target, reductionOf(reduction), beta),
  samples: PAIRS,
})

export const huberLoss = composite({
  name: 'huber_loss',
  homes: ['F'],
  signatures: ["huber_loss(Tensor input, Tensor target, *, str reduction='mean', float delta=1.0)"],
  compute: (self: Tensor, target: Tensor, reduction: string = 'mean', delta: Scalar = 1): Tensor =>
    huberRow(self, target, reductionOf(reduction), delta),
  samples: PAIRS,
})

/** The absolute error: made of a difference, an absolute value and a mean. */
export const l1Loss: CompositeLoss = composite({
  name: 'l1_loss',
  homes: ['F'],
  signatures: ["l1_loss(Tensor input, Tensor target, *, str reduction='mean')"],
  compute: (self: Tensor, target: Tensor, reduction: string = 'mean'): Tensor =>
    reduced(abs(sub(self, target)), reductionOf(reduction)),
  samples: PAIRS,
})

type CompositeLoss = ReturnType<typeof composite<[self: Tensor, target: Tensor, reduction?: string], Tensor>>
