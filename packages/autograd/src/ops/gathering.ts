import { runtimeError, indexError } from '../errors.js'
import { gatheredPlaces } from '../kernels/indexing.js'
import { type Callable, composite, operation } from '../operation.js'
import { type Scalar, valueOf } from '../scalar.js'
import { type Shape, broadcastShapes, formatShape, wrapDim } from '../shape.js'
import { type Tensor, allocate, contiguousData } from '../tensor.js'
import { alongDim } from './indexing.js'
import { pick, place, replaceAt } from './positions.js'
import { mul } from './arithmetic.js'
import { expand, reshape } from './shape.js'
import { sample, t } from './samples.js'

/** Reading and writing element by element, at places that a tensor of indices names. */

const MATRIX = [
  [1, 2, 3],
  [4, 5, 6],
] as const
const INDEX = t(
  [
    [0, 0],
    [2, 1],
  ],
  'int64',
)

type Gathered = { readonly dim: number; readonly index: Tensor }

function places(shape: Shape, dim: number, index: Tensor, name: string): Int32Array {
  if (index.dtype.name !== 'int64' && index.dtype.name !== 'int32') {
    throw runtimeError(`${name}(): Expected dtype int32/int64 for index`)
  }
  const d = wrapDim(dim, shape.length)
  if (index.rank !== shape.length) {
    const what = name === 'gather' ? 'input' : 'self'
    throw runtimeError(`Index tensor must have the same number of dimensions as ${what} tensor`)
  }
  index.shape.forEach((n, i) => {
    if (i !== d && n > shape[i]) {
      throw runtimeError(
        `Size does not match at dimension ${i} expected index ${formatShape(index.shape)} to be no larger than self ` +
          `${formatShape(shape)} apart from dimension ${d}`,
      )
    }
  })
  return gatheredPlaces(shape, d, index, (value) =>
    runtimeError(`index ${value} is out of bounds for dimension ${d} with size ${shape[d]}`),
  )
}

export const gather: Callable<[self: Tensor, dim: number, index: Tensor, sparse_grad?: boolean], Tensor> = operation({
  name: 'gather',
  homes: ['torch', 'Tensor'],
  signatures: ['gather(Tensor input, int dim, Tensor index, *, bool sparse_grad=False)'],
  gradFn: 'GatherBackward0',
  inPlace: false,
  forward: (self: Tensor, dim: number, index: Tensor) =>
    pick(self, places(self.shape, dim, index, 'gather'), index.shape),
  vjp: {
    self: (g, { self, dim, index }: Gathered & { readonly self: Tensor; readonly sparse_grad: boolean }) =>
      place(g, places(self.shape, dim, index, 'gather'), self.shape),
  },
  saves: { self: 'any', dim: 'any', index: 'any', sparse_grad: 'any' },
  tex: { value: '@self[@index]', rules: { self: '@g \\text{ added at } @index' } },
  mistakes: {},
  samples: [sample(t(MATRIX), 1, INDEX), sample(t(MATRIX), 0, t([[1, 0, 1]], 'int64'))],
})

export const scatter = operation({
  name: 'scatter',
  homes: ['torch', 'Tensor'],
  signatures: ['scatter(Tensor input, int dim, Tensor index, Tensor src)'],
  gradFn: 'ScatterBackward0',
  inPlace: true,
  forward: (self: Tensor, dim: number, index: Tensor, src: Tensor) =>
    written(self, places(self.shape, dim, index, 'scatter'), (i) => cornerOf(src, index.shape)[i], false),
  vjp: {
    self: (g, { dim, index }: Gathered) => replaceAt(g, places(g.shape, dim, index, 'scatter'), null),
    src: (g, { dim, index }) => gather(g, dim, index),
  },
  saves: { dim: 'any', index: 'any' },
  tex: {
    value: '@self \\text{ with } @src \\text{ at } @index',
    rules: { self: '@g \\text{, } 0 \\text{ at } @index', src: '@g[@index]' },
  },
  mistakes: { 'stale-value': { self: (g) => g } },
  samples: [
    sample(
      t(MATRIX),
      1,
      t(
        [
          [0, 1],
          [2, 1],
        ],
        'int64',
      ),
      t([
        [7, 8],
        [9, 10],
      ]),
    ),
  ],
})

