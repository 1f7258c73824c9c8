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

/** Groups the elements of `x` along wrapped, ascending `dims`. */
export function groupsOf(x: Tensor, dims: readonly number[]): Groups {
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
