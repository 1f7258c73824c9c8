import { unary } from '../kernels/elementwise.js'
import { type Callable, composite, operation } from '../operation.js'
import { floatResult } from '../promotion.js'
import { erfOf } from '../kernels/special.js'
import { type Scalar, valueOf } from '../scalar.js'
import type { Tensor } from '../tensor.js'
import { sigmoid, tanh } from './activation.js'
import { add, div, mul, neg, sub } from './arithmetic.js'
import { ge, gt, le, where } from './comparison.js'
import { onesLike, zerosLike } from './creation.js'
import { erf } from './error-function.js'
import { exp } from './exponential.js'
import { floatsOnly } from './implemented.js'
import { square } from './power.js'
import { abs } from './rounding.js'
import { kink, sample, t, unarySamples } from './samples.js'

/** The relatives of relu, sigmoid and tanh in `torch.nn.functional`. */

type Self = { readonly self: Tensor }
type Leaky = Self & { readonly negative_slope: Scalar }
type Elu = Self & { readonly alpha: Scalar; readonly scale: Scalar; readonly input_scale: Scalar }
type Plus = Self & { readonly beta: Scalar; readonly threshold: Scalar }
type Limits = Self & { readonly min_val: Scalar; readonly max_val: Scalar }

const VALUES = [1, -2, 0.5, 4] as const
const FOUR = unarySamples([...VALUES])
const logistic = (a: number): number => 1 / (1 + Math.exp(-a))

export const leakyRelu = operation({
  name: 'leaky_relu',
  homes: ['F'],
  signatures: ['leaky_relu(Tensor input, Number negative_slope=0.01)'],
  gradFn: 'LeakyReluBackward0',
  inPlace: true,
  forward: (self: Tensor, negative_slope: Scalar = 0.01) => {
    floatsOnly('leaky_relu_cpu', self)
    const slope = valueOf(negative_slope)
    return unary(self, self.dtype, (a) => (a > 0 ? a : a * slope))
  },
  vjp: { self: (g, { self, negative_slope }: Leaky) => where(gt(self, 0), g, mul(g, negative_slope)) },
  saves: { self: 'any', negative_slope: 'any' },
  tex: {
    value: '\\operatorname{leaky\\_relu}(@self)',
    rules: { self: '@g \\text{ where } @self > 0 \\text{, else } @g \\cdot @negative_slope' },
  },
  mistakes: { 'relu-mask-ignored': { self: (g) => g } },
  samples: [...FOUR, sample(t([1, -2]), 0.2), kink(t([0, 1]))],
})

/** The row behind elu and selu. */
export const eluRow = operation({
  name: '_elu',
  homes: [],
  signatures: ['_elu(Tensor input, Number alpha=1, Number scale=1, Number input_scale=1)'],
  gradFn: 'EluBackward0',
  inPlace: true,
  forward: (self: Tensor, alpha: Scalar = 1, scale: Scalar = 1, _inputScale: Scalar = 1) => {
    floatsOnly('elu_cpu', self)
    const [a, s] = [valueOf(alpha), valueOf(scale)]
    return unary(self, floatResult(self.dtype), (x) => (x > 0 ? s * x : s * a * Math.expm1(x)))
  },
  vjp: {
    self: (g, { self, alpha, scale }: Elu) =>
      mul(g, mul(where(gt(self, 0), onesLike(self), mul(exp(self), alpha)), scale)),
  },
  saves: { self: 'any', alpha: 'any', scale: 'any', input_scale: 'any' },
  tex: {
    value: '\\operatorname{elu}(@self)',
    rules: { self: '@g \\text{ where } @self > 0 \\text{, else } @g \\cdot @alpha\\,e^{@self}' },
  },
  mistakes: { 'relu-mask-ignored': { self: (g) => g } },
  samples: [],
})

export const elu = composite({
  name: 'elu',
  homes: ['F'],
  signatures: ['elu(Tensor input, Number alpha=1.0)'],
  compute: (self: Tensor, alpha: Scalar = 1): Tensor => eluRow(self, alpha, 1, 1),
  samples: [...FOUR, sample(t([1, -2]), 0.5)],
})