export const scatterValue = operation({
  name: 'scatter',
  homes: ['torch', 'Tensor'],
  signatures: ['scatter(Tensor input, int dim, Tensor index, Number value)'],
  gradFn: 'ScatterBackward1',
  inPlace: true,
  forward: (self: Tensor, dim: number, index: Tensor, value: Scalar) =>
    written(self, places(self.shape, dim, index, 'scatter'), () => valueOf(value), false),
  vjp: { self: (g, { dim, index }: Gathered) => replaceAt(g, places(g.shape, dim, index, 'scatter'), null) },
  saves: { dim: 'any', index: 'any' },
  tex: {
    value: '@self \\text{ with } @value \\text{ at } @index',
    rules: { self: '@g \\text{, } 0 \\text{ at } @index' },
  },
  mistakes: { 'stale-value': { self: (g) => g } },
  samples: [sample(t(MATRIX), 1, INDEX, 7)],
})

export const scatterAdd = operation({
  name: 'scatter_add',
  homes: ['torch', 'Tensor'],
  signatures: ['scatter_add(Tensor input, int dim, Tensor index, Tensor src)'],
  gradFn: 'ScatterAddBackward0',
  inPlace: true,
  forward: (self: Tensor, dim: number, index: Tensor, src: Tensor) =>
    written(self, places(self.shape, dim, index, 'scatter_add'), (i) => cornerOf(src, index.shape)[i], true),
  vjp: { self: (g) => g, src: (g, { dim, index }: Gathered) => gather(g, dim, index) },
  saves: { dim: 'any', index: 'any' },
  tex: { value: '@self + @src \\text{ at } @index', rules: { self: '@g', src: '@g[@index]' } },
  mistakes: {},
  samples: [
    sample(
      t(MATRIX),
      1,
      INDEX,
      t([
        [7, 8],
        [9, 10],
      ]),
    ),
  ],
})

export const takeAlongDim = composite({
  name: 'take_along_dim',
  homes: ['torch', 'Tensor'],
  signatures: ['take_along_dim(Tensor input, Tensor indices, int dim=None)'],
  compute: (self: Tensor, indices: Tensor, dim: number | null = null): Tensor => {
    if (dim === null) return gather(reshape(self, [-1]), 0, reshape(indices, [-1]))
    const d = wrapDim(dim, self.rank)
    const shape = broadcastShapes(self.shape.with(d, 1), indices.shape.with(d, 1))
    return gather(expand(self, shape.with(d, self.shape[d])), d, expand(indices, shape.with(d, indices.shape[d])))
  },
  samples: [sample(t(MATRIX), t([[0], [2]], 'int64'), 1)],
})

/** The elements of `src` that stand where `shape` (no larger in any dimension) has elements. */
function cornerOf(src: Tensor, shape: Shape): ArrayLike<number> {
  return contiguousData(src.alias(shape, src.strides))
}

function written(self: Tensor, at: Int32Array, value: (i: number) => number, add: boolean): Tensor {
  const out = allocate(self.shape, self.dtype)
  const { data } = out.storage
  data.set(contiguousData(self))
  for (let i = 0; i < at.length; i++) data[at[i]] = add ? data[at[i]] + value(i) : value(i)
  return out
}

