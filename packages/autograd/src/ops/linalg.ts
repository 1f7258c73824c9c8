import { TorchError, indexError, runtimeError } from '../errors.js'
import { rearranged } from '../kernels/layout.js'
import { type Callable, composite, operation } from '../operation.js'
import { type Shape, broadcastShapes, contiguousStrides, numelOf, wrapDim } from '../shape.js'
import { type Tensor, allocate, contiguousData } from '../tensor.js'
import { log } from './exponential.js'
import { abs } from './rounding.js'
import { mul, neg } from './arithmetic.js'
import { lt, where } from './comparison.js'
import { eye } from './creation.js'
import { matmul } from './matmul.js'
import { expand, transpose, unsqueeze } from './shape.js'
import { sample, t } from './samples.js'

/** Inverses, determinants and the cross product. */

const SQUARE = [
  [1, 2],
  [3, 5],
] as const
const THREE = [
  [2, 1, 0],
  [0, 3, 1],
  [1, 0, 4],
] as const

const flipped = (x: Tensor): Tensor => transpose(x, -2, -1)

const columnStrides = (shape: Shape): number[] => {
  const strides = contiguousStrides(shape)
  const [row, column] = strides.slice(-2)
  return [...strides.slice(0, -2), column, row]
}

function squareOnly(name: string, x: Tensor): void {
  if (x.rank >= 2 && x.dtype.category !== 'float') {
    throw new TorchError(
      'NotImplementedError',
      `${name}: Expected a floating point or complex tensor as input. Got ${x.dtype.title}`,
    )
  }
  if (x.rank < 2) throw runtimeError(`${name}: The input tensor A must have at least 2 dimensions.`)
  const [n, m] = x.shape.slice(-2)
  if (n !== m) {
    throw runtimeError(`${name}: A must be batches of square matrices, but they are ${n} by ${m} matrices`)
  }
}

/** Gauss and Jordan with the largest pivot: solves A X = I beside finding det A. A singular A has no inverse. */
function eliminate(
  a: readonly number[],
  n: number,
): { readonly inverse: number[] | null; readonly det: number; readonly zeroAt: number } {
  const rows = Array.from({ length: n }, (_, i) => [
    ...a.slice(i * n, (i + 1) * n),
    ...Array.from({ length: n }, (_unit, j) => (i === j ? 1 : 0)),
  ])
  let det = 1
  for (let c = 0; c < n; c++) {
    let pivot = c
    for (let r = c + 1; r < n; r++) if (Math.abs(rows[r][c]) > Math.abs(rows[pivot][c])) pivot = r
    if (rows[pivot][c] === 0) return { inverse: null, det: 0, zeroAt: c + 1 }
    if (pivot !== c) {
      ;[rows[c], rows[pivot]] = [rows[pivot], rows[c]]
      det = -det
    }
    const by = rows[c][c]
    det *= by
    rows[c] = rows[c].map((x) => x / by)
    for (let r = 0; r < n; r++) {
      const factor = rows[r][c]
      if (r !== c && factor !== 0) rows[r] = rows[r].map((x, j) => x - factor * rows[c][j])
    }
  }
  return { inverse: rows.flatMap((row) => row.slice(n)), det, zeroAt: 0 }
}

/** Each matrix of a batch through `f`, which writes into the place it is given. */
function eachMatrix(x: Tensor, f: (matrix: readonly number[], n: number, index: number) => void): void {
  const n = x.shape[x.rank - 1]
  const values = Array.from(contiguousData(x))
  const count = numelOf(x.shape.slice(0, -2))
  for (let i = 0; i < count; i++) f(values.slice(i * n * n, (i + 1) * n * n), n, i)
}

type Inverse = { readonly inverse: Tensor }

export const inverse = operation({
  name: 'inverse',
  homes: ['torch', 'Tensor'],
  signatures: ['inverse(Tensor input)'],
  gradFn: 'LinalgInvExBackward0',
  inPlace: false,
  forward: (self: Tensor) => {
    squareOnly('linalg.inv', self)
    const out = allocate(self.shape, self.dtype)
    eachMatrix(self, (matrix, n, i) => {
      const { inverse: found, zeroAt } = eliminate(matrix, n)
      if (found === null) {
        const which = self.rank > 2 ? `(Batch element ${i}): ` : ''
        throw new TorchError(
          '_LinAlgError',
          `linalg.inv: ${which}The diagonal element ${zeroAt} is zero, the inversion could not be completed because the input matrix is singular.`,
        )
      }
      out.storage.data.set(found, i * n * n)
    })
    // LAPACK leaves its results column by column, and PyTorch as they are.
    return rearranged(out, columnStrides(self.shape))
  },
  vjp: { self: (g, { inverse: x }: Inverse) => neg(matmul(flipped(x), matmul(g, flipped(x)))) },
  saves: { inverse: 'any' },
  tex: { value: '@self^{-1}', rules: { self: '-@self^{-\\top} @g\\, @self^{-\\top}' } },
  mistakes: { 'sign-flipped': { self: (g, { inverse: x }) => matmul(flipped(x), matmul(g, flipped(x))) } },
  samples: [sample(t(SQUARE)), sample(t(THREE))],
})

export const linalgInv = composite({
  name: 'inv',
  homes: ['linalg'],
  signatures: ['inv(Tensor A)'],
  compute: (self: Tensor): Tensor => inverse(self),
  samples: [sample(t(SQUARE))],
})

