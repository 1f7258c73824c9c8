import { type Dtype, bool } from '../dtype.js'
import { TorchError, runtimeError, typeError } from '../errors.js'
import { type Operand, binary, unary } from '../kernels/elementwise.js'
import { type Dims, reduce } from '../kernels/reduce.js'
import { composite, operation } from '../operation.js'
import { resultType } from '../promotion.js'
import { sameShape } from '../shape.js'
import { Tensor, contiguousData } from '../tensor.js'
import { sample, t } from './samples.js'

/** True and false, and the bits of whole numbers. Nothing here has a derivative. */

const plain = { gradFn: null, vjp: null, saves: {}, mistakes: {} } as const

const question = (name: string, tex: string, f: (a: number) => boolean) =>
  operation({
    ...plain,
    name,
    homes: ['torch', 'Tensor'],
    signatures: [`${name}(Tensor input)`],
    inPlace: false,
    forward: (self: Tensor) => unary(self, bool, (a) => Number(f(a))),
    tex: { value: `\\operatorname{${tex}}(@self)`, rules: {} },
    samples: [sample(t([1, -2, 0])), sample(t(0))],
  })

export const isnan = question('isnan', 'isnan', Number.isNaN)
export const isinf = question('isinf', 'isinf', (a) => a === Infinity || a === -Infinity)
export const isfinite = question('isfinite', 'isfinite', Number.isFinite)

export const logicalNot = operation({
  ...plain,
  name: 'logical_not',
  homes: ['torch', 'Tensor'],
  signatures: ['logical_not(Tensor input)'],
  inPlace: true,
  forward: (self: Tensor) => unary(self, bool, (a) => Number(a === 0)),
  tex: { value: '\\lnot @self', rules: {} },
  samples: [sample(t([1, -2, 0]))],
})

const connective = (name: string, tex: string, f: (a: boolean, b: boolean) => boolean) =>
  operation({
    ...plain,
    name,
    homes: ['torch', 'Tensor'],
    signatures: [`${name}(Tensor input, Tensor other)`],
    inPlace: true,
    forward: (self: Tensor, other: Tensor) => binary(self, other, (a, b) => Number(f(a !== 0, b !== 0)), bool),
    tex: { value: `@self ${tex} @other`, rules: {} },
    samples: [sample(t([1, 0, 0, 2]), t([1, 1, 0, 0]))],
  })

export const logicalAnd = connective('logical_and', '\\land', (a, b) => a && b)
export const logicalOr = connective('logical_or', '\\lor', (a, b) => a || b)
export const logicalXor = connective('logical_xor', '\\oplus', (a, b) => a !== b)

function wholeOnly(name: string, ...operands: readonly Operand[]): void {
  const floating = operands.find((x) => x instanceof Tensor && x.dtype.category === 'float')
  if (floating instanceof Tensor) {
    throw name === 'not'
      ? typeError('~ (operator.invert) is only implemented on integer and Boolean-type tensors')
      : new TorchError('NotImplementedError', `"bitwise_${name}_cpu" not implemented for '${floating.dtype.title}'`)
  }
}

const bitwise = (name: string, tex: string, f: (a: number, b: number) => number) =>
  operation({
    ...plain,
    name: `bitwise_${name}`,
    homes: ['torch', 'Tensor'],
    signatures: [`bitwise_${name}(Tensor input, Tensor other)`, `bitwise_${name}(Tensor input, Number other)`],
    inPlace: true,
    forward: (self: Operand, other: Operand) => {
      wholeOnly(name, self, other)
      return binary(self, other, f)
    },
    tex: { value: `@self ${tex} @other`, rules: {} },
    samples: [
      sample(t([6, 5], 'int64'), t([3, 4], 'int64')),
      sample(t([true, false], 'bool'), t([true, true], 'bool')),
    ],
  })

export const bitwiseAnd = bitwise('and', '\\mathbin{\\&}', (a, b) => a & b)
export const bitwiseOr = bitwise('or', '\\mathbin{|}', (a, b) => a | b)
export const bitwiseXor = bitwise('xor', '\\oplus', (a, b) => a ^ b)

export const bitwiseNot = operation({
  ...plain,
  name: 'bitwise_not',
  homes: ['torch', 'Tensor'],
  signatures: ['bitwise_not(Tensor input)'],
  inPlace: true,
  forward: (self: Tensor) => {
    wholeOnly('not', self)
    return unary(self, self.dtype, self.dtype.category === 'bool' ? (a) => Number(a === 0) : (a) => ~a)
  },
  tex: { value: '\\lnot @self', rules: {} },
  samples: [sample(t([6, -5], 'int64')), sample(t([true, false], 'bool'))],
})

