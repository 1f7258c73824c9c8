import type { Dtype } from '../dtype.js'
import { positionsOf, reducedShape, wrapDims } from '../shape.js'
import { type Tensor, allocate } from '../tensor.js'
import { currentWorld } from '../world.js'

/** Dimensions to reduce, as Python gives them: null or `[]` for all. */
export type Dims = readonly number[] | number | null

export const dimsOf = (dims: Dims, rank: number): number[] => wrapDims(typeof dims === 'number' ? [dims] : dims, rank)

/**
 * The elements grouped by what they are reduced into: group `k` (the k-th output in row-major order) is
 * `positions[k * inner .. (k + 1) * inner]`, its members in row-major order of the reduced dimensions.
 */
export interface Groups {
  readonly positions: Int32Array
  readonly outer: number
  readonly inner: number
}

/** Places 0, 1, 2, …: those of contiguous memory, made once. */
let countingUp = countUp(4096)
/** Beyond this length the table is made for the occasion. */
const MOST_KEPT = 1 << 16

function countUp(n: number): Int32Array {
  const out = new Int32Array(n)
  for (let i = 0; i < n; i++) out[i] = i
  return out
}

function places(n: number): Int32Array {
  if (n > countingUp.length) {
    const made = countUp(Math.max(n, 2 * countingUp.length))
    if (n > MOST_KEPT) return made
    countingUp = made
  }
  return countingUp
}

/** Whether `dims` (ascending) are the innermost of contiguous memory that begins at 0, so that the groups stand one after the other. */
function standInOrder(x: Tensor, dims: readonly number[]): boolean {
  const first = x.rank - dims.length
  for (let i = 0; i < dims.length; i++) if (dims[i] !== first + i) return false
  return x.offset === 0 && x.isContiguous
}

/** Groups the elements of `x` along wrapped, ascending `dims`. The table of places may be longer than needed. */
export function groupsOf(x: Tensor, dims: readonly number[]): Groups {
  if (standInOrder(x, dims)) {
    const { numel } = x
    currentWorld().spend(numel)
    let inner = 1
    for (const d of dims) inner *= x.shape[d]
    let outer = 1
    for (let d = 0; d < x.rank - dims.length; d++) outer *= x.shape[d]
    return { positions: places(numel), outer, inner }
  }
  const kept = x.shape.flatMap((_, i) => (dims.includes(i) ? [] : [i]))
  const order = [...kept, ...dims]
  const shape = order.map((i) => x.shape[i])
  currentWorld().spend(x.numel)
  const positions = positionsOf(
    shape,
    order.map((i) => x.strides[i]),
    x.offset,
  )
  const outer = kept.reduce((n, i) => n * x.shape[i], 1)
  const inner = dims.reduce((n, i) => n * x.shape[i], 1)
  return { positions, outer, inner }
}

/** Reduces each group to one number: `f` reads the storage at `positions[from .. to]`. */
export function reduce(
  x: Tensor,
  dims: Dims,
  keepdim: boolean,
  dtype: Dtype,
  f: (data: ArrayLike<number>, positions: Int32Array, from: number, to: number) => number,
): Tensor {
  const wrapped = dimsOf(dims, x.shape.length)
  const { positions, outer, inner } = groupsOf(x, wrapped)
  const out = allocate(reducedShape(x.shape, wrapped, keepdim), dtype)
  const { data } = out.storage
  for (let k = 0; k < outer; k++) data[k] = f(x.storage.data, positions, k * inner, (k + 1) * inner)
  return out
}

/** Rewrites each group as another of the same length, as softmax and cumulative sums do; `f` fills `out` from `values`. */
export function along(
  x: Tensor,
  dim: number,
  dtype: Dtype,
  f: (values: Float64Array, out: Float64Array) => void,
): Tensor {
  const rank = x.shape.length
  const dims = rank === 0 ? [] : [dim]
  const { positions, outer, inner } = groupsOf(x, dims)
  const out = allocate(x.shape, dtype)
  const places = groupsOf(out, dims).positions
  const values = new Float64Array(inner)
  const results = new Float64Array(inner)
  for (let k = 0; k < outer; k++) {
    for (let i = 0; i < inner; i++) values[i] = x.storage.data[positions[k * inner + i]]
    f(values, results)
    for (let i = 0; i < inner; i++) out.storage.data[places[k * inner + i]] = results[i]
  }
  return out
}
