import { sum } from '../ops/reduction.js'
import { type Shape, sameShape } from '../shape.js'
import type { Tensor } from '../tensor.js'

/**
 * The one place where broadcasting is undone: sums a gradient over the dimensions along which its input was stretched.
 * Since `a + b` reads one element of a stretched input many times, that element's gradient is the sum over all readings.
 */
export function sumToSize(g: Tensor, shape: Shape): Tensor {
  if (sameShape(g.shape, shape)) return g
  const lead = g.shape.length - shape.length
  const added = Array.from({ length: lead }, (_, i) => i)
  const stretched = shape.flatMap((n, i) => (n === 1 && g.shape[lead + i] !== 1 ? [lead + i] : []))
  let out = g
  if (stretched.length > 0) out = sum(out, stretched, true)
  if (added.length > 0) out = sum(out, added, false)
  return out
}
