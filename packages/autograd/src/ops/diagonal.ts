import { runtimeError } from '../errors.js'
import { type Callable, composite, operation } from '../operation.js'
import { type Shape, contiguousStrides, wrapDim, positionsOf } from '../shape.js'
import { type Tensor, allocate, contiguousData } from '../tensor.js'
import { mul } from './arithmetic.js'
import { eye } from './creation.js'
import { pick, place } from './positions.js'
import { sample, t } from './samples.js'

/** Diagonals and triangles of matrices. */

const MATRIX = [
  [1, 2, 3],
  [4, 5, 6],
] as const
const SQUARE = [
  [1, 2],
  [3, 4],
] as const

interface Diagonal {
  readonly shape: number[]
  readonly strides: number[]
  readonly offset: number
}

/** The strided block of a diagonal: its dimension comes last. */
function diagonalOf(shape: Shape, strides: Shape, offset: number, dim1: number, dim2: number): Diagonal {
  const [a, b] = [wrapDim(dim1, shape.length), wrapDim(dim2, shape.length)]
  if (a === b) throw runtimeError(`diagonal dimensions cannot be identical ${dim1}, ${dim2}`)
  const length = Math.max(
    0,
    offset >= 0 ? Math.min(shape[a], shape[b] - offset) : Math.min(shape[a] + offset, shape[b]),
  )
  const start = length === 0 ? 0 : offset >= 0 ? offset * strides[b] : -offset * strides[a]
  const keep = (xs: Shape): number[] => xs.filter((_, d) => d !== a && d !== b)
  return { shape: [...keep(shape), length], strides: [...keep(strides), strides[a] + strides[b]], offset: start }
}

type Cut = {
  readonly self_sym_sizes: Shape
  readonly offset: number
  readonly dim1: number
  readonly dim2: number
}

const cutPlaces = ({ self_sym_sizes: sizes, offset, dim1, dim2 }: Cut): Int32Array => {
  const d = diagonalOf(sizes, contiguousStrides(sizes), offset, dim1, dim2)
  return positionsOf(d.shape, d.strides, d.offset)
}

const CUT = { self_sym_sizes: 'any', offset: 'any', dim1: 'any', dim2: 'any' } as const
const TEX = {
  value: '\\operatorname{diag}(@self)',
  rules: { self: '@g \\text{ on the diagonal, } 0 \\text{ elsewhere}' },
}

export const diagonal = operation({
  name: 'diagonal',
  homes: ['torch', 'Tensor'],
  signatures: ['diagonal(Tensor input, int offset=0, int dim1=0, int dim2=1)'],
  gradFn: 'DiagonalBackward0',
  inPlace: false,
  view: 'one',
  forward: (self: Tensor, offset: number = 0, dim1: number = 0, dim2: number = 1) => {
    const d = diagonalOf(self.shape, self.strides, offset, dim1, dim2)
    return self.alias(d.shape, d.strides, self.offset + d.offset)
  },
  vjp: { self: (g, saved: Cut) => place(g, cutPlaces(saved), saved.self_sym_sizes) },
  saves: CUT,
  tex: TEX,
  mistakes: { 'unselected-omitted': { self: (g) => g } },
  samples: [sample(t(MATRIX)), sample(t(MATRIX), 1)],
})

/** The same as a copy, which is what `diag` of a matrix gives. */
export const diagonalCopy = operation({
  name: 'diagonal_copy',
  homes: ['torch'],
  signatures: ['diagonal_copy(Tensor input, int offset=0, int dim1=0, int dim2=1)'],
  gradFn: 'DiagonalBackward0_copy',
  inPlace: false,
  forward: (self: Tensor, offset: number = 0, dim1: number = 0, dim2: number = 1) => {
    const d = diagonalOf(self.shape, contiguousStrides(self.shape), offset, dim1, dim2)
    return pick(self, positionsOf(d.shape, d.strides, d.offset), d.shape)
  },
  vjp: { self: (g, saved: Cut) => place(g, cutPlaces(saved), saved.self_sym_sizes) },
  saves: CUT,
  tex: TEX,
  mistakes: { 'unselected-omitted': { self: (g) => g } },
  samples: [sample(t(MATRIX), -1)],
})

