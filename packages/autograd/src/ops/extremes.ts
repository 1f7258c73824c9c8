import { int64 } from '../dtype.js'
import { indexError, runtimeError } from '../errors.js'
import { type Operand, binary } from '../kernels/elementwise.js'
import { type Dims, dimsOf, groupsOf, reduce } from '../kernels/reduce.js'
import { composite, operation } from '../operation.js'
import { type Shape, contiguousStrides, reducedShape, wrapDim } from '../shape.js'
import { type Tensor, allocate } from '../tensor.js'
import { div, mul } from './arithmetic.js'
import { eq, gt, lt, where } from './comparison.js'
import { toDtype } from './copy.js'
import { zerosLike } from './creation.js'
import { place } from './positions.js'
import { spread, sum } from './reduction.js'
import { expand } from './shape.js'
import { kink, sample, t } from './samples.js'

/** Largest and smallest. The gradient goes to the winner; where several win, they share it. */

const MATRIX = [
  [1, 7, 3],
  [9, 5, 6],
] as const
const TIED = [
  [2, 5, 5],
  [5, 1, 0],
] as const

type Pair = { readonly self: Tensor; readonly other: Tensor }
type Whole = { readonly self: Tensor; readonly result: Tensor }
type Won = { readonly dim: number; readonly keepdim: boolean; readonly indices: Tensor; readonly self_sym_sizes: Shape }
type Shared = Whole & { readonly dim: Dims; readonly keepdim: boolean }

/** NaN wins every comparison of values. */
const larger = (a: number, b: number): number => (a > b || a !== a ? a : b)
const smaller = (a: number, b: number): number => (a < b || a !== a ? a : b)

/** The larger (or smaller) of two, elementwise; equals share the gradient in halves. */
const elementwise = (
  name: 'maximum' | 'minimum',
  alias: string,
  pick: (a: number, b: number) => number,
  loses: typeof lt,
) =>
  operation({
    name,
    aliases: [alias],
    homes: ['torch', 'Tensor'],
    signatures: [`${name}(Tensor input, Tensor other)`],
    gradFn: name === 'maximum' ? 'MaximumBackward0' : 'MinimumBackward0',
    inPlace: false,
    forward: (self: Operand, other: Operand) => binary(self, other, pick),
    vjp: {
      self: (g, { self, other }: Pair) => where(loses(self, other), zerosLike(g), halved(g, self, other)),
      other: (g, { self, other }) => where(loses(other, self), zerosLike(g), halved(g, self, other)),
    },
    saves: { self: 'any', other: 'any' },
    tex: {
      value: `\\${name === 'maximum' ? 'max' : 'min'}(@self, @other)`,
      rules: { self: '@g \\text{ where } @self \\text{ wins}', other: '@g \\text{ where } @other \\text{ wins}' },
    },
    mistakes: { 'max-spreads': { self: (g) => g, other: (g) => g } },
    samples: [
      sample(t(MATRIX), t([2, 6, 4])),
      kink(t([1, 2, 3]), t([3, 2, 1])),
      sample(t(1), t(2)),
      sample(t([[1], [3]]), t([2, 0])),
    ],
  })

const halved = (g: Tensor, self: Tensor, other: Tensor): Tensor => where(eq(self, other), div(g, 2), g)

export const maximum = elementwise('maximum', 'fmax', larger, lt)
export const minimum = elementwise('minimum', 'fmin', smaller, gt)

type Better = (a: number, b: number) => boolean

/** Position in the group of the winner: the first of equals; NaN beats all. */
const winner =
  (better: Better) =>
  (data: ArrayLike<number>, positions: Int32Array, from: number, to: number): number => {
    let best = from
    for (let i = from + 1; i < to; i++) {
      const [challenger, champion] = [data[positions[i]], data[positions[best]]]
      if (champion === champion && (challenger !== challenger || better(challenger, champion))) best = i
    }
    return best - from
  }

/** Shares the gradient equally among the elements of each group that equal its result. */
const shared = (g: Tensor, self: Tensor, result: Tensor, dim: Dims): Tensor => {
  const mask = toDtype(eq(self, result), g.dtype)
  return div(mul(g, mask), sum(mask, dim, true))
}

