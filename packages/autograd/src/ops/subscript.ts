import { bool, int64 } from '../dtype.js'
import { indexError, runtimeError, valueError } from '../errors.js'
import { type Scalar, isScalar } from '../scalar.js'
import { type Shape, formatShape } from '../shape.js'
import { Tensor } from '../tensor.js'
import { alias, copy, fillScalar, fillTensor, toDtype } from './copy.js'
import { full, tensor } from './creation.js'
import { index, indexFill, indexPut, maskedFill, select, slice } from './indexing.js'
import { reshape, unsqueeze } from './shape.js'

/** A slice as Python has it; null where an end is left open. */
export interface Slice {
  readonly start: number | null
  readonly stop: number | null
  readonly step: number | null
}

/** One item between the brackets of `x[...]`: a number, a slice, None, `...`, True or False, or a tensor of indices or a mask. */
export type SubscriptItem = number | Slice | null | 'ellipsis' | boolean | Tensor

const isSlice = (item: SubscriptItem): item is Slice => typeof item === 'object' && item !== null && 'stop' in item

/** How many dimensions of the tensor an item uses up. */
function consumed(item: SubscriptItem): number {
  if (item === null || item === 'ellipsis' || typeof item === 'boolean') return 0
  return item instanceof Tensor && item.dtype === bool ? item.rank : 1
}

const END = Number.MAX_SAFE_INTEGER

function applySlice(self: Tensor, dim: number, { start, stop, step }: Slice): Tensor {
  const by = step ?? 1
  if (by <= 0) throw valueError('step must be greater than zero')
  return slice(self, dim, start ?? 0, stop ?? END, by)
}

const isWhole = ({ start, stop, step }: Slice, length: number): boolean =>
  (start ?? 0) === 0 && (stop ?? END) >= length && (step ?? 1) === 1

const ZERO_DIM =
  'invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number'

function selectAt(self: Tensor, dim: number, i: number, position: number): Tensor {
  const n = self.shape[dim]
  if (i < -n || i >= n) throw indexError(`index ${i} is out of bounds for dimension ${position} with size ${n}`)
  return select(self, dim, i)
}

/** A zero-dimensional tensor of whole numbers counts as a number. */
const asNumber = (item: SubscriptItem): SubscriptItem =>
  item instanceof Tensor && item.rank === 0 && item.dtype.category === 'int' ? item.item() : item

/** The view that the numbers, slices and Nones of a key make, and the index tensors that are left to apply to it. */
interface Partial {
  readonly view: Tensor
  readonly indices: readonly (Tensor | null)[]
}

function applyKey(self: Tensor, key: readonly SubscriptItem[]): Partial {
  const used = key.reduce<number>((n, item) => n + consumed(item), 0)
  if (self.rank === 0 && key.length === 1 && typeof key[0] === 'number') {
    throw indexError(key[0] === 0 ? ZERO_DIM : `index ${key[0]} is out of bounds for dimension 0 with size 0`)
  }
  if (used > self.rank) {
    throw indexError(`too many indices for tensor of dimension ${self.rank}`)
  }
  let view = self
  let dim = 0
  let position = 0
  const indices: (Tensor | null)[] = []
  for (const given of key) {
    const item = asNumber(given)
    if (typeof item === 'number') view = selectAt(view, dim, item, position++)
    else if (item === 'ellipsis') {
      dim += self.rank - used
      position += self.rank - used
    } else if (item === null) view = unsqueeze(view, dim++)
    else if (typeof item === 'boolean') {
      view = unsqueeze(view, dim)
      indices[dim++] = tensor(item ? [0] : [], int64)
    } else if (isSlice(item)) {
      if (!isWhole(item, view.shape[dim])) view = applySlice(view, dim, item)
      dim++
      position++
    } else if (item.rank === 0 && item.dtype === bool) {
      view = unsqueeze(view, dim)
      indices[dim++] = tensor(item.item() !== 0 ? [0] : [], int64)
    } else {
      indices[dim] = item
      const width = item.dtype === bool ? item.rank : 1
      for (let i = 1; i < width; i++) indices[dim + i] = null
      dim += width
      position += width
    }
  }
  return { view, indices: Array.from(indices, (item) => item ?? null) }
}

/** Index tensors as `index` takes them: a mask stands for all the dimensions it covers. */
function compact(indices: readonly (Tensor | null)[]): readonly (Tensor | null)[] {
  const out: (Tensor | null)[] = []
  for (let d = 0; d < indices.length;) {
    const item = indices[d]
    out.push(item)
    d += item !== null && item.dtype === bool ? item.rank : 1
  }
  return out
}

const hasIndices = (indices: readonly (Tensor | null)[]): boolean => indices.some((item) => item !== null)

/** `self[key]`. @throws IndexError, ValueError as PyTorch */
export function getItem(self: Tensor, key: readonly SubscriptItem[]): Tensor {
  const [only] = key
  if (key.length === 1 && only !== null && isSlice(only)) {
    if (self.rank === 0) throw indexError('slice() cannot be applied to a 0-dim tensor.')
    return applySlice(self, 0, only)
  }
  const { view, indices } = applyKey(self, key)
  if (hasIndices(indices)) return index(view, compact(indices))
  return view === self ? alias(view) : view
}

/** `self[key] = value`: writes into the view, or at the places that index tensors name. @throws as PyTorch */
export function setItem(self: Tensor, key: readonly SubscriptItem[], value: Tensor | Scalar): void {
  const [only] = key
  const direct = key.length === 1 && only !== null && isSlice(only)
  const { view, indices } = direct ? { view: applySlice(self, 0, only), indices: [] } : applyKey(self, key)
  if (!hasIndices(indices)) {
    write(view, value)
    return
  }
  const [index0, ...others] = compact(indices)
  if (isScalar(value) && others.length === 0 && index0 !== null) {
    if (index0.dtype === bool) maskedFill.inPlace(view, index0, value)
    else indexFill.inPlace(view, 0, reshape(index0, [-1]), value)
    return
  }
  const source = isScalar(value) ? full([], value, view.dtype) : value
  indexPut.inPlace(view, compact(indices), source.dtype === view.dtype ? source : toDtype(source, view.dtype))
}

function write(view: Tensor, value: Tensor | Scalar): void {
  if (isScalar(value)) fillScalar.inPlace(view, value)
  else if (value.rank === 0 && value.dtype === view.dtype && view.rank > 0) fillTensor.inPlace(view, value)
  else copy.inPlace(view, withoutLeadingOnes(value, view.shape))
}

/** `x[0] = ones(1, 1, 3)` is allowed: leading ones do not count. */
function withoutLeadingOnes(value: Tensor, target: Shape): Tensor {
  const extra = value.rank - target.length
  if (extra <= 0) return value
  if (value.shape.slice(0, extra).some((n) => n !== 1)) {
    throw runtimeError(
      `shape mismatch: value tensor of shape ${formatShape(value.shape)} cannot be broadcast to indexing result of shape ` +
        formatShape(target),
    )
  }
  return reshape(value, value.shape.slice(extra))
}
