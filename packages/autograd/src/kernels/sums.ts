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
  const wrapped = dimsOf(dims, x.rank)
  const count = wrapped.reduce((n, d) => n * x.shape[d], 1)
  const leading = wrapped.length < x.rank && wrapped.every((d, i) => d === i)
  const whole = wrapped.length === x.rank
  if (!x.isContiguous || !(leading || whole)) {
    return reduce(x, dims, keepdim, dtype, averaged ? average : total)
  }
  currentWorld().spend(x.numel)
  const out = allocate(reducedShape(x.shape, wrapped, keepdim), dtype)
  const by = averaged ? count : 1
  const result = out.storage.data
  if (whole && x.storage instanceof HugeStorage && x.storage.length === count && x.storage.isPending) {
    result[0] = x.storage.sum() / by
    return out
  }
  const { data } = x.storage
  if (whole) {
    const fast = count >= LARGE && data instanceof Float32Array ? sumLarge(data, x.offset, x.offset + count) : null
    let s = fast ?? 0
    if (fast === null) for (let i = x.offset, end = x.offset + count; i < end; i++) s += data[i]
    result[0] = s / by
    return out
  }
  // Down the columns: row after row is added, as it lies in memory.
  const width = result.length
  const columns = new Float64Array(width)
  for (let row = 0, i = x.offset; row < count; row++) for (let c = 0; c < width; c++) columns[c] += data[i++]
  for (let c = 0; c < width; c++) result[c] = columns[c] / by
  return out
}
