import { type Operand, binary, unary } from '../kernels/elementwise.js'
import { runtimeError } from '../errors.js'
import { operation } from '../operation.js'
import { floatResult, resultType } from '../promotion.js'
import { type Scalar, valueOf } from '../scalar.js'
import type { Tensor } from '../tensor.js'
import { add, div, mul, neg, sub } from './arithmetic.js'
import { eq, where } from './comparison.js'
import { zerosLike } from './creation.js'
import { exp, log } from './exponential.js'
import { floatsOnly } from './implemented.js'
import { reciprocal, square } from './power.js'
import { sample, t, unarySamples } from './samples.js'

/** Functions of two numbers, and some rarer ones of one. */

type Pair = { readonly self: Tensor; readonly other: Tensor }

const both = (f: (a: number, b: number) => number, kernel?: string) => (self: Operand, other: Operand) => {
  if (kernel !== undefined) floatsOnly(kernel, self, other)
  return binary(self, other, f, floatResult(resultType(self, other)))
}

/** x ln y, which is 0 where x is 0. */
export const xlogy = operation({
  name: 'xlogy',
  homes: ['torch', 'Tensor', 'special'],
  signatures: ['xlogy(Tensor input, Tensor other)'],
  gradFn: 'XlogyBackward0',
  inPlace: true,
  forward: both((a, b) => (a === 0 && b === b ? 0 : a * Math.log(b))),
  vjp: {
    self: (g, { self, other }: Pair) => mul(g, where(eq(self, 0), zerosLike(self), log(other))),
    other: (g, { self, other }) => div(mul(g, self), other),
  },
  saves: { self: 'any', other: 'any' },
  tex: { value: '@self \\ln @other', rules: { self: '@g \\ln @other', other: '\\frac{@g \\cdot @self}{@other}' } },
  mistakes: {
    'product-of-derivatives': { self: (g, { other }) => div(g, other), other: (g, { other }) => div(g, other) },
  },
  samples: [sample(t([1, 2, -0.5]), t([2, 0.5, 3]))],
})

const sumOfSquares = (self: Tensor, other: Tensor): Tensor => add(square(self), square(other))

/** 1 / (x^2 + y^2), and 0 at the origin, where atan2 has no derivative. */
const inverseSquares = (self: Tensor, other: Tensor): Tensor => {
  const squares = sumOfSquares(self, other)
  return where(eq(squares, 0), zerosLike(squares), reciprocal(squares))
}

export const atan2 = operation({
  name: 'atan2',
  aliases: ['arctan2'],
  homes: ['torch', 'Tensor'],
  signatures: ['atan2(Tensor input, Tensor other)'],
  gradFn: 'Atan2Backward0',
  inPlace: true,
  forward: both(Math.atan2),
  vjp: {
    self: (g, { self, other }: Pair) => mul(g, mul(other, inverseSquares(self, other))),
    other: (g, { self, other }) => mul(g, mul(neg(self), inverseSquares(self, other))),
  },
  saves: { self: 'any', other: 'any' },
  tex: {
    value: '\\operatorname{atan2}(@self, @other)',
    rules: {
      self: '@g \\cdot \\frac{@other}{@self^2 + @other^2}',
      other: '-@g \\cdot \\frac{@self}{@self^2 + @other^2}',
    },
  },
  mistakes: { 'sign-flipped': { other: (g, { self, other }) => mul(g, div(self, sumOfSquares(self, other))) } },
  samples: [sample(t([1, 2, -0.5]), t([2, -0.5, 3])), sample(t([[1], [2]]), t([3, 4]))],
})

export const hypot = operation({
  name: 'hypot',
  homes: ['torch', 'Tensor'],
  signatures: ['hypot(Tensor input, Tensor other)'],
  gradFn: 'HypotBackward0',
  inPlace: true,
  forward: both(Math.hypot, 'hypot_cpu'),
  vjp: {
    self: (g, { self, result }: Pair & { readonly result: Tensor }) => mul(g, div(self, result)),
    other: (g, { other, result }) => mul(g, div(other, result)),
  },
  saves: { self: 'any', other: 'any', result: 'any' },
  tex: {
    value: '\\sqrt{@self^2 + @other^2}',
    rules: { self: '@g \\cdot \\frac{@self}{@result}', other: '@g \\cdot \\frac{@other}{@result}' },
  },
  mistakes: { 'quotient-denominator': { self: (g, { self }) => mul(g, self), other: (g, { other }) => mul(g, other) } },
  samples: [sample(t([3, 2, -0.5]), t([4, -0.5, 3]))],
})

