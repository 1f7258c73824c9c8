import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Dtype, float32, float64, isFloat } from '../dtype.js'
import type { Arg, Result, SampleArg } from '../operation.js'
import type { Overload } from '../ops/index.js'
import { mul } from '../ops/arithmetic.js'
import { tensor, zeros } from '../ops/creation.js'
import { sum } from '../ops/reduction.js'
import { t2 } from '../ops/shape.js'
import { Float } from '../scalar.js'
import { grad } from '../tape/backward.js'
import { requireGrad } from '../tape/leaf.js'
import { Tensor, fromArray } from '../tensor.js'
import { dtypes, type DtypeName } from '../dtype.js'

/** A number as JSON can hold it. */
type Recorded = number | 'nan' | 'inf' | '-inf'

interface RecordedTensor {
  readonly dtype: string
  readonly shape: readonly number[]
  readonly data: readonly Recorded[]
}

/** What PyTorch gave for a sample. */
export interface Recording {
  readonly outputs: readonly RecordedTensor[]
  readonly grad_fn: string | null
  readonly next?: readonly (string | null)[]
  readonly saved?: readonly string[]
  readonly grads?: readonly (RecordedTensor | null)[]
}

const here = dirname(fileURLToPath(import.meta.url))

/** PyTorch's recorded answers, by `signature#sample` (`signature_#sample` for what exists in place only). */
export function readRecordings(): Readonly<Record<string, Recording>> {
  return JSON.parse(readFileSync(join(here, '../ops/recorded.json'), 'utf8')) as Record<string, Recording>
}

export const keyOf = (overload: Overload, i: number): string =>
  `${overload.row.signatures[0]}${overload.call === null ? '_' : ''}#${i}`

/** A sample's arguments made real, and the leaves among them, in order. */
export interface Call {
  readonly args: readonly Arg[]
  readonly leaves: readonly Tensor[]
}

/** Makes the arguments; with `as`, float tensors take that type. */
export function build(args: readonly SampleArg[], as: Dtype | null = null): Call {
  const leaves: Tensor[] = []
  const leaf = (x: Tensor): Tensor => {
    leaves.push(requireGrad(x))
    return x
  }
  const made = args.map((arg): Arg => {
    if (typeof arg !== 'object' || arg === null || Array.isArray(arg)) return arg as Arg
    if ('tensors' in arg) return arg.tensors.map((data) => leaf(tensor(data, as ?? float32)))
    if ('float' in arg) return new Float(arg.float)
    if ('tensor' in arg) {
      const named = dtypes[(arg.dtype ?? 'float32') as DtypeName]
      const dtype = as !== null && isFloat(named) ? as : named
      const made = arg.shape === undefined ? tensor(arg.tensor, dtype) : zeros(arg.shape, dtype)
      if (isFloat(dtype) && arg.constant !== true) leaf(made)
      return arg.transposed === true ? t2(made) : made
    }
    return dtypes[(arg as { readonly dtype: DtypeName }).dtype]
  })
  return { args: made, leaves }
}

/** Calls the overload (its twin on a copy, where there is nothing else). */
export function run(overload: Overload, { args }: Call): readonly Tensor[] {
  const result: Result | undefined =
    overload.call !== null ? overload.call(...args) : overload.inPlace?.(copyOf(args[0]), ...args.slice(1))
  if (result === undefined) throw new Error(`${overload.row.name} cannot be called`)
  return result instanceof Tensor ? [result] : result
}

const copyOf = (x: Arg): Tensor => {
  if (!(x instanceof Tensor)) throw new Error('a tensor was expected')
  return isFloat(x.dtype) ? mul(x, 1) : fromArray(x.toArray(), x.shape, x.dtype)
}

/** The weights with which outputs are summed: cos(1 + k), cos(2 + k), … for the k-th, as when PyTorch was recorded. */
export const cotangent = (like: Tensor, k: number): Tensor =>
  fromArray(
    Array.from({ length: like.numel }, (_, i) => Math.cos(i + 1 + k)),
    like.shape,
    like.dtype,
  )

/** Gradients of the weighted outputs for the leaves. */
export function gradients(
  outputs: readonly Tensor[],
  leaves: readonly Tensor[],
  createGraph = false,
): readonly (Tensor | null)[] {
  const tracked = outputs.filter((output) => output.requiresGrad)
  return grad(tracked, leaves, {
    gradients: tracked.map((output, k) => cotangent(output, k)),
    allowUnused: true,
    createGraph,
  })
}

/** One number of the outputs, for finite differences. */
export function weighted(outputs: readonly Tensor[]): number {
  const tracked = outputs.filter((output) => output.requiresGrad)
  return tracked.reduce((total, output, k) => total + sum(mul(output, cotangent(output, k))).item(), 0)
}

/** d f / d leaf by central differences in float64, one element at a time. */
export function differences(leaf: Tensor, f: () => number): readonly number[] {
  const { data } = leaf.storage
  const step = 1e-5
  return Array.from({ length: leaf.numel }, (_, i) => {
    const before = data[i]
    data[i] = before + step
    const above = f()
    data[i] = before - step
    const below = f()
    data[i] = before
    return (above - below) / (2 * step)
  })
}

export const WIDE = float64

const readNumber = (x: Recorded): number => (x === 'nan' ? NaN : x === 'inf' ? Infinity : x === '-inf' ? -Infinity : x)

/** How far a value may be from PyTorch's: both round, in float32 to seven digits. */
export function mismatch(actual: Tensor, expected: RecordedTensor): string | null {
  if (actual.dtype.name !== expected.dtype) return `dtype ${actual.dtype.name}, PyTorch's is ${expected.dtype}`
  if (actual.shape.join() !== expected.shape.join()) return `shape [${actual.shape}], PyTorch's is [${expected.shape}]`
  const tolerance = actual.dtype === float64 ? 1e-11 : 2e-6
  const values = actual.toArray()
  const at = values.findIndex((value, i) => {
    const wanted = readNumber(expected.data[i])
    if (Number.isNaN(wanted) || !Number.isFinite(wanted)) return !Object.is(value, wanted)
    return !(Math.abs(value - wanted) <= tolerance * Math.max(1, Math.abs(wanted)))
  })
  return at < 0 ? null : `element ${at} is ${values[at]}, PyTorch's is ${expected.data[at]}`
}
