import { binary, unary } from '../kernels/elementwise.js'
import { composite, operation } from '../operation.js'
import { floatResult } from '../promotion.js'
import { type Scalar, valueOf } from '../scalar.js'
import type { Tensor } from '../tensor.js'
import { add, div, mul } from './arithmetic.js'
import { gt, le, lt, where } from './comparison.js'
import { onesLike, zerosLike } from './creation.js'
import { exp } from './exponential.js'
import { floatsOnly } from './implemented.js'
import { kink, sample, t, unarySamples } from './samples.js'
import { view } from './shape.js'

/** Activations one meets more rarely. */

type Self = { readonly self: Tensor }
const FOUR = unarySamples([1, -2, 0.5, 4])

export const celu = operation({
  name: 'celu',
  homes: ['torch', 'F'],
  signatures: ['celu(Tensor input, Number alpha=1.0)'],
  gradFn: 'CeluBackward0',
  inPlace: true,
  forward: (self: Tensor, alpha: Scalar = 1) => {
    floatsOnly('elu_cpu', self)
    const a = valueOf(alpha)
    return unary(self, floatResult(self.dtype), (x) => (x > 0 ? x : a * Math.expm1(x / a)))
  },
  vjp: {
    self: (g, { self, alpha }: Self & { readonly alpha: Scalar }) =>
      mul(g, where(gt(self, 0), onesLike(self), exp(div(self, alpha)))),
  },
  saves: { self: 'any', alpha: 'any' },
  tex: {
    value: '\\operatorname{celu}(@self)',
    rules: { self: '@g \\text{ where } @self > 0 \\text{, else } @g\\,e^{@self/@alpha}' },
  },
  mistakes: { 'relu-mask-ignored': { self: (g) => g } },
  samples: FOUR,
})

export const hardsigmoid = operation({
  name: 'hardsigmoid',
  homes: ['F'],
  signatures: ['hardsigmoid(Tensor input)'],
  gradFn: 'HardsigmoidBackward0',
  inPlace: false,
  forward: (self: Tensor) => {
    floatsOnly('hardsigmoid_cpu', self)
    return unary(self, self.dtype, (a) => Math.min(Math.max(a + 3, 0), 6) / 6)
  },
  vjp: {
    self: (g, { self }: Self) => where(gt(self, -3), where(lt(self, 3), div(g, 6), zerosLike(g)), zerosLike(g)),
  },
  saves: { self: 'any' },
  tex: { value: '\\tfrac16 \\min(\\max(@self + 3, 0), 6)', rules: { self: '\\tfrac{@g}{6} \\cdot [-3 < @self < 3]' } },
  mistakes: { 'relu-mask-ignored': { self: (g) => div(g, 6) } },
  samples: [sample(t([1, -2, 0.5, 4])), sample(t(1)), kink(t([-3, 3]))],
})

export const hardswish = operation({
  name: 'hardswish',
  homes: ['F'],
  signatures: ['hardswish(Tensor input)'],
  gradFn: 'HardswishBackward0',
  inPlace: false,
  forward: (self: Tensor) => {
    floatsOnly('hardswish_cpu', self)
    return unary(self, self.dtype, (a) => (a * Math.min(Math.max(a + 3, 0), 6)) / 6)
  },
  vjp: {
    self: (g, { self }: Self) =>
      where(le(self, -3), zerosLike(g), where(lt(self, 3), mul(g, add(div(self, 3), 0.5)), g)),
  },
  saves: { self: 'any' },
  tex: {
    value: '\\tfrac16 @self \\min(\\max(@self + 3, 0), 6)',
    rules: { self: '@g \\cdot (\\tfrac{@self}{3} + \\tfrac12)' },
  },
  mistakes: {},
  samples: FOUR,
})

export const threshold = operation({
  name: 'threshold',
  homes: ['torch', 'F'],
  signatures: ['threshold(Tensor input, Number threshold, Number value)'],
  gradFn: 'ThresholdBackward0',
  inPlace: true,
  forward: (self: Tensor, limit: Scalar, value: Scalar) => {
    const [at, below] = [valueOf(limit), valueOf(value)]
    return unary(self, self.dtype, (a) => (a <= at ? below : a))
  },
  vjp: {
    self: (g, { self, threshold: at }: Self & { readonly threshold: Scalar }) => where(gt(self, at), g, zerosLike(g)),
  },
  saves: { self: 'any', threshold: 'any' },
  tex: {
    value: '@self \\text{ where } @self > @threshold \\text{, else } @value',
    rules: { self: '@g \\cdot [@self > @threshold]' },
  },
  mistakes: { 'relu-mask-ignored': { self: (g) => g } },
  samples: [sample(t([1, -2, 0.5]), 0.75, -1), kink(t([1, 2]), 1, 0)],
})

type Sloped = Self & { readonly weight: Tensor }

const preluRow = operation({
  name: '_prelu_kernel',
  homes: [],
  signatures: ['_prelu_kernel(Tensor input, Tensor weight)'],
  gradFn: 'PreluKernelBackward0',
  inPlace: false,
  forward: (self: Tensor, weight: Tensor) => binary(self, weight, (a, w) => (a > 0 ? a : w * a)),
  vjp: {
    self: (g, { self, weight }: Sloped) => where(gt(self, 0), g, mul(g, weight)),
    weight: (g, { self }) => where(gt(self, 0), zerosLike(g), mul(g, self)),
  },
  saves: { self: 'any', weight: 'any' },
  tex: {
    value: '\\operatorname{prelu}(@self)',
    rules: {
      self: '@g \\text{ where } @self > 0 \\text{, else } @g \\cdot @weight',
      weight: '@g \\cdot \\min(@self, 0)',
    },
  },
  mistakes: { 'relu-mask-ignored': { self: (g) => g } },
  samples: [],
})

/** A leaky relu whose slope is learnt, one for all or one a channel. */
export const prelu = composite({
  name: 'prelu',
  homes: ['F', 'torch'],
  signatures: ['prelu(Tensor input, Tensor weight)'],
  compute: (self: Tensor, weight: Tensor): Tensor => {
    const shape = self.shape.map((_, d) => (d === 1 ? weight.numel : 1))
    return preluRow(
      self,
      weight.rank === 0 ? weight : view(weight, weight.numel === 1 ? self.shape.map(() => 1) : shape),
    )
  },
  samples: [
    sample(
      t([
        [1, -2],
        [-0.5, 3],
      ]),
      t([0.25]),
    ),
    sample(
      t([
        [1, -2],
        [-0.5, 3],
      ]),
      t([0.25, 0.5]),
    ),
  ],
})
