import { indexError, runtimeError } from '../errors.js'
import { type Selection, selectionOf } from '../kernels/indexing.js'
import { type Callable, operation } from '../operation.js'
import { type Scalar, valueOf } from '../scalar.js'
import { type Shape, contiguousStrides, positionsOf, sameShape, wrapDim } from '../shape.js'
import { type Tensor, allocate, contiguousData } from '../tensor.js'
import { where } from './comparison.js'
import { fullLike } from './creation.js'
import { pick, place, replaceAt } from './positions.js'
import { mean } from './reduction.js'
import { expand, unsqueeze } from './shape.js'
import { sample, t } from './samples.js'

/** Reading parts of tensors. Each derivative puts the gradient back where the part was and zeros elsewhere. */

const MATRIX = [
  [1, 2, 3],
  [4, 5, 6],
] as const
const ROWS = [
  [0, 1],
  [2, 3],
  [4, 5],
] as const

type Sizes = { readonly self_sym_sizes: Shape }
type Selected = Sizes & { readonly dim: number; readonly index: number }
type Sliced = Sizes & { readonly dim: number; readonly start: number; readonly end: number; readonly step: number }
type Indexed = Sizes & { readonly indices: readonly (Tensor | null)[] }

/** The places of a strided part of a tensor of `shape`. */
const placesOfPart = (
  shape: Shape,
  part: (strides: number[]) => { shape: Shape; strides: Shape; offset: number },
): Int32Array => {
  const { shape: lengths, strides, offset } = part(contiguousStrides(shape))
  return positionsOf(lengths, strides, offset)
}

/** A gradient for some elements, given to all of them: the learner's "every element gets it". */
const spreadOut = (g: Tensor, shape: Shape): Tensor => expand(mean(g), shape)

export const select = operation({
  name: 'select',
  homes: ['torch', 'Tensor'],
  signatures: ['select(Tensor input, int dim, int index)'],
  gradFn: 'SelectBackward0',
  inPlace: false,
  view: 'one',
  forward: (self: Tensor, dim: number, index: number) => {
    if (self.rank === 0) throw indexError('select() cannot be applied to a 0-dim tensor.')
    const d = wrapDim(dim, self.rank)
    const n = self.shape[d]
    if (index < -n || index >= n) {
      throw indexError(
        `select(): index ${index} out of range for tensor of size ${`[${self.shape.join(', ')}]`} at dimension ${d}`,
      )
    }
    const i = index < 0 ? index + n : index
    return self.alias(self.shape.toSpliced(d, 1), self.strides.toSpliced(d, 1), self.offset + i * self.strides[d])
  },
  vjp: {
    self: (g, { self_sym_sizes: sizes, dim, index }: Selected) => {
      const d = wrapDim(dim, sizes.length)
      const i = index < 0 ? index + sizes[d] : index
      const places = placesOfPart(sizes, (strides) => ({
        shape: sizes.toSpliced(d, 1),
        strides: strides.toSpliced(d, 1),
        offset: i * strides[d],
      }))
      return place(g, places, sizes)
    },
  },
  saves: { dim: 'any', index: 'any', self_sym_sizes: 'any' },
  tex: { value: '@self[@index]', rules: { self: '@g \\text{ at } @index,\\ 0 \\text{ elsewhere}' } },
  mistakes: {
    'index-spreads': { self: (g, { self_sym_sizes, dim }) => expand(unsqueeze(g, dim), self_sym_sizes) },
    'unselected-omitted': { self: (g) => g },
  },
  samples: [sample(t(MATRIX), 0, 1), sample(t(MATRIX), -1, -1), sample(t([1, 2]), 0, 0)],
})

export const slice = operation({
  name: 'slice',
  homes: [],
  signatures: ['slice(Tensor input, int dim=0, int start=0, int end=9223372036854775807, int step=1)'],
  gradFn: 'SliceBackward0',
  inPlace: false,
  view: 'one',
  forward: (self: Tensor, dim: number, start: number, end: number, step: number) => {
    const d = wrapDim(dim, self.rank)
    const { from, length } = sliceRange(self.shape[d], start, end, step)
    return self.alias(
      self.shape.with(d, length),
      self.strides.with(d, self.strides[d] * step),
      self.offset + from * self.strides[d],
    )
  },
  vjp: {
    self: (g, { self_sym_sizes: sizes, dim, start, end, step }: Sliced) => {
      const d = wrapDim(dim, sizes.length)
      const { from, length } = sliceRange(sizes[d], start, end, step)
      const places = placesOfPart(sizes, (strides) => ({
        shape: sizes.with(d, length),
        strides: strides.with(d, strides[d] * step),
        offset: from * strides[d],
      }))
      return place(g, places, sizes)
    },
  },
  saves: { dim: 'any', start: 'any', end: 'any', step: 'any', self_sym_sizes: 'any' },
  tex: { value: '@self[@start:@end]', rules: { self: '@g \\text{ in the slice, } 0 \\text{ elsewhere}' } },
  mistakes: {
    'index-spreads': { self: (g, { self_sym_sizes }) => spreadOut(g, self_sym_sizes) },
    'unselected-omitted': { self: (g) => g },
  },
  samples: [],
})

