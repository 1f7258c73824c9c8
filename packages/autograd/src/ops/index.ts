import type { AnyRow, Arg, CompositeRow, Operation, Result } from '../operation.js'
import type { Parameter } from '../signature.js'
import * as activation from './activation.js'
import * as arithmetic from './arithmetic.js'
import * as comparison from './comparison.js'
import * as copies from './copy.js'
import * as exponential from './exponential.js'
import * as matmul from './matmul.js'
import * as positions from './positions.js'
import * as power from './power.js'
import * as reduction from './reduction.js'
import * as shape from './shape.js'
import * as squeeze from './squeeze.js'
import * as trigonometric from './trigonometric.js'

/** The families. A new operation stands in the file of its family; a new family is one line here. */
const families: readonly Readonly<Record<string, unknown>>[] = [
  activation,
  arithmetic,
  comparison,
  copies,
  exponential,
  matmul,
  positions,
  power,
  reduction,
  shape,
  squeeze,
  trigonometric,
]

/** An overload as the snippet language calls it: positional arguments in the order of `parameters`. */
export interface Overload {
  readonly row: AnyRow | CompositeRow<readonly Arg[], Result>
  readonly parameters: readonly Parameter[]
  readonly call: (...args: readonly Arg[]) => Result
  /** The in-place twin, where there is one. */
  readonly inPlace: ((...args: readonly Arg[]) => Result) | null
}

type Recorded = ((...args: readonly Arg[]) => Result) & {
  readonly operation: Operation
  readonly inPlace: (...args: readonly Arg[]) => Result
}
type Composed = ((...args: readonly Arg[]) => Result) & {
  readonly composite: CompositeRow<readonly Arg[], Result>
  readonly parameters: readonly Parameter[]
}

const isRecorded = (x: unknown): x is Recorded => typeof x === 'function' && 'operation' in x
const isComposed = (x: unknown): x is Composed => typeof x === 'function' && 'composite' in x

/** Every row of the table, in the order of the families. */
export const overloads: readonly Overload[] = families.flatMap((family) =>
  Object.values(family).flatMap((entry): readonly Overload[] => {
    if (isRecorded(entry)) {
      const { row, parameters } = entry.operation
      return [{ row, parameters, call: entry, inPlace: row.inPlace ? entry.inPlace : null }]
    }
    if (isComposed(entry)) {
      return [{ row: entry.composite, parameters: entry.parameters, call: entry, inPlace: null }]
    }
    return []
  }),
)