export const diagEmbed: Callable<[self: Tensor, offset?: number, dim1?: number, dim2?: number], Tensor> = operation({
  name: 'diag_embed',
  homes: ['torch', 'Tensor'],
  signatures: ['diag_embed(Tensor input, int offset=0, int dim1=-2, int dim2=-1)'],
  gradFn: 'DiagEmbedBackward0',
  inPlace: false,
  forward: (self: Tensor, offset: number = 0) => {
    const n = self.shape[self.rank - 1] + Math.abs(offset)
    const shape = [...self.shape.slice(0, -1), n, n]
    const d = diagonalOf(shape, contiguousStrides(shape), offset, -2, -1)
    return place(self, positionsOf(d.shape, d.strides, d.offset), shape)
  },
  vjp: {
    self: (g, { offset, dim1, dim2 }: Omit<Cut, 'self_sym_sizes'>) => diagonal(g, offset, dim1, dim2),
  },
  saves: { offset: 'any', dim1: 'any', dim2: 'any' },
  tex: { value: '\\operatorname{diag}(@self)', rules: { self: '\\text{the diagonal of } @g' } },
  mistakes: {},
  samples: [sample(t([1, 2])), sample(t(SQUARE), 1)],
})

/** A vector's diagonal matrix, or a matrix's diagonal. */
export const diag = composite({
  name: 'diag',
  homes: ['torch', 'Tensor'],
  signatures: ['diag(Tensor input, int diagonal=0)'],
  compute: (self: Tensor, offset: number = 0): Tensor => {
    if (self.rank === 1) return diagEmbed(self, offset)
    if (self.rank === 2) return diagonalCopy(self, offset)
    throw runtimeError(`diag(): Supports 1D or 2D tensors. Got ${self.rank}D`)
  },
  samples: [sample(t([1, 2])), sample(t(MATRIX)), sample(t(MATRIX), 1)],
})

type Triangle = { readonly diagonal: number }

const triangle = (name: 'tril' | 'triu', gradFn: string): Callable<[self: Tensor, diagonal?: number], Tensor> => {
  const row: Callable<[self: Tensor, diagonal?: number], Tensor> = operation({
    name,
    homes: ['torch', 'Tensor'],
    signatures: [`${name}(Tensor input, int diagonal=0)`],
    gradFn,
    inPlace: true,
    forward: (self: Tensor, offset: number = 0) => {
      if (self.rank < 2) throw runtimeError(`${name}: input tensor must have at least 2 dimensions`)
      const out = allocate(self.shape, self.dtype)
      const values = contiguousData(self)
      const [n, m] = self.shape.slice(-2)
      for (let k = 0; k < values.length; k++) {
        const above = (k % m) - (Math.floor(k / m) % n)
        if (name === 'tril' ? above <= offset : above >= offset) out.storage.data[k] = values[k]
      }
      return out
    },
    vjp: { self: (g, { diagonal: offset }: Triangle) => row(g, offset) },
    saves: { diagonal: 'any' },
    tex: { value: `\\operatorname{${name}}(@self)`, rules: { self: `\\operatorname{${name}}(@g)` } },
    mistakes: { 'relu-mask-ignored': { self: (g) => g } },
    samples: [sample(t(MATRIX)), sample(t(SQUARE), 1), sample(t(SQUARE), -1)],
  })
  return row
}

export const tril = triangle('tril', 'TrilBackward0')
export const triu = triangle('triu', 'TriuBackward0')

export const trace = operation({
  name: 'trace',
  homes: ['torch', 'Tensor'],
  signatures: ['trace(Tensor input)'],
  gradFn: 'TraceBackward0',
  inPlace: false,
  forward: (self: Tensor) => {
    if (self.rank !== 2) throw runtimeError(`trace: expected a matrix, but got tensor with dim ${self.rank}`)
    const out = allocate([], self.dtype)
    const values = contiguousData(self)
    const [n, m] = self.shape
    let total = 0
    for (let i = 0; i < Math.min(n, m); i++) total += values[i * m + i]
    out.storage.data[0] = total
    return out
  },
  vjp: {
    self: (g, { self_sym_sizes: [n, m] }: { readonly self_sym_sizes: Shape }) => mul(g, eye(n, m, g.dtype)),
  },
  saves: { self_sym_sizes: 'any' },
  tex: { value: '\\operatorname{tr} @self', rules: { self: '@g \\cdot I' } },
  mistakes: {},
  samples: [sample(t(SQUARE)), sample(t(MATRIX))],
})