export const logaddexp = operation({
  name: 'logaddexp',
  homes: ['torch', 'Tensor'],
  signatures: ['logaddexp(Tensor input, Tensor other)'],
  gradFn: 'LogaddexpBackward0',
  inPlace: false,
  forward: both((a, b) => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b))), 'logaddexp_cpu'),
  vjp: {
    self: (g, { self, other }: Pair) => div(g, add(exp(sub(other, self)), 1)),
    other: (g, { self, other }) => div(g, add(exp(sub(self, other)), 1)),
  },
  saves: { self: 'any', other: 'any' },
  tex: {
    value: '\\ln(e^{@self} + e^{@other})',
    rules: { self: '\\frac{@g}{1 + e^{@other - @self}}', other: '\\frac{@g}{1 + e^{@self - @other}}' },
  },
  mistakes: {},
  samples: [sample(t([1, 2, -0.5]), t([2, -0.5, 3]))],
})

type Three = { readonly tensor1: Tensor; readonly tensor2: Tensor; readonly value: Scalar }

export const addcmul = operation({
  name: 'addcmul',
  homes: ['torch', 'Tensor'],
  signatures: ['addcmul(Tensor input, Tensor tensor1, Tensor tensor2, *, Number value=1)'],
  gradFn: 'AddcmulBackward0',
  inPlace: true,
  forward: (self: Tensor, tensor1: Tensor, tensor2: Tensor, value: Scalar = 1) =>
    binary(
      self,
      binary(tensor1, tensor2, (a, b) => a * b),
      (a, b) => a + valueOf(value) * b,
    ),
  vjp: {
    self: (g) => g,
    tensor1: (g, { tensor2, value }: Three) => mul(g, mul(tensor2, value)),
    tensor2: (g, { tensor1, value }) => mul(g, mul(tensor1, value)),
  },
  saves: { tensor1: 'tensor2', tensor2: 'tensor1', value: 'any' },
  tex: {
    value: '@self + @tensor1 \\cdot @tensor2',
    rules: { self: '@g', tensor1: '@g \\cdot @tensor2', tensor2: '@g \\cdot @tensor1' },
  },
  mistakes: {},
  samples: [sample(t([1, 2]), t([3, 4]), t([0.5, -1]))],
})

export const addcdiv = operation({
  name: 'addcdiv',
  homes: ['torch', 'Tensor'],
  signatures: ['addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, *, Number value=1)'],
  gradFn: 'AddcdivBackward0',
  inPlace: true,
  forward: (self: Tensor, tensor1: Tensor, tensor2: Tensor, value: Scalar = 1) =>
    binary(
      self,
      binary(tensor1, tensor2, (a, b) => a / b),
      (a, b) => a + valueOf(value) * b,
    ),
  vjp: {
    self: (g) => g,
    tensor1: (g, { tensor2, value }: Three) => mul(g, div(value, tensor2)),
    tensor2: (g, { tensor1, tensor2, value }) => neg(mul(g, div(mul(tensor1, value), square(tensor2)))),
  },
  saves: { tensor1: 'tensor2', tensor2: 'any', value: 'any' },
  tex: {
    value: '@self + \\frac{@tensor1}{@tensor2}',
    rules: {
      self: '@g',
      tensor1: '\\frac{@g}{@tensor2}',
      tensor2: '-@g \\cdot \\frac{@tensor1}{@tensor2^2}',
    },
  },
  mistakes: { 'sign-flipped': { tensor2: (g, { tensor1, tensor2 }) => mul(g, div(tensor1, square(tensor2))) } },
  samples: [sample(t([1, 2]), t([3, 4]), t([0.5, -1]))],
})

