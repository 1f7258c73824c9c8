import { runtimeError } from '../errors.js'
import { type Operand, binary, unary } from '../kernels/elementwise.js'
import { type Unary, operation } from '../operation.js'
import { floatResult, resultType } from '../promotion.js'
import type { Scalar } from '../scalar.js'
import { Tensor } from '../tensor.js'
import { div, mul, neg } from './arithmetic.js'
import { zerosLike } from './creation.js'
import { kink, sample, t, unarySamples } from './samples.js'

/** Absolute values, signs and whole parts: piecewise straight, so that derivatives are signs and zeros. */

type Self = { readonly self: Tensor }

export const abs: Unary = operation({
  name: 'abs',
  aliases: ['absolute'],
  homes: ['torch', 'Tensor'],
  signatures: ['abs(Tensor input)'],
  gradFn: 'AbsBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, self.dtype, Math.abs),
  vjp: { self: (g, { self }: Self) => mul(g, sgn(self)) },
  saves: { self: 'self' },
  tex: { value: '|@self|', rules: { self: '@g \\cdot \\operatorname{sign} @self' } },
  mistakes: {
    'sign-flipped': { self: (g) => g },
    'activation-value-as-derivative': { self: (g, { self }) => mul(g, abs(self)) },
  },
  samples: [...unarySamples([1, -2, 0.5, -4]), kink(t([0, -1]))],
})

const signOf = (a: number): number => (a > 0 ? 1 : a < 0 ? -1 : a === a ? 0 : NaN)

/** The steps: constant between their jumps, hence derivative zero (PyTorch says 0 at the jumps too). */
const step = (name: string, gradFn: string, value: string, f: (a: number) => number) =>
  operation({
    name,
    homes: ['torch', 'Tensor'],
    signatures: [`${name}(Tensor input)`],
    gradFn,
    inPlace: true,
    forward: (self: Tensor) => unary(self, self.dtype, f),
    vjp: { self: (g) => zerosLike(g) },
    saves: {},
    tex: { value, rules: { self: '0' } },
    mistakes: { 'chain-factor-dropped': { self: (g) => g } },
    samples: [...unarySamples([1.25, -2.75, 0.25, 3.75]), kink(t([0, 2, -1, 0.5, 1.5]))],
  })

/** Halves go to the even neighbour, as in Python. */
function roundEven(a: number): number {
  const down = Math.floor(a)
  const rest = a - down
  if (rest !== 0.5) return Math.round(a)
  const even = down % 2 === 0 ? down : down + 1
  return even === 0 && a < 0 ? -0 : even
}

export const sign = step('sign', 'SignBackward0', '\\operatorname{sign} @self', signOf)
export const floor = step('floor', 'FloorBackward0', '\\lfloor @self \\rfloor', Math.floor)
export const ceil = step('ceil', 'CeilBackward0', '\\lceil @self \\rceil', Math.ceil)
export const round = step('round', 'RoundBackward0', '\\operatorname{round} @self', roundEven)
type Decimal = { readonly decimals: number }

/** To so many decimals: scaled, rounded and scaled back, in the type's own arithmetic. */
export const roundDecimals = operation({
  name: 'round',
  homes: ['torch', 'Tensor'],
  signatures: ['round(Tensor input, *, int decimals)'],
  gradFn: 'RoundBackward1',
  inPlace: true,
  forward: (self: Tensor, decimals: number) => {
    const { cast } = self.dtype
    const scale = 10 ** Math.abs(decimals)
    return unary(self, self.dtype, (a) =>
      decimals < 0 ? roundEven(cast(a / scale)) * scale : roundEven(cast(a * scale)) / scale,
    )
  },
  vjp: { self: (g, _: Decimal) => zerosLike(g) },
  saves: { decimals: 'any' },
  unseen: ['decimals'],
  tex: { value: '\\operatorname{round} @self', rules: { self: '0' } },
  mistakes: { 'chain-factor-dropped': { self: (g) => g } },
  samples: [
    { args: [t([1.256, -2.744, 0.2511]), 2], kink: true },
    { args: [t([1256, -27.44]), -1], kink: true },
  ],
})