/** The same for a single group; elsewhere plain zeros. */
export const sharedByAll = (g: Tensor, self: Tensor, result: Tensor): Tensor => {
  const mask = eq(self, result)
  return where(mask, div(g, sum(toDtype(mask, g.dtype))), zerosLike(self))
}

function nonEmpty(self: Tensor, name: string): void {
  if (self.numel > 0) return
  throw runtimeError(
    `${name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
  )
}

const overall = (name: 'max' | 'min', better: Better) =>
  operation({
    name,
    homes: ['torch', 'Tensor'],
    signatures: [`${name}(Tensor input)`],
    gradFn: name === 'max' ? 'MaxBackward1' : 'MinBackward1',
    inPlace: false,
    forward: (self: Tensor) => {
      nonEmpty(self, name)
      const find = winner(better)
      return reduce(
        self,
        null,
        false,
        self.dtype,
        (data, positions, from, to) => data[positions[from + find(data, positions, from, to)]],
      )
    },
    vjp: { self: (g, { self, result }: Whole) => sharedByAll(g, self, result) },
    saves: { self: 'any', result: 'any' },
    tex: { value: `\\${name} @self`, rules: { self: '@g \\text{ at the winner, } 0 \\text{ elsewhere}' } },
    mistakes: { 'max-spreads': { self: (g, { self }) => expand(g, self.shape) } },
    samples: [sample(t(MATRIX)), kink(t(TIED)), sample(t(3))],
  })

export const maxAll = overall('max', (a, b) => a > b)
export const minAll = overall('min', (a, b) => a < b)

/** The winners along a dimension, and where they stood. */
function winners(self: Tensor, dim: number, keepdim: boolean, better: Better, name: string): readonly Tensor[] {
  const d = wrapDim(dim, self.rank)
  const dims = self.rank === 0 ? [] : [d]
  if (self.rank > 0 && self.shape[d] === 0) {
    throw indexError(`${name}(): Expected reduction dim ${d} to have non-zero size.`)
  }
  const { positions, outer, inner } = groupsOf(self, dims)
  const shape = reducedShape(self.shape, dims, keepdim)
  const [values, indices] = [allocate(shape, self.dtype), allocate(shape, int64)]
  const find = winner(better)
  const { data } = self.storage
  for (let k = 0; k < outer; k++) {
    const at = find(data, positions, k * inner, (k + 1) * inner)
    indices.storage.data[k] = at
    values.storage.data[k] = data[positions[k * inner + at]]
  }
  return [values, indices]
}

/** Where the elements chosen by `indices` along `dim` stand (row-major) in a tensor of `shape`. */
export function chosenPlaces(shape: Shape, dim: number, indices: Tensor, keepdim: boolean): Int32Array {
  const d = wrapDim(dim, shape.length)
  if (shape.length === 0) return new Int32Array([0])
  const kept = keepdim ? indices.shape : indices.shape.toSpliced(d, 0, 1)
  const strides = contiguousStrides(shape)
  const own = contiguousStrides(kept)
  return Int32Array.from(indices.toArray(), (index, k) =>
    kept.reduce(
      (at, n, axis) => at + (axis === d ? 0 : Math.floor(k / own[axis]) % n) * strides[axis],
      index * strides[d],
    ),
  )
}

const along = (name: 'max' | 'min', better: Better) =>
  operation({
    name,
    homes: ['torch', 'Tensor'],
    signatures: [`${name}(Tensor input, int dim, bool keepdim=False)`],
    gradFn: name === 'max' ? 'MaxBackward0' : 'MinBackward0',
    inPlace: false,
    forward: (self: Tensor, dim: number, keepdim: boolean = false): readonly Tensor[] =>
      winners(self, dim, keepdim, better, name),
    vjp: {
      self: (g, { dim, keepdim, indices, self_sym_sizes }: Won) =>
        place(g, chosenPlaces(self_sym_sizes, dim, indices, keepdim), self_sym_sizes),
    },
    saves: { dim: 'any', keepdim: 'any', indices: 'any', self_sym_sizes: 'any' },
    tex: { value: `\\${name} @self`, rules: { self: '@g \\text{ at the winners, } 0 \\text{ elsewhere}' } },
    mistakes: {
      'max-spreads': { self: (g, { self_sym_sizes, dim, keepdim }) => spread(g, self_sym_sizes, dim, keepdim) },
    },
    samples: [sample(t(MATRIX), 1), sample(t(MATRIX), 0, true), kink(t(TIED), -1), sample(t(3), 0)],
  })

export const maxDim = along('max', (a, b) => a > b)
export const minDim = along('min', (a, b) => a < b)

/** `torch.max(a, b)` is `torch.maximum`. */
export const maxOther = composite({
  name: 'max',
  homes: ['torch', 'Tensor'],
  signatures: ['max(Tensor input, Tensor other)'],
  compute: (self: Tensor, other: Tensor): Tensor => maximum(self, other),
  samples: [sample(t(MATRIX), t([2, 6, 4]))],
})
export const minOther = composite({
  name: 'min',
  homes: ['torch', 'Tensor'],
  signatures: ['min(Tensor input, Tensor other)'],
  compute: (self: Tensor, other: Tensor): Tensor => minimum(self, other),
  samples: [sample(t(MATRIX), t([2, 6, 4]))],
})

const sharing = (name: 'amax' | 'amin', better: Better) =>
  operation({
    name,
    homes: ['torch', 'Tensor'],
    signatures: [`${name}(Tensor input, tuple of ints dim=(), bool keepdim=False)`],
    gradFn: name === 'amax' ? 'AmaxBackward0' : 'AminBackward0',
    inPlace: false,
    forward: (self: Tensor, dim: Dims = [], keepdim: boolean = false) => {
      const empty = dimsOf(dim, self.rank).find((d) => self.shape[d] === 0)
      if (empty !== undefined && dim !== null && (typeof dim === 'number' || dim.length > 0)) {
        throw indexError(`${name}(): Expected reduction dim ${empty} to have non-zero size.`)
      }
      nonEmpty(self, name)
      const find = winner(better)
      return reduce(
        self,
        dim,
        keepdim,
        self.dtype,
        (data, positions, from, to) => data[positions[from + find(data, positions, from, to)]],
      )
    },
    vjp: {
      self: (g, { self, result, dim, keepdim }: Shared) =>
        shared(spread(g, self.shape, dim, keepdim), self, spread(result, self.shape, dim, keepdim), dim),
    },
    saves: { self: 'any', result: 'any', dim: 'any', keepdim: 'any' },
    tex: { value: `\\${name.slice(1)} @self`, rules: { self: '@g \\text{ shared by the winners}' } },
    mistakes: { 'max-spreads': { self: (g, { self, dim, keepdim }) => spread(g, self.shape, dim, keepdim) } },
    samples: [sample(t(MATRIX), [1]), sample(t(MATRIX), 0, true), kink(t(TIED), [0, 1])],
  })

export const amax = sharing('amax', (a, b) => a > b)
export const amin = sharing('amin', (a, b) => a < b)

const argument = (name: 'argmax' | 'argmin', better: Better) =>
  operation({
    name,
    homes: ['torch', 'Tensor'],
    signatures: [`${name}(Tensor input, int dim=None, bool keepdim=False)`],
    gradFn: null,
    inPlace: false,
    forward: (self: Tensor, dim: number | null = null, keepdim: boolean = false) => {
      if (self.numel === 0)
        throw indexError(`${name}(): Expected reduction dim to be specified for input.numel() == 0.`)
      if (dim !== null) dimsOf(dim, self.rank)
      return reduce(self, dim, keepdim, int64, winner(better))
    },
    vjp: null,
    saves: {},
    tex: { value: `\\operatorname{${name}} @self`, rules: {} },
    mistakes: {},
    samples: [sample(t(MATRIX)), sample(t(MATRIX), 1), sample(t(MATRIX), 0, true)],
  })

export const argmax = argument('argmax', (a, b) => a > b)
export const argmin = argument('argmin', (a, b) => a < b)
