import { type Dtype, type NumberArray, float32 } from './dtype.js'
import { runtimeError } from './errors.js'
import { HUGE, HugeStorage } from './kernels/deferred.js'
import { readStrided } from './kernels/strided.js'
import { type Shape, contiguousStrides, numelOf, positionsOf, sameShape } from './shape.js'
import type { AccumulateGrad, Node } from './tape/node.js'
import { type ViewInfo, currentGradFn } from './tape/views.js'
import { currentWorld } from './world.js'

/** Flat memory; several tensors may look into one. */
export interface Storage {
  readonly data: NumberArray
}

/** Counts in-place changes; shared by all views of a storage, not by `.data`. */
export interface VersionCounter {
  value: number
}

/** A strided look into a storage, with what autograd knows about it. */
export class Tensor {
  grad: Tensor | null = null
  /** Set on a leaf by `requires_grad=True`. */
  leafRequiresGrad = false
  /** The node that made this tensor, before views are brought up to date: read {@link gradFn}. */
  ownGradFn: Node | null = null
  /** Which output of its node this tensor is. */
  outputNr = 0
  /** Where the gradient of this leaf is added up; made when first needed. */
  accumulator: AccumulateGrad | null = null
  retainsGrad = false
  /** Made inside `inference_mode`: can never be saved for backward. */
  inference = false
  /** Set when this is a view that autograd follows. */
  view: ViewInfo | null = null

  constructor(
    public storage: Storage,
    public shape: Shape,
    public strides: readonly number[],
    public offset: number,
    public dtype: Dtype,
    public version: VersionCounter = { value: 0 },
  ) {}

  /** Whether gradients flow into this tensor. */
  get requiresGrad(): boolean {
    return this.leafRequiresGrad || this.ownGradFn !== null || (this.view !== null && this.view.base.requiresGrad)
  }

  /** The node that made this tensor; a view whose base was changed in place gets a new one. */
  get gradFn(): Node | null {
    return this.view === null ? this.ownGradFn : currentGradFn(this, this.view)
  }

  get isLeaf(): boolean {
    return this.gradFn === null
  }

  get rank(): number {
    return this.shape.length
  }

  get numel(): number {
    return numelOf(this.shape)
  }

  get isContiguous(): boolean {
    let step = 1
    for (let i = this.shape.length - 1; i >= 0; i--) {
      const length = this.shape[i]
      if (length === 0) return true
      if (length !== 1 && this.strides[i] !== step) return false
      step *= length
    }
    return true
  }

  /** Storage positions of the elements in row-major order. */
  positions(): Int32Array {
    return positionsOf(this.shape, this.strides, this.offset)
  }

  /** The elements in row-major order, as a fresh array of plain numbers. */
  toArray(): number[] {
    const { data } = this.storage
    if (this.isContiguous) return Array.from(data.subarray(this.offset, this.offset + this.numel))
    return Array.from(this.positions(), (p) => data[p])
  }

  /** The one element. @throws RuntimeError when there is not exactly one. */
  item(): number {
    const n = this.numel
    if (n !== 1) throw runtimeError(`a Tensor with ${n} elements cannot be converted to Scalar`)
    return this.storage.data[this.offset]
  }

  /** A look into the same storage; autograd learns of it from the operation that made it. */
  alias(shape: Shape, strides: readonly number[], offset = this.offset): Tensor {
    return new Tensor(this.storage, shape, strides, offset, this.dtype, this.version)
  }
}

/** A contiguous tensor of zeros. @throws LimitExceeded when the run's budget does not allow it. */
export function allocate(shape: Shape, dtype: Dtype): Tensor {
  const n = numelOf(shape)
  const world = currentWorld()
  world.allocate(n, dtype.size)
  const storage = n >= HUGE && dtype === float32 ? HugeStorage.zeros(n) : { data: dtype.allocate(n) }
  const out = new Tensor(storage, shape, contiguousStrides(shape), 0, dtype)
  out.inference = world.inferenceMode
  return out
}

/** A contiguous tensor of the given numbers (row-major), cast to `dtype`. */
export function fromArray(values: ArrayLike<number>, shape: Shape, dtype: Dtype): Tensor {
  const out = allocate(shape, dtype)
  const { data } = out.storage
  for (let i = 0; i < values.length; i++) data[i] = dtype.cast(values[i])
  return out
}

/** The elements in row-major order for reading: the storage itself where it lies so, else a copy. */
export function contiguousData(t: Tensor): NumberArray {
  const { data } = t.storage
  const n = t.numel
  if (t.isContiguous) return t.offset === 0 && data.length === n ? data : data.subarray(t.offset, t.offset + n)
  currentWorld().spend(n)
  const out = t.dtype.allocate(n)
  readStrided(data, t.shape, t.strides, t.offset, out)
  return out
}

/**
 * A contiguous tensor of float32 whose numbers are computed when they are asked for.
 * @returns null when the operation must be done now
 */
export function putOff(
  f: (a: number, b: number) => number,
  shape: Shape,
  operands: readonly (Tensor | number)[],
): Tensor | null {
  const n = numelOf(shape)
  const sources: (HugeStorage | number)[] = []
  for (const x of operands) {
    if (typeof x === 'number') sources.push(x)
    else if (x.storage instanceof HugeStorage && x.storage.length === n && x.isContiguous) sources.push(x.storage)
    else return null
  }
  const storage = HugeStorage.of(f, n, sources)
  if (storage === null) return null
  const world = currentWorld()
  world.allocate(n, float32.size)
  const out = new Tensor(storage, shape, contiguousStrides(shape), 0, float32)
  out.inference = world.inferenceMode
  return out
}

/** Copies the elements into `out`, in row-major order. */
export function copyInto(out: NumberArray, t: Tensor): void {
  const { storage } = t
  const whole = storage instanceof HugeStorage && storage.length === t.numel && t.isContiguous
  if (whole && storage.isPending && out instanceof Float32Array) storage.writeTo(out)
  else out.set(contiguousData(t))
}

export const isSameSize = (a: Tensor, b: Tensor): boolean => sameShape(a.shape, b.shape)