export const trunc = step('trunc', 'TruncBackward0', '\\operatorname{trunc} @self', Math.trunc)

export const sgn = operation({
  name: 'sgn',
  homes: ['torch', 'Tensor'],
  signatures: ['sgn(Tensor input)'],
  gradFn: 'SgnBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, self.dtype, signOf),
  vjp: { self: (g, _: { readonly self: Tensor; readonly result: Tensor }) => zerosLike(g) },
  saves: { self: 'any', result: 'any' },
  tex: { value: '\\operatorname{sign} @self', rules: { self: '0' } },
  mistakes: {},
  samples: [sample(t([1.25, -2.75])), sample(t(3))],
})

export const frac = operation({
  name: 'frac',
  homes: ['torch', 'Tensor'],
  signatures: ['frac(Tensor input)'],
  gradFn: 'FracBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, self.dtype, (a) => a - Math.trunc(a)),
  vjp: { self: (g) => g },
  saves: {},
  tex: { value: '@self - \\operatorname{trunc} @self', rules: { self: '@g' } },
  mistakes: {},
  samples: unarySamples([1.25, -2.75, 0.5, 3.75]),
})

/** Python's remainder: the sign of the divisor. */
const modulo = (a: number, b: number): number => {
  const r = a % b
  return r !== 0 && r < 0 !== b < 0 ? r + b : r
}

const noZero = (x: Tensor | Scalar, dtype: { readonly category: string }): void => {
  if (dtype.category === 'float') return
  const values = x instanceof Tensor ? x.toArray() : [Number(x)]
  if (values.includes(0)) throw runtimeError('ZeroDivisionError')
}

export const remainderScalar = operation({
  name: 'remainder',
  homes: ['torch', 'Tensor'],
  signatures: ['remainder(Tensor input, Number other)'],
  gradFn: 'RemainderBackward0',
  inPlace: true,
  forward: (self: Tensor, other: Scalar) => {
    noZero(other, resultType(self, other))
    return binary(self, other, modulo)
  },
  vjp: { self: (g) => g },
  saves: {},
  tex: { value: '@self \\bmod @other', rules: { self: '@g' } },
  mistakes: {},
  samples: [sample(t([1.25, -2.75, 0.5, 3.75]), 2), sample(t([5, -5], 'int64'), 3), sample(t([5.5, -5]), -3)],
})

export const remainderTensor = operation({
  name: 'remainder',
  homes: ['torch', 'Tensor'],
  signatures: ['remainder(Tensor input, Tensor other)'],
  gradFn: 'RemainderBackward1',
  inPlace: true,
  forward: (self: Tensor, other: Tensor) => {
    noZero(other, resultType(self, other))
    return binary(self, other, modulo)
  },
  vjp: {
    self: (g) => g,
    other: (g, { self, other }: { readonly self: Tensor; readonly other: Tensor }) =>
      mul(neg(g), floor(div(self, other))),
  },
  saves: { self: 'other', other: 'other' },
  tex: {
    value: '@self \\bmod @other',
    rules: { self: '@g', other: '-@g \\cdot \\lfloor @self / @other \\rfloor' },
  },
  mistakes: { 'sign-flipped': { other: (g, { self, other }) => mul(g, floor(div(self, other))) } },
  samples: [sample(t([1.25, -2.75, 5.5]), t([2, 2, -3]))],
})

const refuse = (name: string): never => {
  throw runtimeError(`derivative for aten::${name} is not implemented`)
}
const notDifferentiable = (): never => refuse('floor_divide')

