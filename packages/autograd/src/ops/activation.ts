import { unary } from '../kernels/elementwise.js'
import { rectified } from '../kernels/named.js'
import { operation } from '../operation.js'
import { floatResult } from '../promotion.js'
import type { Tensor } from '../tensor.js'
import { mul, sub } from './arithmetic.js'
import { gt, where } from './comparison.js'
import { zerosLike } from './creation.js'
import { square } from './power.js'
import { kink, sample, t, unarySamples } from './samples.js'

type Result = { readonly result: Tensor }

export const relu = operation({
  name: 'relu',
  homes: ['torch', 'Tensor', 'F'],
  signatures: ['relu(Tensor input)'],
  gradFn: 'ReluBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, self.dtype, rectified),
  vjp: { self: (g, { result }: Result) => where(gt(result, 0), g, zerosLike(g)) },
  saves: { result: 'any' },
  tex: { value: '\\max(@self, 0)', rules: { self: '@g \\cdot [@self > 0]' } },
  mistakes: {
    'relu-mask-ignored': { self: (g) => g },
    'activation-value-as-derivative': { self: (g, { result }) => mul(g, result) },
  },
  samples: [...unarySamples([1, -2, 0.5, -4]), kink(t([0, 1, -1])), sample(t([1, -2], 'int64'))],
})

export const sigmoid = operation({
  name: 'sigmoid',
  homes: ['torch', 'Tensor', 'F'],
  signatures: ['sigmoid(Tensor input)'],
  gradFn: 'SigmoidBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), (a) => 1 / (1 + Math.exp(-a))),
  vjp: { self: (g, { result }: Result) => mul(g, mul(sub(1, result), result)) },
  saves: { result: 'any' },
  tex: { value: '\\sigma(@self)', rules: { self: '@g \\cdot \\sigma(@self)\\,(1 - \\sigma(@self))' } },
  mistakes: {
    'activation-value-as-derivative': { self: (g, { result }) => mul(g, result) },
    'derivative-at-input': { self: (g, _, [self]) => mul(g, mul(sub(1, self), self)) },
  },
  samples: unarySamples([1, -2, 0, 4]),
})

export const tanh = operation({
  name: 'tanh',
  homes: ['torch', 'Tensor', 'F'],
  signatures: ['tanh(Tensor input)'],
  gradFn: 'TanhBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), Math.tanh),
  vjp: { self: (g, { result }: Result) => mul(g, sub(1, square(result))) },
  saves: { result: 'any' },
  tex: { value: '\\tanh @self', rules: { self: '@g \\cdot (1 - \\tanh^2 @self)' } },
  mistakes: {
    'activation-value-as-derivative': { self: (g, { result }) => mul(g, result) },
    'square-forgotten': { self: (g, { result }) => mul(g, sub(1, result)) },
    'derivative-at-input': { self: (g, _, [self]) => mul(g, sub(1, square(self))) },
  },
  samples: unarySamples([1, -2, 0, 0.5]),
})
