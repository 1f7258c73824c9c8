import type { ConformanceRecord, RecordedTensor, RecordedValues } from '../record.js'

/** What real PyTorch did with a program. */
export interface Recorded {
  id: string
  topic?: string
  code: string
  expect: ConformanceRecord
}

const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|nan|inf/gi

type Plain = number | boolean | string

function close(a: Plain, b: Plain, relative: number, absolute: number): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return String(a) === String(b)
  return Math.abs(a - b) <= absolute + relative * Math.abs(b)
}

/** The same words, and numbers equal to within the last place that is printed. */
export function sameText(a: string | null, b: string | null): boolean {
  if (a === b) return true
  if (a === null || b === null) return false
  const words = (text: string): string => text.replace(NUMBER, '#').replace(/\s+/g, ' ')
  if (words(a) !== words(b)) return false
  const x = a.match(NUMBER) ?? []
  const y = b.match(NUMBER) ?? []
  return x.length === y.length && x.every((n, i) => n === y[i] || close(Number(n), Number(y[i]), 2e-4, 2e-4))
}

const TOLERANCES: Readonly<Record<string, readonly [number, number]>> = { float64: [1e-7, 1e-9], float32: [1e-4, 1e-5] }

function sameValues(a: RecordedValues | null | undefined, b: RecordedValues | null): boolean {
  if (!a || !b) return !a && !b
  if (a.dtype !== b.dtype || String(a.shape) !== String(b.shape) || a.data.length !== b.data.length) return false
  const [relative, absolute] = TOLERANCES[b.dtype] ?? [0, 0]
  return b.data.every((n, i) => a.data[i] === n || close(a.data[i], n, relative, absolute))
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** In what a run differs from the recorded one; nothing when it does not. */
export function faults(got: ConformanceRecord, want: ConformanceRecord): string[] {
  const found = new Set<string>()
  if (want.error || got.error) {
    if (!want.error) found.add(`raised ${got.error?.type}`)
    else if (!got.error) found.add('raised nothing')
    else {
      if (got.error.type !== want.error.type) found.add('error type')
      else if (squeezed(got.error.message) !== squeezed(want.error.message)) found.add('error message')
      if (got.error.line !== want.error.line) found.add('error line')
    }
  }
  if (!sameText(got.stdout, want.stdout)) found.add('stdout')
  if (!sameText(got.value, want.value)) found.add('value')
  for (const [name, tensor] of Object.entries(want.tensors)) tensorFaults(got.tensors[name], tensor, found)
  for (const [name, scalar] of Object.entries(want.scalars)) {
    const mine = got.scalars[name]
    const same =
      typeof scalar === 'number' && typeof mine === 'number' ? close(mine, scalar, 1e-5, 1e-6) : mine === scalar
    if (!same) found.add('scalar')
  }
  return [...found]
}

function tensorFaults(got: RecordedTensor | undefined, want: RecordedTensor, found: Set<string>): void {
  if (!got) {
    found.add('tensor missing')
    return
  }
  if (!sameValues(got, want)) found.add('tensor data')
  for (const key of ['requires_grad', 'is_leaf', 'grad_fn'] as const) if (got[key] !== want[key]) found.add(key)
  if (!sameValues(got.grad, want.grad)) found.add('grad')
}
