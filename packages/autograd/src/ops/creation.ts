import { type Dtype, bool, float32, int64, isFloat } from '../dtype.js'
import { runtimeError, valueError } from '../errors.js'
import { type Nested } from '../operation.js'
import { type Scalar, dtypeOf, isScalar, valueOf } from '../scalar.js'
import { preservedStrides, rearranged } from '../kernels/layout.js'
import type { Shape } from '../shape.js'
import { Tensor, allocate, fromArray } from '../tensor.js'

/*
 * Tensors from nothing: no inputs, hence no derivative and no row. Each takes what the Python function takes; `requires_grad` is
 * `requireGrad`'s.
 */

/** Nested Python numbers, as in `torch.tensor([[1., 2.], [3, 4]])`; tensors with one element count as numbers. */
export type Numbers = Scalar | Tensor | readonly Numbers[]

const isNested = (data: Numbers): data is readonly Numbers[] => Array.isArray(data)

/** `torch.tensor(data)`. @throws ValueError when the nesting is ragged */
export function tensor(data: Numbers | Nested, dtype: Dtype | null = null): Tensor {
  const shape: number[] = []
  for (let level: Numbers = data; ; level = level[0]) {
    if (level instanceof Tensor) {
      shape.push(...level.shape)
      break
    }
    if (!isNested(level)) break
    shape.push(level.length)
    if (level.length === 0) break
  }
  const values: number[] = []
  let inferred: Dtype | null = null
  const visit = (level: Numbers, dim: number): void => {
    if (level instanceof Tensor) {
      values.push(...level.toArray())
      inferred = higher(inferred, level.dtype)
      return
    }
    if (isNested(level)) {
      if (dim >= shape.length) throw valueError(`too many dimensions '${typeName(level)}'`)
      if (level.length !== shape[dim]) {
        throw valueError(`expected sequence of length ${shape[dim]} at dim ${dim} (got ${level.length})`)
      }
      for (const item of level) visit(item, dim + 1)
      return
    }
    if (dim < shape.length) throw new Error(`a number where a list of ${shape[dim]} was expected`)
    values.push(valueOf(level))
    inferred = higher(inferred, dtypeOf(level))
  }
  visit(data, 0)
  return fromArray(values, shape, dtype ?? inferred ?? float32)
}

const typeName = (x: Numbers): string => (isNested(x) ? 'list' : typeof x)

function higher(a: Dtype | null, b: Dtype): Dtype {
  if (a === null || a === b) return b
  if (isFloat(a) || isFloat(b)) return isFloat(a) ? a : b
  return a === bool ? b : a
}

/** `torch.zeros(shape)` */
export const zeros = (shape: Shape, dtype: Dtype = float32): Tensor => allocate(shape, dtype)

/** `torch.full(shape, value)`; without `dtype`, the type of the value. */
export function full(shape: Shape, value: Scalar, dtype: Dtype | null = null): Tensor {
  const out = allocate(shape, dtype ?? dtypeOf(value))
  out.storage.data.fill(out.dtype.cast(valueOf(value)))
  return out
}

/** `torch.ones(shape)` */
export const ones = (shape: Shape, dtype: Dtype = float32): Tensor => full(shape, 1, dtype)

/** The layout of `t`, where it is dense. */
const inLayoutOf = (out: Tensor, t: Tensor): Tensor => {
  const strides = preservedStrides(t)
  return strides === null ? out : rearranged(out, strides)
}

export const zerosLike = (t: Tensor, dtype: Dtype = t.dtype): Tensor => inLayoutOf(zeros(t.shape, dtype), t)
export const onesLike = (t: Tensor, dtype: Dtype = t.dtype): Tensor => inLayoutOf(ones(t.shape, dtype), t)
export const fullLike = (t: Tensor, value: Scalar, dtype: Dtype = t.dtype): Tensor =>
  inLayoutOf(full(t.shape, value, dtype), t)

/** `torch.eye(n, m)` */
export function eye(n: number, m = n, dtype: Dtype = float32): Tensor {
  const out = allocate([n, m], dtype)
  for (let i = 0; i < Math.min(n, m); i++) out.storage.data[i * m + i] = 1
  return out
}

/** `torch.arange(start, end, step)`: whole numbers when all three are. @throws RuntimeError as PyTorch */
export function arange(start: Scalar, end: Scalar, step: Scalar = 1, dtype: Dtype | null = null): Tensor {
  const [a, b, s] = [valueOf(start), valueOf(end), valueOf(step)]
  if (s === 0) throw runtimeError('step must be nonzero')
  if ((s > 0 && a > b) || (s < 0 && a < b)) {
    throw runtimeError('upper bound and lower bound inconsistent with step sign')
  }
  const whole = [start, end, step].every((x) => isScalar(x) && typeof x !== 'object' && Number.isInteger(Number(x)))
  const out = allocate([Math.max(0, Math.ceil((b - a) / s))], dtype ?? (whole ? int64 : float32))
  const { data } = out.storage
  for (let i = 0; i < data.length; i++) data[i] = out.dtype.cast(a + i * s)
  return out
}

/** `torch.linspace(start, end, steps)`, counted from both ends towards the middle as PyTorch does. */
export function linspace(start: Scalar, end: Scalar, steps: number, dtype: Dtype = float32): Tensor {
  if (steps < 0) throw runtimeError('number of steps must be non-negative')
  const out = allocate([steps], dtype)
  const { data } = out.storage
  const { cast } = dtype
  const [a, b] = [cast(valueOf(start)), cast(valueOf(end))]
  const step = steps > 1 ? cast((b - a) / (steps - 1)) : 0
  for (let i = 0; i < steps; i++) data[i] = i < steps / 2 ? a + step * i : b - step * (steps - 1 - i)
  return out
}
