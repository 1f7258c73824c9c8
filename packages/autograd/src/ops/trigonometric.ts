import { unary } from '../kernels/elementwise.js'
import { type Unary, operation } from '../operation.js'
import { floatResult } from '../promotion.js'
import type { Tensor } from '../tensor.js'
import { add, div, mul, neg, sub } from './arithmetic.js'
import { rsqrt, square } from './power.js'
import { unarySamples } from './samples.js'

type Self = { readonly self: Tensor }
type Result = { readonly result: Tensor }

export const sin: Unary = operation({
  name: 'sin',
  homes: ['torch', 'Tensor'],
  signatures: ['sin(Tensor input)'],
  gradFn: 'SinBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), Math.sin),
  vjp: { self: (g, { self }: Self) => mul(g, cos(self)) },
  saves: { self: 'self' },
  tex: { value: '\\sin @self', rules: { self: '@g \\cdot \\cos @self' } },
  mistakes: {
    'sign-flipped': { self: (g, { self }) => neg(mul(g, cos(self))) },
    'activation-value-as-derivative': { self: (g, { self }) => mul(g, sin(self)) },
  },
  samples: unarySamples([1, -2, 0, 0.5]),
})

export const cos: Unary = operation({
  name: 'cos',
  homes: ['torch', 'Tensor'],
  signatures: ['cos(Tensor input)'],
  gradFn: 'CosBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), Math.cos),
  vjp: { self: (g, { self }: Self) => mul(g, neg(sin(self))) },
  saves: { self: 'self' },
  tex: { value: '\\cos @self', rules: { self: '-@g \\cdot \\sin @self' } },
  mistakes: {
    'sign-flipped': { self: (g, { self }) => mul(g, sin(self)) },
    'activation-value-as-derivative': { self: (g, { self }) => mul(g, cos(self)) },
  },
  samples: unarySamples([1, -2, 0, 0.5]),
})

export const tan = operation({
  name: 'tan',
  homes: ['torch', 'Tensor'],
  signatures: ['tan(Tensor input)'],
  gradFn: 'TanBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), Math.tan),
  vjp: { self: (g, { result }: Result) => mul(g, add(square(result), 1)) },
  saves: { result: 'any' },
  tex: { value: '\\tan @self', rules: { self: '@g \\cdot (1 + @result^2)' } },
  mistakes: {
    'square-forgotten': { self: (g, { result }) => mul(g, add(result, 1)) },
    'sign-flipped': { self: (g, { result }) => mul(g, sub(1, square(result))) },
  },
  samples: unarySamples([1, -0.5, 0, 0.5]),
})

export const asin = operation({
  name: 'asin',
  aliases: ['arcsin'],
  homes: ['torch', 'Tensor'],
  signatures: ['asin(Tensor input)'],
  gradFn: 'AsinBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), Math.asin),
  vjp: { self: (g, { self }: Self) => mul(g, rsqrt(sub(1, square(self)))) },
  saves: { self: 'self' },
  tex: { value: '\\arcsin @self', rules: { self: '\\frac{@g}{\\sqrt{1 - @self^2}}' } },
  mistakes: { 'square-forgotten': { self: (g, { self }) => mul(g, rsqrt(sub(1, self))) } },
  samples: unarySamples([0.25, -0.5, 0, 0.75]),
})

export const acos = operation({
  name: 'acos',
  aliases: ['arccos'],
  homes: ['torch', 'Tensor'],
  signatures: ['acos(Tensor input)'],
  gradFn: 'AcosBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), Math.acos),
  vjp: { self: (g, { self }: Self) => neg(mul(g, rsqrt(sub(1, square(self))))) },
  saves: { self: 'self' },
  tex: { value: '\\arccos @self', rules: { self: '-\\frac{@g}{\\sqrt{1 - @self^2}}' } },
  mistakes: { 'sign-flipped': { self: (g, { self }) => mul(g, rsqrt(sub(1, square(self)))) } },
  samples: unarySamples([0.25, -0.5, 0, 0.75]),
})

export const atan = operation({
  name: 'atan',
  aliases: ['arctan'],
  homes: ['torch', 'Tensor'],
  signatures: ['atan(Tensor input)'],
  gradFn: 'AtanBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), Math.atan),
  vjp: { self: (g, { self }: Self) => div(g, add(square(self), 1)) },
  saves: { self: 'self' },
  tex: { value: '\\arctan @self', rules: { self: '\\frac{@g}{1 + @self^2}' } },
  mistakes: { 'square-forgotten': { self: (g, { self }) => div(g, add(self, 1)) } },
  samples: unarySamples([0.25, -0.5, 0, 3]),
})

export const sinh: Unary = operation({
  name: 'sinh',
  homes: ['torch', 'Tensor'],
  signatures: ['sinh(Tensor input)'],
  gradFn: 'SinhBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), Math.sinh),
  vjp: { self: (g, { self }: Self) => mul(g, cosh(self)) },
  saves: { self: 'self' },
  tex: { value: '\\sinh @self', rules: { self: '@g \\cdot \\cosh @self' } },
  mistakes: { 'activation-value-as-derivative': { self: (g, { self }) => mul(g, sinh(self)) } },
  samples: unarySamples([1, -2, 0, 0.5]),
})

export const cosh: Unary = operation({
  name: 'cosh',
  homes: ['torch', 'Tensor'],
  signatures: ['cosh(Tensor input)'],
  gradFn: 'CoshBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), Math.cosh),
  vjp: { self: (g, { self }: Self) => mul(g, sinh(self)) },
  saves: { self: 'self' },
  tex: { value: '\\cosh @self', rules: { self: '@g \\cdot \\sinh @self' } },
  mistakes: { 'activation-value-as-derivative': { self: (g, { self }) => mul(g, cosh(self)) } },
  samples: unarySamples([1, -2, 0, 0.5]),
})
