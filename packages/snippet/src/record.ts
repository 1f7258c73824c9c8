import { Tensor, type Dtype } from '@gradroom/autograd'
import type { Run } from './run.js'
import { Float, type Value } from './objects/value.js'

/** A number in JSON: what is not finite is written as a word. */
export type Recorded = number | boolean | 'nan' | 'inf' | '-inf'

export interface RecordedValues {
  dtype: string
  shape: readonly number[]
  /** Flat, row major. */
  data: Recorded[]
}

export interface RecordedTensor extends RecordedValues {
  requires_grad: boolean
  is_leaf: boolean
  grad_fn: string | null
  grad: RecordedValues | null
}

/** What a program did, in the form that PyTorch's own runs are recorded in. */
export interface ConformanceRecord {
  error: { type: string; message: string; line: number | null } | null
  stdout: string
  warnings: readonly string[]
  tensors: Record<string, RecordedTensor>
  scalars: Record<string, Recorded | string>
  value: string | null
}

/** Tensors with more elements than this are left out. */
const LARGEST = 4_096

const recorded = (n: number): Recorded =>
  Number.isNaN(n) ? 'nan' : n === Infinity ? 'inf' : n === -Infinity ? '-inf' : n

function values(t: Tensor): RecordedValues {
  return { dtype: t.dtype.name, shape: t.shape, data: t.toArray().map((n) => element(n, t.dtype)) }
}

const element = (n: number, dtype: Dtype): Recorded => (dtype.category === 'bool' ? n !== 0 : recorded(n))

/** Describes a run: every global tensor and scalar, what was printed and how it ended. */
export function record(run: Run): ConformanceRecord {
  const tensors: Record<string, RecordedTensor> = {}
  const scalars: Record<string, Recorded | string> = {}
  for (const [name, value] of run.globals) {
    if (name.startsWith('_')) continue
    if (value instanceof Tensor) {
      if (value.numel <= LARGEST) tensors[name] = run.within(() => describe(value))
    } else {
      const scalar = scalarOf(value)
      if (scalar !== undefined) scalars[name] = scalar
    }
  }
  const { error, stdout, warnings } = run
  return {
    error: error && { type: error.type, message: error.message, line: error.line },
    stdout,
    warnings,
    tensors,
    scalars,
    value: run.shown,
  }
}

function describe(t: Tensor): RecordedTensor {
  return {
    ...values(t),
    requires_grad: t.requiresGrad,
    is_leaf: t.isLeaf,
    grad_fn: t.gradFn?.name ?? null,
    grad: t.grad && values(t.grad),
  }
}

function scalarOf(value: Value): Recorded | string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value
  if (value instanceof Float) return recorded(value.n)
  return typeof value === 'bigint' ? Number(value) : undefined
}
