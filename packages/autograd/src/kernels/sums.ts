import type { Dtype } from '../dtype.js'
import { reducedShape } from '../shape.js'
import { type Tensor, allocate } from '../tensor.js'
import { currentWorld } from '../world.js'
import { HugeStorage } from './deferred.js'
import { LARGE, sumLarge } from './large.js'
import { type Dims, dimsOf, reduce } from './reduce.js'

/** The sum of a group, carried in doubles. */
const total = (data: ArrayLike<number>, positions: Int32Array, from: number, to: number): number => {
  let s = 0
  for (let i = from; i < to; i++) s += data[positions[i]]
  return s
}

const average = (data: ArrayLike<number>, positions: Int32Array, from: number, to: number): number =>
  total(data, positions, from, to) / (to - from)

/** Sums along `dims` (null: all), each divided by how many numbers went into it when `averaged`. */
export function sums(x: Tensor, dims: Dims, keepdim: boolean, dtype: Dtype, averaged: boolean): Tensor {
  if (!x.isContiguous) return reduce(x, dims, keepdim, dtype, averaged ? average : total)
  if (dims === null && !keepdim) return wholeSum(x, allocate([], dtype), averaged)
  const wrapped = dimsOf(dims, x.rank)
  if (wrapped.length === x.rank) return wholeSum(x, allocate(reducedShape(x.shape, wrapped, keepdim), dtype), averaged)
  if (!wrapped.every((d, i) => d === i)) return reduce(x, dims, keepdim, dtype, averaged ? average : total)
  currentWorld().spend(x.numel)
  const count = wrapped.reduce((n, d) => n * x.shape[d], 1)
  const out = allocate(reducedShape(x.shape, wrapped, keepdim), dtype)
  const by = averaged ? count : 1
  const { data } = x.storage
  const result = out.storage.data
  // Down the columns: row after row is added, as it lies in memory.
  const width = result.length
  const columns = new Float64Array(width)
  if (data instanceof Float32Array) addRows(data, x.offset, count, columns)
  else for (let row = 0, i = x.offset; row < count; row++) for (let c = 0; c < width; c++) columns[c] += data[i++]
  for (let c = 0; c < width; c++) result[c] = columns[c] / by
  return out
}

/** Puts the sum (or average) of all elements into `out`. */
function wholeSum(x: Tensor, out: Tensor, averaged: boolean): Tensor {
  const { storage, offset, numel } = x
  currentWorld().spend(numel)
  let s = 0
  if (storage instanceof HugeStorage && storage.length === numel && storage.isPending) s = storage.sum()
  else {
    const { data } = storage
    const end = offset + numel
    const fast = numel >= LARGE && data instanceof Float32Array ? sumLarge(data, offset, end) : null
    if (fast !== null) s = fast
    else for (let i = offset; i < end; i++) s += data[i]
  }
  out.storage.data[0] = averaged ? s / numel : s
  return out
}

/** Adds `count` rows of float32 to the columns. Apart, so that the engine under us compiles it for this one kind of array. */
function addRows(data: Float32Array, from: number, count: number, columns: Float64Array): void {
  const width = columns.length
  for (let row = 0, i = from; row < count; row++) for (let c = 0; c < width; c++) columns[c] += data[i++]
}
