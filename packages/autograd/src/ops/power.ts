import { runtimeError } from '../errors.js'
import { type Operand, binary, unary } from '../kernels/elementwise.js'
import { type Callable, composite, operation } from '../operation.js'
import { floatResult, resultType } from '../promotion.js'
import { type Scalar, isScalar, valueOf } from '../scalar.js'
import { Tensor } from '../tensor.js'
import { mul, neg, sub } from './arithmetic.js'

import { eq, where } from './comparison.js'
import { zerosLike } from './creation.js'
import { log } from './exponential.js'
import { sample, t, unarySamples } from './samples.js'

type PowerOf = { readonly self: Tensor; readonly exponent: Scalar }
type Powers = { readonly self: Tensor; readonly exponent: Tensor; readonly result: Tensor }
type PowerTo = { readonly self: Scalar; readonly exponent: Tensor; readonly result: Tensor }
type Result = { readonly result: Tensor }

/** x^n for a number n. */
export const powScalar = operation({
  name: 'pow',
  homes: ['torch', 'Tensor'],
  signatures: ['pow(Tensor input, Number exponent)'],
  gradFn: 'PowBackward0',
  inPlace: true,
  forward: (self: Tensor, exponent: Scalar) => {
    const n = valueOf(exponent)
    const dtype = resultType(self, exponent)
    if (dtype.category === 'int' && n < 0) throw runtimeError('Integers to negative integer powers are not allowed.')
    return unary(self, dtype, powerFunction(n))
  },
  vjp: {
    self: (g, { self, exponent }: PowerOf) => {
      const n = valueOf(exponent)
      return n === 0 ? zerosLike(self) : mul(g, mul(pow(self, n - 1), n))
    },
  },
  saves: { self: 'self', exponent: 'any' },
  tex: { value: '@self^{@exponent}', rules: { self: '@g \\cdot @exponent \\cdot @self^{@exponent - 1}' } },
  mistakes: {
    'power-exponent-kept': { self: (g, { self, exponent }) => mul(g, mul(pow(self, exponent), exponent)) },
    'power-coefficient-dropped': { self: (g, { self, exponent }) => mul(g, pow(self, valueOf(exponent) - 1)) },
  },
  samples: [
    sample(
      t([
        [1, 0],
        [-1, 1],
      ]),
      2,
    ),
    sample(t([1.5, -2, 0.5]), 3),
    sample(t([1.5, 2, 0.5]), 0.5),
    sample(t([1.5, -2, 0.5]), -1),
    sample(t(3), 2),
    sample(t([1.5, 2]), 0),
    sample(t([1, 2, 3], 'float64'), 2.5),
  ],
})

/** Squares and cubes as products: exact where Math.pow is only close. */
function powerFunction(n: number): (a: number) => number {
  if (n === 2) return (a) => a * a
  if (n === 3) return (a) => a * a * a
  if (n === 0.5) return Math.sqrt
  return (a) => power(a, n)
}

/** C's pow: 1 to any power is 1, NaN included, which JavaScript's is not. */
const power = (a: number, b: number): number => (a === 1 ? 1 : a ** b)

/** x^y, elementwise. */
export const powTensor: Callable<[self: Tensor, exponent: Tensor], Tensor> = operation({
  name: 'pow',
  homes: ['torch', 'Tensor'],
  signatures: ['pow(Tensor input, Tensor exponent)'],
  gradFn: 'PowBackward1',
  inPlace: true,
  forward: (self: Tensor, exponent: Tensor) => binary(self, exponent, power),
  vjp: {
    self: (g, { self, exponent }: Powers) =>
      mul(g, where(eq(exponent, 0), zerosLike(exponent), mul(exponent, powTensor(self, subtractOne(exponent))))),
    exponent: (g, { self, result }) => mul(g, mul(result, where(eq(self, 0), zerosLike(self), log(self)))),
  },
  saves: { self: 'any', exponent: 'any', result: 'any' },
  tex: {
    value: '@self^{@exponent}',
    rules: {
      self: '@g \\cdot @exponent \\cdot @self^{@exponent - 1}',
      exponent: '@g \\cdot @result \\cdot \\ln @self',
    },
  },
  mistakes: {
    'power-exponent-kept': { self: (g, { self, exponent }) => mul(g, mul(powTensor(self, exponent), exponent)) },
    'power-coefficient-dropped': { self: (g, { self, exponent }) => mul(g, powTensor(self, subtractOne(exponent))) },
  },
  samples: [
    sample(
      t([
        [1.5, 2],
        [0.5, 3],
      ]),
      t([2, -0.5]),
    ),
    sample(t([1.5, 2]), t([[3], [0.5]])),
    sample(t(2), t(3)),
    sample(t([1.5, 2], 'float64'), t(2)),
  ],
})