/** `7 % tensor` and `7 // tensor`, which PyTorch does not differentiate. */
const fromNumber = (name: 'remainder' | 'floor_divide', f: (a: number, b: number) => number) =>
  operation({
    name,
    homes: ['torch'],
    signatures: [`${name}(Number input, Tensor other)`],
    gradFn: 'NotImplemented',
    inPlace: false,
    forward: (self: Scalar, other: Tensor) => {
      noZero(other, resultType(self, other))
      return binary(self, other, f)
    },
    vjp: { other: () => refuse(name) },
    saves: {},
    tex: { value: `\\operatorname{${name}}(@self, @other)`, rules: { other: '0' } },
    mistakes: {},
    samples: [sample(-7, t([3, 2], 'int64')), sample(7.5, t([2, -2]))],
  })

export const remainderOfNumber = fromNumber('remainder', modulo)
export const floorDivideOfNumber = fromNumber('floor_divide', (a, b) => Math.floor(a / b))

export const fmodScalar = operation({
  name: 'fmod',
  homes: ['torch', 'Tensor'],
  signatures: ['fmod(Tensor input, Number other)'],
  gradFn: 'FmodBackward0',
  inPlace: true,
  forward: (self: Tensor, other: Scalar) => binary(self, other, (a, b) => a % b),
  vjp: { self: (g) => g },
  saves: {},
  tex: { value: '@self \\bmod @other', rules: { self: '@g' } },
  mistakes: {},
  samples: [sample(t([1.25, -2.75, 0.5, 3.75]), 2)],
})

export const floorDivideScalar = operation({
  name: 'floor_divide',
  homes: ['torch', 'Tensor'],
  signatures: ['floor_divide(Tensor input, Number other)'],
  gradFn: 'NotImplemented',
  inPlace: true,
  forward: (self: Tensor, other: Scalar) => {
    noZero(other, resultType(self, other))
    return binary(self, other, (a, b) => Math.floor(a / b))
  },
  vjp: { self: notDifferentiable },
  saves: {},
  tex: { value: '\\lfloor @self / @other \\rfloor', rules: { self: '0' } },
  mistakes: {},
  samples: [sample(t([5, -5], 'int64'), 2), sample(t([5.5, -5]), 2)],
})

export const floorDivideTensor = operation({
  name: 'floor_divide',
  homes: ['torch', 'Tensor'],
  signatures: ['floor_divide(Tensor input, Tensor other)'],
  gradFn: 'NotImplemented',
  inPlace: true,
  forward: (self: Operand, other: Operand) => {
    noZero(other, resultType(self, other))
    return binary(self, other, (a, b) => Math.floor(a / b))
  },
  vjp: { self: notDifferentiable, other: notDifferentiable },
  saves: {},
  tex: { value: '\\lfloor @self / @other \\rfloor', rules: { self: '0', other: '0' } },
  mistakes: {},
  samples: [],
})

/** Division with `rounding_mode='floor'` or `'trunc'`. */
export const divRounded = operation({
  name: 'div',
  aliases: ['divide'],
  homes: ['torch', 'Tensor'],
  signatures: ['div(Tensor input, Tensor other, *, str rounding_mode)'],
  gradFn: 'DivBackward2',
  inPlace: true,
  forward: (self: Operand, other: Operand, rounding_mode: string | null) => {
    if (rounding_mode === null) return binary(self, other, (a, b) => a / b, floatResult(resultType(self, other)))
    if (rounding_mode !== 'floor' && rounding_mode !== 'trunc') {
      throw runtimeError(
        `div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '${rounding_mode}'`,
      )
    }
    const whole = rounding_mode === 'floor' ? Math.floor : Math.trunc
    return binary(self, other, (a, b) => whole(a / b))
  },
  vjp: {
    self: (g, { other, rounding_mode }: Rounded) => (rounding_mode === null ? div(g, other) : zerosLike(g)),
    other: (g, { self, other, rounding_mode }) =>
      rounding_mode === null ? mul(neg(g), div(div(self, other), other)) : zerosLike(g),
  },
  saves: { self: 'other', other: 'any', rounding_mode: 'any' },
  tex: { value: '\\lfloor @self / @other \\rfloor', rules: { self: '0', other: '0' } },
  mistakes: {},
  samples: [],
})

type Rounded = { readonly self: Operand; readonly other: Operand; readonly rounding_mode: string | null }
