import { type Shape, sameShape } from '../shape.js'
import { Tensor } from '../tensor.js'

/** Whether every element has its own place and there are no gaps: only the order of the dimensions may be unusual. */
export function isDense(shape: Shape, strides: Shape): boolean {
  const order = shape.map((_, d) => d).filter((d) => shape[d] !== 1)
  order.sort((a, b) => strides[a] - strides[b])
  let step = 1
  for (const d of order) {
    if (strides[d] !== step) return false
    step *= shape[d]
  }
  return true
}

/**
 * The order of dimensions (innermost last) in which PyTorch lays out the result of an elementwise operation: that of its operands, an
 * earlier one having the say where they disagree.
 */
function orderOf(shape: Shape, operands: readonly Tensor[]): number[] {
  const rank = shape.length
  const strideOf = (x: Tensor, d: number): number => {
    const own = d - (rank - x.rank)
    return own < 0 || x.shape[own] === 1 ? 0 : x.strides[own]
  }
  /** Whether dimension a must lie inside dimension b (-1), outside (1), or nothing is known (0). */
  const compare = (a: number, b: number): number => {
    for (const x of operands) {
      const [p, q] = [strideOf(x, a), strideOf(x, b)]
      if (p === 0 || q === 0) continue
      if (p !== q) return p < q ? -1 : 1
      if (shape[a] > shape[b]) return 1
    }
    return 0
  }
  const order = Array.from({ length: rank }, (_, i) => rank - 1 - i)
  for (let i = 1; i < rank; i++) {
    let at = i
    for (let j = i - 1; j >= 0; j--) {
      const known = compare(order[j], order[at])
      if (known > 0) {
        ;[order[j], order[at]] = [order[at], order[j]]
        at = j
      } else if (known < 0) break
    }
  }
  return order.reverse()
}

/**
 * Gives a fresh contiguous result the layout that PyTorch's would have: transposed operands make a transposed result. The elements
 * are the same; what shows is `is_contiguous()`, and whether a later `view` is possible.
 */
export function laidOutLike(result: Tensor, operands: readonly Tensor[]): Tensor {
  if (result.rank < 2 || operands.every((x) => x.isContiguous)) return result
  const whole = operands.filter((x) => sameShape(x.shape, result.shape))
  const order = orderOf(result.shape, whole.length > 0 ? operands : [])
  const strides = new Array<number>(result.rank)
  let step = 1
  for (const d of order.reverse()) {
    strides[d] = step
    step *= Math.max(result.shape[d], 1)
  }
  return rearranged(result, strides)
}

/** The same elements in memory of another (dense) layout. */
export function rearranged(contiguous: Tensor, strides: Shape): Tensor {
  const out = new Tensor(
    { data: contiguous.dtype.allocate(contiguous.numel) },
    contiguous.shape,
    strides,
    0,
    contiguous.dtype,
  )
  const places = out.positions()
  const { data } = contiguous.storage
  for (let i = 0; i < places.length; i++) out.storage.data[places[i]] = data[i]
  return out
}

/** The strides a copy that preserves the layout has, or null for contiguous ones. */
export const preservedStrides = (x: Tensor): Shape | null =>
  !x.isContiguous && isDense(x.shape, x.strides) ? x.strides : null
