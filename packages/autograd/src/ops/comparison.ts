import { bool } from '../dtype.js'
import { runtimeError } from '../errors.js'
import { type Operand, binary, comparedAs, select } from '../kernels/elementwise.js'
import { type Callable, composite, operation } from '../operation.js'
import { Tensor } from '../tensor.js'
import { zerosLike } from './creation.js'
import { sample, t } from './samples.js'

/** Questions about numbers: their answers are bools, which have no derivative. */

const compare = (symbol: string, name: string, aliases: readonly string[], f: (a: number, b: number) => boolean) =>
  operation({
    name,
    aliases,
    homes: ['torch', 'Tensor'],
    signatures: [`${name}(Tensor input, Tensor other)`, `${name}(Tensor input, Number other)`],
    gradFn: null,
    inPlace: true,
    forward: (self: Operand, other: Operand) =>
      binary(self, other, (a, b) => Number(f(a, b)), bool, comparedAs(self, other)),
    vjp: null,
    saves: {},
    tex: { value: `@self ${symbol} @other`, rules: {} },
    mistakes: {},
    samples: [
      sample(
        t([
          [1, 2],
          [3, 4],
        ]),
        t([1, 5]),
      ),
      sample(t([1, 2, 3]), 2),
      sample(t(0.1), 0.1),
    ],
  })

export const eq = compare('=', 'eq', [], (a, b) => a === b)
export const ne = compare('\\ne', 'ne', ['not_equal'], (a, b) => a !== b)
export const lt = compare('<', 'lt', ['less'], (a, b) => a < b)
export const le = compare('\\le', 'le', ['less_equal'], (a, b) => a <= b)
export const gt = compare('>', 'gt', ['greater'], (a, b) => a > b)
export const ge = compare('\\ge', 'ge', ['greater_equal'], (a, b) => a >= b)

type Choice = { readonly condition: Tensor }

/** `self` where the condition holds, `other` elsewhere. */
export const where: Callable<[condition: Tensor, self: Operand, other: Operand], Tensor> = operation({
  name: 'where',
  homes: ['torch'],
  signatures: ['where(Tensor condition, Tensor input, Tensor other)'],
  gradFn: 'WhereBackward0',
  inPlace: false,
  forward: (condition: Tensor, self: Operand, other: Operand) => {
    if (condition.dtype.name !== 'bool' && condition.dtype.name !== 'uint8') {
      throw runtimeError(
        `where expected condition to be a boolean tensor, but got a tensor with dtype ${condition.dtype.title}`,
      )
    }
    return select(condition, self, other)
  },
  vjp: {
    self: (g, { condition }: Choice) => where(condition, g, zerosLike(g)),
    other: (g, { condition }) => where(condition, zerosLike(g), g),
  },
  saves: { condition: 'any' },
  tex: {
    value: '@self \\text{ if } @condition \\text{ else } @other',
    rules: { self: '@g \\text{ where } @condition', other: '@g \\text{ where not } @condition' },
  },
  mistakes: { 'relu-mask-ignored': { self: (g) => g, other: (g) => g } },
  samples: [
    sample(
      t(
        [
          [true, false],
          [false, true],
        ],
        'bool',
      ),
      t([
        [1, 2],
        [3, 4],
      ]),
      t([5, 6]),
    ),
    sample(t([true, false], 'bool'), t([1, 2]), t(0.5)),
    sample(t(true, 'bool'), t(1), t(2)),
  ],
})

/** `x.where(condition, other)` */
export const whereMethod = composite({
  name: 'where',
  homes: ['Tensor'],
  signatures: ['where(Tensor input, Tensor condition, Tensor other)'],
  compute: (self: Tensor, condition: Tensor, other: Operand): Tensor => where(condition, self, other),
  samples: [sample(t([1, 2]), t([true, false], 'bool'), t([3, 4]))],
})