/** a^y for a number a. */
export const powBase = operation({
  name: 'pow',
  homes: ['torch'],
  signatures: ['pow(Number input, Tensor exponent)'],
  gradFn: 'PowBackward2',
  inPlace: false,
  forward: (self: Scalar, exponent: Tensor) => binary(self, exponent, power),
  vjp: {
    exponent: (g, { self, result }: PowerTo) =>
      valueOf(self) === 0 ? zerosLike(result) : mul(g, mul(result, Math.log(valueOf(self)))),
  },
  saves: { self: 'any', exponent: 'any', result: 'any' },
  tex: { value: '@self^{@exponent}', rules: { exponent: '@g \\cdot @result \\cdot \\ln @self' } },
  mistakes: {
    'power-exponent-kept': { exponent: (g, { exponent, result }) => mul(g, mul(result, exponent)) },
  },
  samples: [sample(2, t([1.5, -2, 0.5])), sample(2.5, t(3))],
})

const subtractOne = (x: Tensor): Tensor => sub(x, 1)

/** `self ** exponent` with either side a number. */
export function pow(self: Operand, exponent: Operand): Tensor {
  if (isScalar(exponent)) {
    if (isScalar(self)) throw new Error('a power of two numbers is no tensor')
    return powScalar(self, exponent)
  }
  return isScalar(self) ? powBase(self, exponent) : powTensor(self, exponent)
}

/** x^2: PyTorch's `square` is a power, and shows as one. */
export const square = composite({
  name: 'square',
  homes: ['torch', 'Tensor'],
  signatures: ['square(Tensor input)'],
  compute: (self: Tensor): Tensor => powScalar(self, 2),
  computeInPlace: (self: Tensor): Tensor => powScalar.inPlace(self, 2),
  samples: unarySamples([1, -2, 0.25, 4]),
})

export const sqrt = operation({
  name: 'sqrt',
  homes: ['torch', 'Tensor'],
  signatures: ['sqrt(Tensor input)'],
  gradFn: 'SqrtBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), Math.sqrt),
  vjp: { self: (g, { result }: Result) => mul(g, reciprocal(mul(result, 2))) },
  saves: { result: 'any' },
  tex: { value: '\\sqrt{@self}', rules: { self: '\\frac{@g}{2\\,@result}' } },
  mistakes: { 'power-coefficient-dropped': { self: (g, { result }) => mul(g, reciprocal(result)) } },
  samples: unarySamples([1, 2, 0.25, 4]),
})

export const reciprocal = operation({
  name: 'reciprocal',
  homes: ['torch', 'Tensor'],
  signatures: ['reciprocal(Tensor input)'],
  gradFn: 'ReciprocalBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), (a) => 1 / a),
  vjp: { self: (g, { result }: Result) => mul(neg(g), mul(result, result)) },
  saves: { result: 'any' },
  tex: { value: '\\frac{1}{@self}', rules: { self: '-\\frac{@g}{@self^2}' } },
  mistakes: {
    'sign-flipped': { self: (g, { result }) => mul(g, mul(result, result)) },
    'power-exponent-kept': { self: (g, { result }) => mul(neg(g), result) },
  },
  samples: unarySamples([1, -2, 0.25, 4]),
})

export const rsqrt = operation({
  name: 'rsqrt',
  homes: ['torch', 'Tensor'],
  signatures: ['rsqrt(Tensor input)'],
  gradFn: 'RsqrtBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), (a) => 1 / Math.sqrt(a)),
  vjp: { self: (g, { result }: Result) => mul(mul(g, -0.5), powScalar(result, 3)) },
  saves: { result: 'any' },
  tex: { value: '\\frac{1}{\\sqrt{@self}}', rules: { self: '-\\tfrac12\\,@g \\cdot @result^3' } },
  mistakes: { 'sign-flipped': { self: (g, { result }) => mul(mul(g, 0.5), powScalar(result, 3)) } },
  samples: unarySamples([1, 2, 0.25, 4]),
})