/** Part of the way from `self` to `end`. */
export const lerp = operation({
  name: 'lerp',
  homes: ['torch', 'Tensor'],
  signatures: ['lerp(Tensor input, Tensor end, Number weight)'],
  gradFn: 'LerpBackward0',
  inPlace: true,
  forward: (self: Tensor, end: Tensor, weight: Scalar) => {
    const w = valueOf(weight)
    if (self.dtype !== end.dtype) {
      throw runtimeError(`expected dtype ${self.dtype.cpp} for \`end\` but got dtype ${end.dtype.cpp}`)
    }
    floatsOnly('lerp_kernel_scalar', self)
    return binary(self, end, w < 0.5 ? (a, b) => a + w * (b - a) : (a, b) => b - (b - a) * (1 - w))
  },
  vjp: {
    self: (g, { weight }: { readonly weight: Scalar }) => mul(g, 1 - valueOf(weight)),
    end: (g, { weight }) => mul(g, weight),
  },
  saves: { weight: 'any' },
  tex: {
    value: '@self + @weight\\,(@end - @self)',
    rules: { self: '@g \\cdot (1 - @weight)', end: '@g \\cdot @weight' },
  },
  mistakes: {},
  samples: [sample(t([1, 2]), t([3, 5]), 0.25), sample(t([1, 2]), t([3, 5]), 0.75)],
})

export const nanToNum = operation({
  name: 'nan_to_num',
  homes: ['torch', 'Tensor'],
  signatures: ['nan_to_num(Tensor input, float nan=0.0)'],
  gradFn: 'NanToNumBackward0',
  inPlace: true,
  forward: (self: Tensor, nan: number = 0) =>
    unary(self, self.dtype, (a) => {
      if (a !== a) return nan
      const limit = self.dtype.name === 'float32' ? 3.4028234663852886e38 : Number.MAX_VALUE
      return Math.min(Math.max(a, -limit), limit)
    }),
  vjp: {
    self: (g, { self }: { readonly self: Tensor }) => where(eq(sub(self, self), 0), g, zerosLike(g)),
  },
  saves: { self: 'any' },
  tex: { value: '@self', rules: { self: '@g \\text{ where finite}' } },
  mistakes: {},
  samples: unarySamples([1, -2, 0.5, 4]),
})

export const logit = operation({
  name: 'logit',
  homes: ['torch', 'Tensor', 'special'],
  signatures: ['logit(Tensor input, float eps=None)'],
  gradFn: 'LogitBackward0',
  inPlace: true,
  forward: (self: Tensor, eps: Scalar | null = null) => {
    const margin = eps === null ? 0 : valueOf(eps)
    const clipped = (a: number): number => (eps === null ? a : Math.min(Math.max(a, margin), 1 - margin))
    return unary(self, floatResult(self.dtype), (a) => Math.log(clipped(a) / (1 - clipped(a))))
  },
  vjp: {
    self: (g, { self }: { readonly self: Tensor; readonly eps: Scalar | null }) => div(g, mul(self, sub(1, self))),
  },
  saves: { self: 'any', eps: 'any' },
  tex: { value: '\\ln\\frac{@self}{1 - @self}', rules: { self: '\\frac{@g}{@self\\,(1 - @self)}' } },
  mistakes: { 'quotient-denominator': { self: (g, { self }) => div(g, self) } },
  samples: unarySamples([0.25, 0.5, 0.75, 0.9]),
})

/** Angles from one unit to the other: a factor. */
const angle = (name: string, gradFn: string, factor: number, tex: string) =>
  operation({
    name,
    homes: ['torch', 'Tensor'],
    signatures: [`${name}(Tensor input)`],
    gradFn,
    inPlace: true,
    forward: (self: Tensor) => unary(self, floatResult(self.dtype), (a) => a * factor),
    vjp: { self: (g) => mul(g, factor) },
    saves: {},
    tex: { value: `@self \\cdot ${tex}`, rules: { self: `@g \\cdot ${tex}` } },
    mistakes: { 'chain-factor-dropped': { self: (g) => g } },
    samples: unarySamples([1, -2, 0.5, 4]),
  })

export const deg2rad = angle('deg2rad', 'Deg2RadBackward0', Math.PI / 180, '\\tfrac{\\pi}{180}')
export const rad2deg = angle('rad2deg', 'Rad2DegBackward0', 180 / Math.PI, '\\tfrac{180}{\\pi}')
