import { TorchError } from '../errors.js'
import { type Operand, binary, unary } from '../kernels/elementwise.js'
import { minus, over, plus, plusScaled, times } from '../kernels/named.js'
import { type Unary, type Binary, operation } from '../operation.js'
import { floatResult, resultTypeOfTwo } from '../promotion.js'
import { type Scalar, valueOf } from '../scalar.js'
import { Tensor } from '../tensor.js'
import { binarySamples, sample, t, unarySamples } from './samples.js'

type Scaled = { readonly alpha: Scalar }
type Factors = { readonly self: Operand; readonly other: Operand }

const noBools = (what: string, self: Operand, other: Operand): void => {
  const isBool = (x: Operand): boolean => (x instanceof Tensor ? x.dtype.name === 'bool' : typeof x === 'boolean')
  if (isBool(self) && isBool(other)) throw new TorchError('NotImplementedError', what)
}

export const add = operation({
  name: 'add',
  homes: ['torch', 'Tensor'],
  signatures: ['add(Tensor input, Tensor other, *, Number alpha=1)'],
  gradFn: 'AddBackward0',
  inPlace: true,
  forward: (self: Operand, other: Operand, alpha: Scalar = 1) => {
    const by = valueOf(alpha)
    return binary(self, other, by === 1 ? plus : plusScaled(by))
  },
  vjp: {
    self: (g) => g,
    other: (g, { alpha }: Scaled) => scaled(g, alpha),
  },
  saves: { alpha: 'any' },
  tex: { value: '@self + @other', rules: { self: '@g', other: '@g' } },
  mistakes: {},
  samples: [...binarySamples(), { args: [t([1, 2]), t([3, 4])] }],
})

export const sub = operation({
  name: 'sub',
  aliases: ['subtract'],
  homes: ['torch', 'Tensor'],
  signatures: ['sub(Tensor input, Tensor other, *, Number alpha=1)'],
  gradFn: 'SubBackward0',
  inPlace: true,
  forward: (self: Operand, other: Operand, alpha: Scalar = 1) => {
    noBools(
      'Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.',
      self,
      other,
    )
    const by = valueOf(alpha)
    return binary(self, other, by === 1 ? minus : (a, b) => a - by * b)
  },
  vjp: {
    self: (g) => g,
    other: (g, { alpha }: Scaled) => scaled(neg(g), alpha),
  },
  saves: { alpha: 'any' },
  tex: { value: '@self - @other', rules: { self: '@g', other: '-@g' } },
  mistakes: { 'sign-flipped': { other: (g, { alpha }) => scaled(g, alpha) } },
  samples: binarySamples(),
})

/** `other - self`, which is what Python's `1 - x` calls. */
export const rsub = operation({
  name: 'rsub',
  homes: ['torch'],
  signatures: ['rsub(Tensor input, Number other, *, Number alpha=1)'],
  gradFn: 'RsubBackward1',
  inPlace: false,
  forward: (self: Tensor, other: Scalar, alpha: Scalar = 1) => {
    const by = valueOf(alpha)
    return binary(self, other, (a, b) => b - by * a)
  },
  vjp: { self: (g, { alpha }: Scaled) => scaled(neg(g), alpha) },
  saves: { alpha: 'any' },
  tex: { value: '@other - @self', rules: { self: '-@g' } },
  mistakes: { 'sign-flipped': { self: (g, { alpha }) => scaled(g, alpha) } },
  samples: [sample(t([1, -2, 0.5]), 1), sample(t(2), 0.5)],
})

export const mul: Binary = operation({
  name: 'mul',
  aliases: ['multiply'],
  homes: ['torch', 'Tensor'],
  signatures: ['mul(Tensor input, Tensor other)'],
  gradFn: 'MulBackward0',
  inPlace: true,
  forward: (self: Operand, other: Operand) => binary(self, other, times),
  vjp: {
    self: (g, { other }: Factors) => mul(g, other),
    other: (g, { self }) => mul(g, self),
  },
  saves: { self: 'other', other: 'self' },
  tex: { value: '@self \\cdot @other', rules: { self: '@g \\cdot @other', other: '@g \\cdot @self' } },
  mistakes: {},
  samples: binarySamples(),
})

export const div: Binary = operation({
  name: 'div',
  aliases: ['divide', 'true_divide'],
  homes: ['torch', 'Tensor'],
  signatures: ['div(Tensor input, Tensor other)'],
  gradFn: 'DivBackward0',
  inPlace: true,
  forward: (self: Operand, other: Operand) => binary(self, other, over, floatResult(resultTypeOfTwo(self, other))),
  vjp: {
    self: (g, { other }: Factors) => div(g, other),
    other: (g, { self, other }) => mul(neg(g), div(div(self, other), other)),
  },
  saves: { self: 'other', other: 'any' },
  tex: {
    value: '\\frac{@self}{@other}',
    rules: { self: '\\frac{@g}{@other}', other: '-@g \\cdot \\frac{@self}{@other^2}' },
  },
  mistakes: {
    'sign-flipped': { other: (g, { self, other }) => mul(g, div(div(self, other), other)) },
    'quotient-denominator': { other: (g, { other }) => div(g, other) },
    'quotient-denominator-squared': { other: (g, { other }) => div(div(g, other), other) },
    'quotient-denominator-negative': { other: (g, { other }) => neg(div(div(g, other), other)) },
  },
  samples: binarySamples(),
})

export const neg: Unary = operation({
  name: 'neg',
  aliases: ['negative'],
  homes: ['torch', 'Tensor'],
  signatures: ['neg(Tensor input)'],
  gradFn: 'NegBackward0',
  inPlace: true,
  forward: (self: Tensor) => {
    if (self.dtype.name === 'bool') {
      throw new TorchError(
        'NotImplementedError',
        'Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or ' +
          '`logical_not()` operator instead.',
      )
    }
    return unary(self, self.dtype, (a) => -a)
  },
  vjp: { self: (g) => neg(g) },
  saves: {},
  tex: { value: '-@self', rules: { self: '-@g' } },
  mistakes: { 'sign-flipped': { self: (g) => g } },
  samples: unarySamples([1, -2, 0.5, 4]),
})

/** `g * alpha`, without a step when alpha is 1. */
const scaled = (g: Tensor, alpha: Scalar): Tensor => (valueOf(alpha) === 1 ? g : mul(g, alpha))
