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
  let start = offset
  for (let k = 0; k < total;) {
    if (step === 1 && length > 16) {
      out.set(data.subarray(start, start + length), k)
      k += length
    } else if (step === 0) {
      const value = data[start]
      for (const end = k + length; k < end; k++) out[k] = value
    } else for (let i = 0, place = start; i < length; i++, place += step) out[k++] = data[place]
    for (let d = last - 1; d >= 0; d--) {
      start += strides[d]
      if (++index[d] < shape[d]) break
      start -= strides[d] * shape[d]
      index[d] = 0
    }
  }
}