const overAll = (
  name: string,
  f: (data: ArrayLike<number>, positions: Int32Array, from: number, to: number) => number,
) =>
  operation({
    ...plain,
    name,
    homes: ['torch', 'Tensor'],
    signatures: [`${name}(Tensor input)`],
    inPlace: false,
    forward: (self: Tensor) => reduce(self, null, false, bool, f),
    tex: { value: `\\operatorname{${name}}(@self)`, rules: {} },
    samples: [
      sample(
        t([
          [1, 0],
          [2, 3],
        ]),
      ),
      sample({ tensor: [], shape: [0] }),
    ],
  })

const overDim = (
  name: string,
  f: (data: ArrayLike<number>, positions: Int32Array, from: number, to: number) => number,
) =>
  operation({
    ...plain,
    name,
    homes: ['torch', 'Tensor'],
    signatures: [`${name}(Tensor input, tuple of ints dim, bool keepdim=False)`],
    inPlace: false,
    forward: (self: Tensor, dim: Dims, keepdim: boolean = false) => reduce(self, dim, keepdim, bool, f),
    tex: { value: `\\operatorname{${name}}(@self)`, rules: {} },
    samples: [
      sample(
        t([
          [1, 0],
          [2, 3],
        ]),
        1,
      ),
    ],
  })

const every = (data: ArrayLike<number>, positions: Int32Array, from: number, to: number): number => {
  for (let i = from; i < to; i++) if (data[positions[i]] === 0) return 0
  return 1
}
const some = (data: ArrayLike<number>, positions: Int32Array, from: number, to: number): number => {
  for (let i = from; i < to; i++) if (data[positions[i]] !== 0) return 1
  return 0
}

export const all = overAll('all', every)
export const allDim = overDim('all', every)
export const any = overAll('any', some)
export const anyDim = overDim('any', some)

/** `torch.equal`: same shape and same elements. */
export function equal(a: Tensor, b: Tensor): boolean {
  if (!sameShape(a.shape, b.shape)) return false
  const [p, q] = [contiguousData(a), contiguousData(b)]
  for (let i = 0; i < p.length; i++) if (p[i] !== q[i]) return false
  return true
}

/** How far apart two numbers may be that count as close: |a - b| <= atol + rtol * |b|. */
export interface Tolerance {
  readonly rtol?: number
  readonly atol?: number
  readonly equalNan?: boolean
}

const closeness =
  ({ rtol = 1e-5, atol = 1e-8, equalNan = false }: Tolerance) =>
  (a: number, b: number): boolean =>
    a === b ||
    (equalNan && a !== a && b !== b) ||
    (Number.isFinite(a) && Number.isFinite(b) && Math.abs(a - b) <= atol + rtol * Math.abs(b))

/** `torch.isclose`, elementwise. */
export const isclose = composite({
  name: 'isclose',
  homes: ['torch', 'Tensor'],
  signatures: ['isclose(Tensor input, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False)'],
  compute: (
    self: Tensor,
    other: Tensor,
    rtol: number = 1e-5,
    atol: number = 1e-8,
    equalNan: boolean = false,
  ): Tensor => {
    checkSameDtype(self, other)
    const close = closeness({ rtol, atol, equalNan })
    return binary(self, other, (a, b) => Number(close(a, b)), bool, resultType(self, other))
  },
  samples: [sample(t([1, 2, 3]), t([1.000001, 2.1, 3]))],
})

/** `torch.allclose`. @throws RuntimeError when the types differ */
export function allclose(a: Tensor, b: Tensor, tolerance: Tolerance = {}): boolean {
  checkSameDtype(a, b)
  const close = closeness(tolerance)
  return every(...wholeOf(binary(a, b, (p, q) => Number(close(p, q)), bool, resultType(a, b)))) === 1
}

const wholeOf = (x: Tensor): [ArrayLike<number>, Int32Array, number, number] => [
  x.storage.data,
  x.positions(),
  0,
  x.numel,
]

function checkSameDtype(a: Tensor, b: Tensor): void {
  const name = (dtype: Dtype): string => dtype.title
  if (a.dtype !== b.dtype) throw runtimeError(`${name(a.dtype)} did not match ${name(b.dtype)}`)
}