export const selu = composite({
  name: 'selu',
  homes: ['torch', 'F'],
  signatures: ['selu(Tensor input)'],
  compute: (self: Tensor): Tensor => eluRow(self, 1.6732632423543772, 1.0507009873554805, 1),
  samples: FOUR,
})

export const softplus: Callable<[self: Tensor, beta?: Scalar, threshold?: Scalar], Tensor> = operation({
  name: 'softplus',
  homes: ['F'],
  signatures: ['softplus(Tensor input, Number beta=1, Number threshold=20)'],
  gradFn: 'SoftplusBackward0',
  inPlace: false,
  forward: (self: Tensor, beta: Scalar = 1, threshold: Scalar = 20) => {
    floatsOnly('softplus_cpu', self)
    const [b, limit] = [valueOf(beta), valueOf(threshold)]
    return unary(self, floatResult(self.dtype), (a) => (a * b > limit ? a : Math.log1p(Math.exp(a * b)) / b))
  },
  vjp: {
    self: (g, { self, beta, threshold }: Plus) => {
      const z = mul(self, beta)
      return mul(g, where(gt(z, threshold), onesLike(z), sigmoid(z)))
    },
  },
  saves: { self: 'any', beta: 'any', threshold: 'any' },
  tex: { value: '\\ln(1 + e^{@self})', rules: { self: '@g \\cdot \\sigma(@self)' } },
  mistakes: { 'activation-value-as-derivative': { self: (g, { self }) => mul(g, softplus(self)) } },
  samples: [...FOUR, sample(t([1, 30]), 2)],
})

export const hardtanh = operation({
  name: 'hardtanh',
  homes: ['F'],
  signatures: ['hardtanh(Tensor input, Number min_val=-1.0, Number max_val=1.0)'],
  gradFn: 'HardtanhBackward0',
  inPlace: true,
  forward: (self: Tensor, min_val: Scalar = -1, max_val: Scalar = 1) => {
    const [low, high] = [valueOf(min_val), valueOf(max_val)]
    return unary(self, self.dtype, (a) => (a !== a ? a : Math.min(Math.max(a, low), high)))
  },
  vjp: {
    self: (g, { self, min_val, max_val }: Limits) =>
      where(le(self, min_val), zerosLike(g), where(ge(self, max_val), zerosLike(g), g)),
  },
  saves: { self: 'any', min_val: 'any', max_val: 'any' },
  tex: {
    value: '\\min(\\max(@self, @min_val), @max_val)',
    rules: { self: '@g \\cdot [@min_val < @self < @max_val]' },
  },
  mistakes: { 'relu-mask-ignored': { self: (g) => g } },
  samples: [...unarySamples([0.75, -2, 0.5, 4]), kink(t([1, -1, 0]))],
})

export const relu6 = composite({
  name: 'relu6',
  homes: ['F'],
  signatures: ['relu6(Tensor input)'],
  compute: (self: Tensor): Tensor => hardtanh(self, 0, 6),
  samples: FOUR,
})

export const silu = operation({
  name: 'silu',
  homes: ['F'],
  signatures: ['silu(Tensor input)'],
  gradFn: 'SiluBackward0',
  inPlace: false,
  forward: (self: Tensor) => {
    floatsOnly('silu_cpu', self)
    return unary(self, floatResult(self.dtype), (a) => a * logistic(a))
  },
  vjp: {
    self: (g, { self }: Self) => {
      const s = sigmoid(self)
      return mul(g, mul(s, add(mul(self, sub(1, s)), 1)))
    },
  },
  saves: { self: 'any' },
  tex: {
    value: '@self \\cdot \\sigma(@self)',
    rules: { self: '@g \\cdot \\sigma(@self)\\,(1 + @self\\,(1 - \\sigma(@self)))' },
  },
  mistakes: { 'path-dropped': { self: (g, { self }) => mul(g, sigmoid(self)) } },
  samples: FOUR,
})

const ROOT = Math.sqrt(2 / Math.PI)
const CUBIC = 0.044715
type Gelu = Self & { readonly approximate: string }