export const det = operation({
  name: 'det',
  homes: ['torch', 'Tensor', 'linalg'],
  signatures: ['det(Tensor A)'],
  gradFn: 'LinalgDetBackward0',
  inPlace: false,
  forward: (A: Tensor) => {
    squareOnly('linalg.det', A)
    const out = allocate(A.shape.slice(0, -2), A.dtype)
    eachMatrix(A, (matrix, n, i) => {
      out.storage.data[i] = eliminate(matrix, n).det
    })
    return out
  },
  vjp: {
    A: (g, { A, result }: { readonly A: Tensor; readonly result: Tensor }) =>
      mul(unsqueeze(unsqueeze(mul(g, result), -1), -1), flipped(inverse(A))),
  },
  saves: { A: 'any', result: 'any' },
  tex: { value: '\\det @A', rules: { A: '@g \\cdot @result \\cdot @A^{-\\top}' } },
  mistakes: {},
  samples: [sample(t(SQUARE)), sample(t(THREE))],
})

export const logdet = composite({
  name: 'logdet',
  homes: ['torch', 'Tensor'],
  signatures: ['logdet(Tensor A)'],
  compute: (A: Tensor): Tensor => {
    const d = det(A)
    return where(lt(d, 0), NaN, log(abs(d)))
  },
  samples: [],
})

/** A square matrix multiplied by itself, by repeated squaring. */
export const matrixPower = composite({
  name: 'matrix_power',
  homes: ['torch', 'Tensor', 'linalg'],
  signatures: ['matrix_power(Tensor input, int n)'],
  compute: (self: Tensor, n: number): Tensor => {
    squareOnly('linalg.matrix_power', self)
    if (n < 0) return power(inverse(self), -n)
    return power(self, n)
  },
  samples: [sample(t(SQUARE), 2), sample(t(SQUARE), 3)],
})

function power(x: Tensor, n: number): Tensor {
  if (n === 0) return expand(eye(x.shape[x.rank - 1], undefined, x.dtype), x.shape)
  if (n === 1) return x
  const half = power(x, Math.floor(n / 2))
  const whole = matmul(half, half)
  return n % 2 === 0 ? whole : matmul(whole, x)
}

type Crossed = { readonly self: Tensor; readonly other: Tensor; readonly dim: number }

export const crossed: Callable<[self: Tensor, other: Tensor, dim?: number], Tensor> = operation({
  name: 'cross',
  homes: ['linalg'],
  signatures: ['cross(Tensor input, Tensor other, *, int dim=-1)'],
  gradFn: 'LinalgCrossBackward0',
  inPlace: false,
  forward: (self: Tensor, other: Tensor, dim: number = -1) => {
    if (self.rank !== other.rank) throw runtimeError('linalg.cross: inputs must have the same number of dimensions.')
    if (self.rank === 0) throw indexError(`Dimension specified as ${dim} but tensor has no dimensions`)
    const d = wrapDim(dim, self.rank)
    if (self.shape[d] !== 3 || other.shape[d] !== 3) {
      throw runtimeError(
        `linalg.cross: inputs dimension ${dim} must have length 3. Got ${self.shape[d]} and ${other.shape[d]}`,
      )
    }
    const shape = broadcastShapes(self.shape, other.shape)
    if (self.dtype !== other.dtype) {
      throw runtimeError(`expected scalar type ${self.dtype.title} but found ${other.dtype.title}`)
    }
    const [a, b] = [contiguousData(expand(self, shape)), contiguousData(expand(other, shape))]
    const out = allocate(shape, self.dtype)
    const step = contiguousStrides(shape)[d]
    for (let k = 0; k < a.length; k++) {
      const i = Math.floor(k / step) % 3
      const [p, q] = [k + (((i + 1) % 3) - i) * step, k + (((i + 2) % 3) - i) * step]
      out.storage.data[k] = a[p] * b[q] - a[q] * b[p]
    }
    return out
  },
  vjp: {
    self: (g, { other, dim }: Crossed) => crossed(expand(other, g.shape), g, dim),
    other: (g, { self, dim }) => crossed(g, expand(self, g.shape), dim),
  },
  saves: { self: 'other', other: 'self', dim: 'any' },
  tex: { value: '@self \\times @other', rules: { self: '@other \\times @g', other: '@g \\times @self' } },
  mistakes: {
    'sign-flipped': {
      self: (g, { other, dim }) => crossed(g, expand(other, g.shape), dim),
      other: (g, { self, dim }) => crossed(expand(self, g.shape), g, dim),
    },
  },
  samples: [
    sample(t([1, 2, 3]), t([4, -5, 6])),
    sample(
      t([
        [1, 2, 3],
        [0, 1, 0],
      ]),
      t([
        [4, -5, 6],
        [1, 1, 1],
      ]),
    ),
  ],
})

/** `torch.cross`: without `dim`, along the first dimension of length 3. */
export const cross = composite({
  name: 'cross',
  homes: ['torch', 'Tensor'],
  signatures: ['cross(Tensor input, Tensor other, int dim=None)'],
  compute: (self: Tensor, other: Tensor, dim: number | null = null): Tensor => {
    if (dim !== null) return crossed(self, other, dim)
    const found = broadcastShapes(self.shape, other.shape).indexOf(3)
    if (found < 0) throw runtimeError('no dimension of size 3 in input')
    return crossed(self, other, found)
  },
  samples: [sample(t([1, 2, 3]), t([4, -5, 6]))],
})
