import { unary } from '../kernels/elementwise.js'
import { erfOf, erfcOf } from '../kernels/special.js'
import { operation } from '../operation.js'
import { floatResult } from '../promotion.js'
import type { Tensor } from '../tensor.js'
import { mul, neg } from './arithmetic.js'
import { exp } from './exponential.js'
import { square } from './power.js'
import { unarySamples } from './samples.js'

type Self = { readonly self: Tensor }
const SCALE = 2 / Math.sqrt(Math.PI)

/** 2/sqrt(pi) e^(-x^2) */
const bell = (x: Tensor): Tensor => mul(exp(neg(square(x))), SCALE)

export const erf = operation({
  name: 'erf',
  homes: ['torch', 'Tensor', 'special'],
  signatures: ['erf(Tensor input)'],
  gradFn: 'ErfBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), erfOf),
  vjp: { self: (g, { self }: Self) => mul(g, bell(self)) },
  saves: { self: 'any' },
  tex: { value: '\\operatorname{erf} @self', rules: { self: '@g \\cdot \\tfrac{2}{\\sqrt\\pi}\\,e^{-@self^2}' } },
  mistakes: { 'square-forgotten': { self: (g, { self }) => mul(g, mul(exp(neg(self)), SCALE)) } },
  samples: unarySamples([1, -2, 0.25, 3]),
})

export const erfc = operation({
  name: 'erfc',
  homes: ['torch', 'Tensor', 'special'],
  signatures: ['erfc(Tensor input)'],
  gradFn: 'ErfcBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), erfcOf),
  vjp: { self: (g, { self }: Self) => neg(mul(g, bell(self))) },
  saves: { self: 'any' },
  tex: { value: '1 - \\operatorname{erf} @self', rules: { self: '-@g \\cdot \\tfrac{2}{\\sqrt\\pi}\\,e^{-@self^2}' } },
  mistakes: { 'sign-flipped': { self: (g, { self }) => mul(g, bell(self)) } },
  samples: unarySamples([1, -2, 0.25, 3]),
})