export const gelu = operation({
  name: 'gelu',
  homes: ['F'],
  signatures: ["gelu(Tensor input, *, str approximate='none')"],
  gradFn: 'GeluBackward0',
  inPlace: false,
  forward: (self: Tensor, approximate: string = 'none') => {
    floatsOnly('GeluKernelImpl', self)
    const { cast } = floatResult(self.dtype)
    return unary(
      self,
      floatResult(self.dtype),
      // Rounded at every step, as PyTorch's float32 arithmetic is: the last digit shows in print.
      approximate === 'tanh'
        ? (a) => 0.5 * a * (1 + Math.tanh(ROOT * (a + CUBIC * a ** 3)))
        : (a) => cast(cast(a * 0.5) * cast(1 + cast(erfOf(cast(a * Math.SQRT1_2))))),
    )
  },
  vjp: {
    self: (g, { self, approximate }: Gelu) => {
      if (approximate === 'tanh') {
        const inner = tanh(mul(add(self, mul(mul(square(self), self), CUBIC)), ROOT))
        const slope = mul(add(mul(square(self), 3 * CUBIC), 1), ROOT)
        const outer = mul(mul(self, 0.5), mul(sub(1, square(inner)), slope))
        return mul(g, add(mul(add(inner, 1), 0.5), outer))
      }
      const cdf = mul(add(erf(mul(self, Math.SQRT1_2)), 1), 0.5)
      const pdf = mul(exp(mul(square(self), -0.5)), 1 / Math.sqrt(2 * Math.PI))
      return mul(g, add(cdf, mul(self, pdf)))
    },
  },
  saves: { self: 'any', approximate: 'any' },
  tex: { value: '@self \\cdot \\Phi(@self)', rules: { self: '@g \\cdot (\\Phi(@self) + @self\\,\\varphi(@self))' } },
  mistakes: {},
  samples: [...FOUR, sample(t([...VALUES]))],
})

export const logsigmoid = operation({
  name: 'logsigmoid',
  homes: ['F'],
  signatures: ['logsigmoid(Tensor input)'],
  gradFn: 'LogSigmoidBackward0',
  inPlace: false,
  forward: (self: Tensor) => {
    floatsOnly('log_sigmoid_cpu', self)
    return unary(self, floatResult(self.dtype), (a) => Math.min(a, 0) - Math.log1p(Math.exp(-Math.abs(a))))
  },
  vjp: { self: (g, { self }: Self) => mul(g, sigmoid(neg(self))) },
  saves: { self: 'any' },
  tex: { value: '\\ln \\sigma(@self)', rules: { self: '@g \\cdot (1 - \\sigma(@self))' } },
  mistakes: { 'activation-value-as-derivative': { self: (g, { self }) => mul(g, sigmoid(self)) } },
  samples: FOUR,
})

export const mish = operation({
  name: 'mish',
  homes: ['F'],
  signatures: ['mish(Tensor input)'],
  gradFn: 'MishBackward0',
  inPlace: false,
  forward: (self: Tensor) => {
    floatsOnly('mish_cpu', self)
    return unary(self, floatResult(self.dtype), (a) => a * Math.tanh(Math.log1p(Math.exp(a))))
  },
  vjp: {
    self: (g, { self }: Self) => {
      const inner = tanh(softplus(self))
      return mul(g, add(inner, mul(mul(self, sigmoid(self)), sub(1, square(inner)))))
    },
  },
  saves: { self: 'any' },
  tex: {
    value: '@self \\cdot \\tanh(\\ln(1 + e^{@self}))',
    rules: { self: '@g \\cdot \\text{(product rule)}' },
  },
  mistakes: {},
  samples: FOUR,
})

export const softsign = composite({
  name: 'softsign',
  homes: ['F'],
  signatures: ['softsign(Tensor input)'],
  compute: (self: Tensor): Tensor => div(self, add(abs(self), 1)),
  samples: FOUR,
})

export const tanhshrink = composite({
  name: 'tanhshrink',
  homes: ['F'],
  signatures: ['tanhshrink(Tensor input)'],
  compute: (self: Tensor): Tensor => sub(self, tanh(self)),
  samples: FOUR,
})