/** A slice's first index and length, ends clipped as Python clips them. */
function sliceRange(n: number, start: number, end: number, step: number): { from: number; length: number } {
  const clip = (i: number): number => Math.min(Math.max(i < 0 ? i + n : i, 0), n)
  const from = clip(start)
  return { from, length: Math.max(0, Math.ceil((clip(end) - from) / step)) }
}

const indexInto = (shape: Shape, indices: readonly (Tensor | null)[]): Selection => selectionOf(shape, indices)

export const index = operation({
  name: 'index',
  homes: [],
  signatures: ['index(Tensor input, tuple of Tensors indices)'],
  gradFn: 'IndexBackward0',
  inPlace: false,
  forward: (self: Tensor, indices: readonly (Tensor | null)[]) => {
    const { places, shape } = indexInto(self.shape, indices)
    const out = allocate(shape, self.dtype)
    const values = contiguousData(self)
    for (let i = 0; i < places.length; i++) out.storage.data[i] = values[places[i]]
    return out
  },
  vjp: {
    self: (g, { self_sym_sizes: sizes, indices }: Indexed) => place(g, indexInto(sizes, indices).places, sizes),
  },
  saves: { indices: 'any', self_sym_sizes: 'any' },
  tex: { value: '@self[@indices]', rules: { self: '@g \\text{ added at } @indices,\\ 0 \\text{ elsewhere}' } },
  mistakes: {
    'index-spreads': { self: (g, { self_sym_sizes }) => spreadOut(g, self_sym_sizes) },
    'unselected-omitted': { self: (g) => g },
  },
  samples: [],
})

export const indexPut = operation({
  name: 'index_put',
  homes: ['torch', 'Tensor'],
  signatures: ['index_put(Tensor input, tuple of Tensors indices, Tensor values, bool accumulate=False)'],
  gradFn: 'IndexPutBackward0',
  inPlace: true,
  forward: (self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, accumulate: boolean = false) => {
    const { places, shape } = indexInto(self.shape, indices)
    if (self.dtype !== values.dtype) {
      throw runtimeError(
        `Index put requires the source and destination dtypes match, got ${self.dtype.title} for the destination and ` +
          `${values.dtype.title} for the source.`,
      )
    }
    const source = contiguousData(sameShape(values.shape, shape) ? values : broadcastTo(values, shape))
    const out = allocate(self.shape, self.dtype)
    const { data } = out.storage
    data.set(contiguousData(self))
    for (let i = 0; i < places.length; i++) data[places[i]] = accumulate ? data[places[i]] + source[i] : source[i]
    return out
  },
  vjp: {
    self: (g, { indices, accumulate }: { indices: readonly (Tensor | null)[]; accumulate: boolean }) =>
      accumulate ? g : replaceAt(g, indexInto(g.shape, indices).places, null),
    values: (g, { indices }) => index(g, indices),
  },
  saves: { indices: 'any', accumulate: 'any' },
  tex: {
    value: '@self \\text{ with } @values \\text{ at } @indices',
    rules: { self: '@g \\text{, } 0 \\text{ at } @indices', values: '@g[@indices]' },
  },
  mistakes: { 'stale-value': { self: (g) => g } },
  samples: [],
})

function broadcastTo(values: Tensor, shape: Shape): Tensor {
  try {
    return expand(values, shape)
  } catch {
    throw runtimeError(
      `shape mismatch: value tensor of shape [${values.shape.join(', ')}] cannot be broadcast to indexing result of shape ` +
        `[${shape.join(', ')}]`,
    )
  }
}

export const indexSelect = operation({
  name: 'index_select',
  homes: ['torch', 'Tensor'],
  signatures: ['index_select(Tensor input, int dim, Tensor index)'],
  gradFn: 'IndexSelectBackward0',
  inPlace: false,
  forward: (self: Tensor, dim: number, index: Tensor) => {
    if (index.dtype.name !== 'int64' && index.dtype.name !== 'int32') {
      throw runtimeError('index_select(): Expected dtype int32 or int64 for index')
    }
    const { places, shape } = alongDim(self.shape, dim, index)
    const out = allocate(shape, self.dtype)
    const values = contiguousData(self)
    for (let i = 0; i < places.length; i++) out.storage.data[i] = values[places[i]]
    return out
  },
  vjp: {
    self: (g, { self_sym_sizes, dim, index }: Sizes & { readonly dim: number; readonly index: Tensor }) =>
      place(g, alongDim(self_sym_sizes, dim, index).places, self_sym_sizes),
  },
  saves: { dim: 'any', index: 'any', self_sym_sizes: 'any' },
  tex: { value: '@self[@index]', rules: { self: '@g \\text{ added at } @index' } },
  mistakes: { 'index-spreads': { self: (g, { self_sym_sizes }) => spreadOut(g, self_sym_sizes) } },
  samples: [sample(t(ROWS), 0, t([2, 0, 2], 'int64')), sample(t(MATRIX), 1, t([1], 'int64'))],
})

