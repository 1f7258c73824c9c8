import { binary } from '../kernels/elementwise.js'
import { operation } from '../operation.js'
import { floatResult, resultType } from '../promotion.js'
import type { Scalar } from '../scalar.js'
import type { Tensor } from '../tensor.js'
import { div, mul } from './arithmetic.js'

/** What PyTorch's own composites call where one operand is a number from the start: the same arithmetic under other nodes. */

type By = { readonly other: Scalar }
const arithmetic = { homes: [], inPlace: false, mistakes: {}, samples: [] } as const

export const addNumber = operation({
  ...arithmetic,
  name: 'add_number',
  signatures: ['add_number(Tensor input, Number other)'],
  gradFn: 'AddBackward1',
  forward: (self: Tensor, other: Scalar) => binary(self, other, (a, b) => a + b),
  vjp: { self: (g) => g },
  saves: {},
  tex: { value: '@self + @other', rules: { self: '@g' } },
})

export const mulNumber = operation({
  ...arithmetic,
  name: 'mul_number',
  signatures: ['mul_number(Tensor input, Number other)'],
  gradFn: 'MulBackward1',
  forward: (self: Tensor, other: Scalar) => binary(self, other, (a, b) => a * b),
  vjp: { self: (g, { other }: By) => mul(g, other) },
  saves: { other: 'any' },
  tex: { value: '@self \\cdot @other', rules: { self: '@g \\cdot @other' } },
})

export const divNumber = operation({
  ...arithmetic,
  name: 'div_number',
  signatures: ['div_number(Tensor input, Number other)'],
  gradFn: 'DivBackward1',
  forward: (self: Tensor, other: Scalar) => binary(self, other, (a, b) => a / b, floatResult(resultType(self, other))),
  vjp: { self: (g, { other }: By) => div(g, other) },
  saves: { other: 'any' },
  tex: { value: '\\frac{@self}{@other}', rules: { self: '\\frac{@g}{@other}' } },
  mistakes: { 'mean-not-divided': { self: (g) => g } },
})
