import { type Dtype, isFloat } from '../dtype.js'
import { fixed, scientific } from './number.js'

/** `torch.set_printoptions`. */
export interface PrintOptions {
  readonly precision: number
  /** More elements than this are summarised. */
  readonly threshold: number
  /** How many are shown at each end of a summarised dimension. */
  readonly edgeitems: number
  readonly linewidth: number
  /** Scientific notation always, never, or (null) when the numbers ask for it. */
  readonly sciMode: boolean | null
}

export const DEFAULT_PRINT_OPTIONS: PrintOptions = {
  precision: 4,
  threshold: 1000,
  edgeitems: 3,
  linewidth: 80,
  sciMode: null,
}

/** How the numbers of one tensor are written: all in one way and one width. */
export interface Formatter {
  readonly width: number
  readonly format: (x: number) => string
}

/** Chooses the way for these numbers (those that will be shown). Zeros and infinities follow it but have no say in it. */
export function formatterFor(values: readonly number[], dtype: Dtype, options: PrintOptions): Formatter {
  if (dtype.category === 'bool') return padded(values, (x) => (x !== 0 ? 'True' : 'False'))
  if (!isFloat(dtype)) return padded(values, (x) => `${x}`)
  const { precision, sciMode } = options
  const deciding = values.filter((x) => Number.isFinite(x) && x !== 0)
  if (deciding.length === 0) return { width: 1, format: whole }
  let [largest, smallest] = [0, Infinity]
  for (const x of deciding) {
    largest = Math.max(largest, Math.abs(x))
    smallest = Math.min(smallest, Math.abs(x))
  }
  const wide = largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4
  if (sciMode ?? wide) return padded(deciding, (x) => scientific(x, precision))
  if (deciding.every((x) => x === Math.ceil(x))) return padded(deciding, whole)
  return padded(deciding, (x) => fixed(x, precision))
}

/** Whole floats are written "2.", so that they are seen to be floats. */
const whole = (x: number): string => (Number.isFinite(x) ? `${fixed(x, 0)}.` : fixed(x, 0))

function padded(values: readonly number[], write: (x: number) => string): Formatter {
  const width = values.reduce((widest, x) => Math.max(widest, write(x).length), 1)
  return { width, format: (x) => write(x).padStart(width) }
}
