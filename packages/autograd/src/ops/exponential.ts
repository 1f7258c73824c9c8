import { unary } from '../kernels/elementwise.js'
import { operation } from '../operation.js'
import { floatResult } from '../promotion.js'
import type { Tensor } from '../tensor.js'
import { add, div, mul } from './arithmetic.js'
import { unarySamples } from './samples.js'

type Self = { readonly self: Tensor }
type Result = { readonly result: Tensor }

export const exp = operation({
  name: 'exp',
  homes: ['torch', 'Tensor'],
  signatures: ['exp(Tensor input)'],
  gradFn: 'ExpBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), Math.exp),
  vjp: { self: (g, { result }: Result) => mul(g, result) },
  saves: { result: 'any' },
  tex: { value: 'e^{@self}', rules: { self: '@g \\cdot e^{@self}' } },
  mistakes: {},
  samples: unarySamples([1, -2, 0, 0.5]),
})

export const expm1 = operation({
  name: 'expm1',
  homes: ['torch', 'Tensor', 'special'],
  signatures: ['expm1(Tensor input)'],
  gradFn: 'Expm1Backward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), Math.expm1),
  vjp: { self: (g, { result }: Result) => mul(g, add(result, 1)) },
  saves: { result: 'any' },
  tex: { value: 'e^{@self} - 1', rules: { self: '@g \\cdot e^{@self}' } },
  mistakes: { 'activation-value-as-derivative': { self: (g, { result }) => mul(g, result) } },
  samples: unarySamples([1, -2, 0.25, 0.5]),
})

export const exp2 = operation({
  name: 'exp2',
  homes: ['torch', 'Tensor', 'special'],
  signatures: ['exp2(Tensor input)'],
  gradFn: 'Exp2Backward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), (a) => 2 ** a),
  vjp: { self: (g, { result }: Result) => mul(mul(g, result), Math.LN2) },
  saves: { result: 'any' },
  tex: { value: '2^{@self}', rules: { self: '@g \\cdot 2^{@self} \\ln 2' } },
  mistakes: { 'power-coefficient-dropped': { self: (g, { result }) => mul(g, result) } },
  samples: unarySamples([1, -2, 0.25, 0.5]),
})

/** The logarithms differ by the constant of their base. */
const logarithm = (name: string, gradFn: string, tex: string, ln: number, f: (a: number) => number) =>
  operation({
    name,
    homes: ['torch', 'Tensor'],
    signatures: [`${name}(Tensor input)`],
    gradFn,
    inPlace: true,
    forward: (self: Tensor) => unary(self, floatResult(self.dtype), f),
    vjp: { self: (g, { self }: Self) => div(g, ln === 1 ? self : mul(self, ln)) },
    saves: { self: 'self' },
    tex: {
      value: `${tex} @self`,
      rules: { self: ln === 1 ? '\\frac{@g}{@self}' : `\\frac{@g}{@self \\ln ${Math.round(Math.exp(ln))}}` },
    },
    mistakes: {},
    samples: unarySamples([1, 2, 0.25, 8]),
  })

export const log = logarithm('log', 'LogBackward0', '\\ln', 1, Math.log)
export const log2 = logarithm('log2', 'Log2Backward0', '\\log_2', Math.LN2, Math.log2)
export const log10 = logarithm('log10', 'Log10Backward0', '\\log_{10}', Math.LN10, Math.log10)

export const log1p = operation({
  name: 'log1p',
  homes: ['torch', 'Tensor', 'special'],
  signatures: ['log1p(Tensor input)'],
  gradFn: 'Log1PBackward0',
  inPlace: true,
  forward: (self: Tensor) => unary(self, floatResult(self.dtype), Math.log1p),
  vjp: { self: (g, { self }: Self) => div(g, add(self, 1)) },
  saves: { self: 'self' },
  tex: { value: '\\ln(1 + @self)', rules: { self: '\\frac{@g}{1 + @self}' } },
  mistakes: { 'derivative-at-input': { self: (g, { self }) => div(g, self) } },
  samples: unarySamples([1, 2, 0.25, 8]),
})