export const indexAdd = operation({
  name: 'index_add',
  homes: ['torch', 'Tensor'],
  signatures: ['index_add(Tensor input, int dim, Tensor index, Tensor source, *, Number alpha=1)'],
  gradFn: 'IndexAddBackward0',
  inPlace: true,
  forward: (self: Tensor, dim: number, index: Tensor, source: Tensor, alpha: Scalar = 1) => {
    const values = contiguousData(source)
    return written(self, alongDim(self.shape, dim, index).places, (i) => values[i] * valueOf(alpha), true)
  },
  vjp: {
    self: (g) => g,
    source: (g, { dim, index, alpha }: Gathered & { readonly alpha: Scalar }) => {
      const { places: at, shape } = alongDim(g.shape, dim, index)
      return mul(pick(g, at, shape), alpha)
    },
  },
  saves: { dim: 'any', index: 'any', alpha: 'any' },
  tex: { value: '@self + @source \\text{ at } @index', rules: { self: '@g', source: '@g[@index]' } },
  mistakes: {},
  samples: [sample(t(MATRIX), 0, t([1, 1], 'int64'), t(MATRIX))],
})

export const take = operation({
  name: 'take',
  homes: ['torch', 'Tensor'],
  signatures: ['take(Tensor input, Tensor index)'],
  gradFn: 'TakeBackward0',
  inPlace: false,
  forward: (self: Tensor, index: Tensor) => pick(self, flatPlaces(self, index), index.shape),
  vjp: {
    self: (g, { self, index }: { readonly self: Tensor; readonly index: Tensor }) =>
      place(g, flatPlaces(self, index), self.shape),
  },
  saves: { self: 'any', index: 'any' },
  tex: { value: '@self[@index]', rules: { self: '@g \\text{ added at } @index' } },
  mistakes: {},
  samples: [sample(t(MATRIX), t([5, 0, -1], 'int64'))],
})

function flatPlaces(self: Tensor, index: Tensor): Int32Array {
  const n = self.numel
  return Int32Array.from(contiguousData(index), (i) => {
    if (i < -n || i >= n) throw indexError(`out of range: tried to access index ${i} on a tensor of ${n} elements.`)
    return i < 0 ? i + n : i
  })
}

type Embedded = {
  readonly indices: Tensor
  readonly padding_idx: number
  readonly scale_grad_by_freq: boolean
  readonly sparse: boolean
  readonly weight_sym_argsize_0: number
}

/** Rows of a table, as `nn.Embedding` looks them up; the padding row gets no gradient. */
export const embedding = operation({
  name: 'embedding',
  homes: ['torch'],
  signatures: [
    'embedding(Tensor weight, Tensor indices, int padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False)',
  ],
  gradFn: 'EmbeddingBackward0',
  inPlace: false,
  forward: (weight: Tensor, indices: Tensor) => {
    const [rows, width] = weight.shape
    const values = contiguousData(indices)
    if (values.some((i) => i < 0 || i >= rows)) throw indexError('index out of range in self')
    return pick(weight, rowPlaces(indices, width, -1), [...indices.shape, width])
  },
  vjp: {
    weight: (g, { indices, padding_idx, weight_sym_argsize_0: rows }: Embedded) => {
      const width = g.shape[g.rank - 1]
      return place(reshape(g, [-1]), rowPlaces(indices, width, padding_idx), [rows, width])
    },
  },
  saves: {
    indices: 'any',
    padding_idx: 'any',
    scale_grad_by_freq: 'any',
    sparse: 'any',
    weight_sym_argsize_0: 'any',
  },
  tex: { value: '@weight[@indices]', rules: { weight: '@g \\text{ added at the rows } @indices' } },
  mistakes: {},
  samples: [
    sample(
      t([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
      t(
        [
          [0, 2],
          [2, 2],
        ],
        'int64',
      ),
    ),
  ],
})

function rowPlaces(indices: Tensor, width: number, padding: number): Int32Array {
  const rows = contiguousData(indices)
  const out = new Int32Array(rows.length * width)
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j < width; j++) out[i * width + j] = rows[i] === padding ? -1 : rows[i] * width + j
  }
  return out
}