/** The rows (or columns, …) that `index` names. */
export function alongDim(shape: Shape, dim: number, index: Tensor): Selection {
  if (index.rank > 1) throw indexError('index_select(): Index is supposed to be a vector')
  const length = shape.length === 0 ? 1 : shape[wrapDim(dim, shape.length)]
  if (index.toArray().some((i) => i < 0 || i >= length)) throw indexError('index out of range in self')
  const d = wrapDim(dim, shape.length)
  if (shape.length === 0) return { ...selectionOf([1], [index]), shape: [] }
  const before: (Tensor | null)[] = new Array<null>(d).fill(null)
  return selectionOf(shape, [...before, index])
}

export const maskedFill: Callable<[self: Tensor, mask: Tensor, value: Scalar], Tensor> = operation({
  name: 'masked_fill',
  homes: ['torch', 'Tensor'],
  signatures: ['masked_fill(Tensor input, Tensor mask, Number value)'],
  gradFn: 'MaskedFillBackward0',
  inPlace: true,
  forward: (self: Tensor, mask: Tensor, value: Scalar) => {
    if (mask.dtype.category !== 'bool') {
      throw runtimeError(`masked_fill_ only supports boolean masks, but got mask with dtype ${mask.dtype.cpp}`)
    }
    return where(mask, fullLike(self, value), self)
  },
  vjp: { self: (g, { mask }: { readonly mask: Tensor }) => maskedFill(g, mask, 0) },
  saves: { mask: 'any' },
  tex: { value: '@value \\text{ where } @mask \\text{, else } @self', rules: { self: '@g \\text{ where not } @mask' } },
  mistakes: { 'relu-mask-ignored': { self: (g) => g } },
  samples: [
    sample(t(MATRIX), t([true, false, true], 'bool'), 0),
    sample(t([1, 2]), t([false, true], 'bool'), { float: -1.5 }),
  ],
})

export const maskedSelect = operation({
  name: 'masked_select',
  homes: ['torch', 'Tensor'],
  signatures: ['masked_select(Tensor input, Tensor mask)'],
  gradFn: 'MaskedSelectBackward0',
  inPlace: false,
  forward: (self: Tensor, mask: Tensor) => {
    const places = maskedPlaces(self, mask)
    return pick(self, places, [places.length])
  },
  vjp: {
    self: (g, { self, mask }: { readonly self: Tensor; readonly mask: Tensor }) =>
      place(g, maskedPlaces(self, mask), self.shape),
  },
  saves: { self: 'any', mask: 'any' },
  tex: { value: '@self[@mask]', rules: { self: '@g \\text{ where } @mask,\\ 0 \\text{ elsewhere}' } },
  mistakes: { 'index-spreads': { self: (g, { self }) => spreadOut(g, self.shape) } },
  samples: [
    sample(
      t(MATRIX),
      t(
        [
          [true, false, true],
          [false, true, false],
        ],
        'bool',
      ),
    ),
  ],
})

const maskedPlaces = (self: Tensor, mask: Tensor): Int32Array =>
  selectionOf(self.shape, [expand(mask, self.shape)]).places

export const indexFill = operation({
  name: 'index_fill',
  homes: ['torch', 'Tensor'],
  signatures: ['index_fill(Tensor input, int dim, Tensor index, Number value)'],
  gradFn: 'IndexFillBackward0',
  inPlace: true,
  forward: (self: Tensor, dim: number, index: Tensor, value: Scalar) => {
    const out = allocate(self.shape, self.dtype)
    out.storage.data.set(contiguousData(self))
    for (const p of alongDim(self.shape, dim, index).places) out.storage.data[p] = self.dtype.cast(valueOf(value))
    return out
  },
  vjp: {
    self: (g, { dim, index }: { readonly dim: number; readonly index: Tensor }) =>
      replaceAt(g, alongDim(g.shape, dim, index).places, null),
  },
  saves: { dim: 'any', index: 'any' },
  tex: {
    value: '@self \\text{ with } @value \\text{ at } @index',
    rules: { self: '@g \\text{, } 0 \\text{ at } @index' },
  },
  mistakes: { 'stale-value': { self: (g) => g } },
  samples: [sample(t(ROWS), 0, t([2, 0], 'int64'), 7)],
})
