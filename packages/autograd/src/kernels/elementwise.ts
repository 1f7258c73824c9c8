import { type Dtype, type NumberArray, float32 } from '../dtype.js'
import { promoteTypes, resultType, resultTypeOfTwo } from '../promotion.js'
import { type Scalar, valueOf } from '../scalar.js'
import { type Shape, broadcastShapes, broadcastStrides, numelOf, sameShape } from '../shape.js'
import { HUGE } from './deferred.js'
import { LARGE, binaryLarge, unaryLarge } from './large.js'
import { laidOutLike } from './layout.js'
import { readStrided } from './strided.js'
import { Tensor, allocate, contiguousData, putOff } from '../tensor.js'

/** A tensor, or a Python number that takes part as one. */
export type Operand = Tensor | Scalar

const SCALAR_SHAPE: Shape = []

const shapeOf = (x: Operand): Shape => (x instanceof Tensor ? x.shape : SCALAR_SHAPE)

/** The elements of `x` broadcast to `shape`, in row-major order. */
function broadcastData(x: Tensor, shape: Shape): NumberArray {
  if (sameShape(x.shape, shape)) return contiguousData(x)
  const out = x.dtype.allocate(numelOf(shape))
  readStrided(x.storage.data, shape, broadcastStrides(x.shape, x.strides, shape), x.offset, out)
  return out
}

/** Whether all elements are one place in memory, so that the tensor can be read as a number. */
function isUniform(x: Tensor): boolean {
  const { shape, strides } = x
  for (let i = 0; i < shape.length; i++) if (strides[i] !== 0 && shape[i] !== 1) return false
  return true
}

/** A number as the computation sees it: a float32 tensor times 0.1 multiplies by the float32 nearest to 0.1. */
const scalarIn = (x: Scalar, dtype: Dtype): number => dtype.cast(valueOf(x))

/** Applies `f` to every element; the result has type `dtype`. */
export function unary(x: Tensor, dtype: Dtype, f: (a: number) => number): Tensor {
  if (dtype === float32 && x.dtype === float32 && x.numel >= HUGE) {
    const later = putOff(f, x.shape, [x])
    if (later !== null) return later
  }
  const out = allocate(x.shape, dtype)
  const values = contiguousData(x)
  const { data } = out.storage
  if (!(data.length >= LARGE && unaryLarge(f, values, data))) {
    for (let i = 0; i < data.length; i++) data[i] = f(values[i])
  }
  return x.isContiguous ? out : laidOutLike(out, [x])
}

/** Applies `f` to the elements of both, broadcast; the result has type `dtype`, both are read as `compute`. */
export function binary(
  a: Operand,
  b: Operand,
  f: (a: number, b: number) => number,
  dtype: Dtype = resultTypeOfTwo(a, b),
  compute: Dtype = dtype,
): Tensor {
  const shape = broadcastShapes(shapeOf(a), shapeOf(b))
  if (dtype === float32 && compute === float32 && numelOf(shape) >= HUGE) {
    const operand = (x: Operand): Tensor | number =>
      x instanceof Tensor && x.dtype === float32 && !isUniform(x) ? x : single(x, compute)
    const later = isLater(a) && isLater(b) ? putOff(f, shape, [operand(a), operand(b)]) : null
    if (later !== null) return later
  }
  const out = allocate(shape, dtype)
  const { data } = out.storage
  const n = data.length
  if (n === 0) return laidOut(out, a, b)
  const p = a instanceof Tensor && !isUniform(a) ? broadcastData(a, shape) : null
  const q = b instanceof Tensor && !isUniform(b) ? broadcastData(b, shape) : null
  const u = p === null ? single(a, compute) : 0
  const v = q === null ? single(b, compute) : 0
  if (n >= LARGE && binaryLarge(f, p ?? u, q ?? v, data)) return laidOut(out, a, b)
  if (p !== null && q !== null) for (let i = 0; i < n; i++) data[i] = f(p[i], q[i])
  else if (p !== null) for (let i = 0; i < n; i++) data[i] = f(p[i], v)
  else if (q !== null) for (let i = 0; i < n; i++) data[i] = f(u, q[i])
  else data.fill(f(u, v))
  return laidOut(out, a, b)
}

const laidOut = (out: Tensor, a: Operand, b: Operand): Tensor => {
  const plain = (x: Operand): boolean => !(x instanceof Tensor) || x.isContiguous || isUniform(x)
  return plain(a) && plain(b)
    ? out
    : laidOutLike(
        out,
        [a, b].filter((x) => x instanceof Tensor),
      )
}

/** Whether an operation on this can be put off: a number, or float32. */
const isLater = (x: Operand): boolean => !(x instanceof Tensor) || x.dtype === float32

const single = (x: Operand, dtype: Dtype): number =>
  x instanceof Tensor ? x.storage.data[x.offset] : scalarIn(x, dtype)

/** The type in which two operands are compared. */
export const comparedAs = (a: Operand, b: Operand): Dtype => resultType(a, b)

/** Takes `a` where the condition holds and `b` elsewhere, all broadcast. */
export function select(condition: Tensor, a: Operand, b: Operand): Tensor {
  const dtype = a instanceof Tensor && b instanceof Tensor ? promoteOrdered(a, b) : resultType(a, b)
  const shape = broadcastShapes(broadcastShapes(condition.shape, shapeOf(a)), shapeOf(b))
  const out = allocate(shape, dtype)
  const { data } = out.storage
  const c = broadcastData(condition, shape)
  const p = a instanceof Tensor ? broadcastData(a, shape) : null
  const q = b instanceof Tensor ? broadcastData(b, shape) : null
  const u = a instanceof Tensor ? 0 : scalarIn(a, dtype)
  const v = b instanceof Tensor ? 0 : scalarIn(b, dtype)
  const masks = c instanceof Uint8Array && p instanceof Float32Array && q instanceof Float32Array
  if (masks && data instanceof Float32Array) chooseSingle(c, p, q, data)
  else for (let i = 0; i < data.length; i++) data[i] = c[i] !== 0 ? (p === null ? u : p[i]) : q === null ? v : q[i]
  return condition.isContiguous
    ? laidOut(out, a, b)
    : laidOutLike(
        out,
        [condition, a, b].filter((x) => x instanceof Tensor),
      )
}

/** {@link select} for float32. Apart, so that the engine under us compiles it for these kinds of arrays. */
function chooseSingle(c: Uint8Array, p: Float32Array, q: Float32Array, out: Float32Array): void {
  for (let i = 0; i < out.length; i++) out[i] = c[i] !== 0 ? p[i] : q[i]
}

const promoteOrdered = (a: Tensor, b: Tensor): Dtype =>
  a.shape.length === b.shape.length ? promoteTypes(a.dtype, b.dtype) : resultType(a, b)
