import type { NumberArray } from '../dtype.js'
import type { Shape } from '../shape.js'

/**
 * Reads a strided block into `out`, in row-major order of `shape`: no table of places is made. A stride of 0 reads one element many
 * times, which is how broadcasting reads.
 */
export function readStrided(
  data: NumberArray,
  shape: Shape,
  strides: readonly number[],
  offset: number,
  out: NumberArray,
): void {
  const rank = shape.length
  if (rank === 0) {
    out[0] = data[offset]
    return
  }
  const last = rank - 1
  const [length, step] = [shape[last], strides[last]]
  const total = out.length
  const index = new Array<number>(last).fill(0)
  const single = data instanceof Float32Array && out instanceof Float32Array
  let start = offset
  // A line that is read again and again is read once, and doubled.
  const once = total > length && strides.every((stride, d) => d === last || stride === 0)
  const end = once ? length : total
  for (let k = 0; k < end;) {
    if (step === 1 && length > 16) {
      out.set(data.subarray(start, start + length), k)
      k += length
    } else if (step === 0) {
      const value = data[start]
      for (const until = k + length; k < until; k++) out[k] = value
    } else {
      if (single) copyLine(data, start, step, out, k, length)
      else for (let i = 0, place = start; i < length; i++, place += step) out[k + i] = data[place]
      k += length
    }
    for (let d = last - 1; d >= 0; d--) {
      start += strides[d]
      if (++index[d] < shape[d]) break
      start -= strides[d] * shape[d]
      index[d] = 0
    }
  }
  for (let done = end; done < total; done *= 2) out.copyWithin(done, 0, Math.min(done, total - done))
}

/** A line of float32. Apart, so that the engine under us compiles it for this one kind of array. */
function copyLine(data: NumberArray, from: number, step: number, out: NumberArray, to: number, length: number): void {
  for (let i = 0, place = from; i < length; i++, place += step) out[to + i] = data[place]
}
