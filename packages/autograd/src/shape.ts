import { indexError, runtimeError } from './errors.js'

/** Lengths of the dimensions, outermost first; `[]` is a zero-dimensional tensor. */
export type Shape = readonly number[]

export function numelOf(shape: Shape): number {
  let n = 1
  for (let i = 0; i < shape.length; i++) n *= shape[i]
  return n
}

/** Strides (in elements) of row-major memory. PyTorch gives dimensions of length 0 the stride of length 1. */
export function contiguousStrides(shape: Shape): number[] {
  const strides = new Array<number>(shape.length)
  let step = 1
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = step
    step *= Math.max(shape[i], 1)
  }
  return strides
}

export function sameShape(a: Shape, b: Shape): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** `[2, 3]`, as PyTorch's messages write a shape. */
export const formatShape = (shape: Shape): string => `[${shape.join(', ')}]`

/** The shape of `a + b`. @throws RuntimeError when they do not broadcast. */
export function broadcastShapes(a: Shape, b: Shape): Shape {
  if (b.length === 0 || sameShape(a, b)) return a
  if (a.length === 0) return b
  const n = Math.max(a.length, b.length)
  const out = new Array<number>(n)
  for (let i = n - 1; i >= 0; i--) {
    const p = a[i - n + a.length] ?? 1
    const q = b[i - n + b.length] ?? 1
    if (p !== q && p !== 1 && q !== 1) {
      throw runtimeError(
        `The size of tensor a (${p}) must match the size of tensor b (${q}) at non-singleton dimension ${i}`,
      )
    }
    out[i] = p === 1 ? q : p
  }
  return out
}

/** Whether a gradient of shape `from` can be summed down to `to` (that is, `to` broadcasts to `from`). */
export function sumsTo(from: Shape, to: Shape): boolean {
  if (to.length > from.length) return false
  for (let i = 0; i < to.length; i++) {
    const length = to[to.length - 1 - i]
    if (length !== 1 && length !== from[from.length - 1 - i]) return false
  }
  return true
}

/** A dimension counted from the front. A zero-dimensional tensor accepts 0 and -1. @throws IndexError */
export function wrapDim(dim: number, rank: number): number {
  const n = Math.max(rank, 1)
  if (dim < -n || dim >= n) {
    throw indexError(`Dimension out of range (expected to be in range of [${-n}, ${n - 1}], but got ${dim})`)
  }
  return dim < 0 ? dim + n : dim
}

/** Dimensions counted from the front, ascending; `null` and `[]` mean all. @throws RuntimeError when one comes twice. */
export function wrapDims(dims: readonly number[] | null | undefined, rank: number): number[] {
  if (dims === null || dims === undefined || dims.length === 0) return Array.from({ length: rank }, (_, i) => i)
  const seen = new Set<number>()
  for (const dim of dims) {
    const wrapped = wrapDim(dim, rank)
    if (seen.has(wrapped)) throw runtimeError(`dim ${wrapped} appears multiple times in the list of dims`)
    seen.add(wrapped)
  }
  return [...seen].filter((dim) => dim < rank).sort((a, b) => a - b)
}

/** The shape that is left when `dims` (wrapped) are reduced. */
export const reducedShape = (shape: Shape, dims: readonly number[], keepdim: boolean): number[] =>
  keepdim ? shape.map((n, i) => (dims.includes(i) ? 1 : n)) : shape.filter((_, i) => !dims.includes(i))

/** Storage positions of every element of a strided block, in row-major order of `shape`. */
export function positionsOf(shape: Shape, strides: readonly number[], offset: number): Int32Array {
  const n = numelOf(shape)
  const positions = new Int32Array(n)
  if (n === 0) return positions
  if (shape.length === 0) {
    positions[0] = offset
    return positions
  }
  const last = shape.length - 1
  const [length, step] = [shape[last], strides[last]]
  const index = new Array<number>(last).fill(0)
  let start = offset
  for (let k = 0; k < n;) {
    for (let i = 0, position = start; i < length; i++, position += step) positions[k++] = position
    for (let d = last - 1; d >= 0; d--) {
      start += strides[d]
      if (++index[d] < shape[d]) break
      start -= strides[d] * shape[d]
      index[d] = 0
    }
  }
  return positions
}

/** Strides that read `shape` broadcast to `target`: a stretched dimension has stride 0. */
export function broadcastStrides(shape: Shape, strides: readonly number[], target: Shape): number[] {
  const lead = target.length - shape.length
  return target.map((n, i) => (i < lead || (shape[i - lead] === 1 && n !== 1) ? 0 : strides[i - lead]))
}
