import type { AnyRow, Arg, CompositeRow, Operation, Result } from '../operation.js'
import type { Parameter } from '../signature.js'
import * as activation from './activation.js'
import * as activationFamily from './activation-family.js'
import * as activationRare from './activation-rare.js'
import * as arithmetic from './arithmetic.js'
import * as batchNorm from './batch-norm.js'
import * as clamp from './clamp.js'
import * as comparison from './comparison.js'
import * as convolution from './convolution.js'
import * as copies from './copy.js'
import * as cumulative from './cumulative.js'
import * as diagonal from './diagonal.js'
import * as distance from './distance.js'
import * as einsum from './einsum.js'
import * as errorFunction from './error-function.js'
import * as exponential from './exponential.js'
import * as extremes from './extremes.js'
import * as gathering from './gathering.js'
import * as indexing from './indexing.js'
import * as joining from './joining.js'
import * as linalg from './linalg.js'
import * as linear from './linear.js'
import * as logic from './logic.js'
import * as loss from './loss.js'
import * as lossBinary from './loss-binary.js'
import * as lossClass from './loss-class.js'
import * as masks from './masks.js'
import * as lossMargin from './loss-margin.js'
import * as matmul from './matmul.js'
import * as norm from './norm.js'
import * as normalization from './normalization.js'
import * as order from './order.js'
import * as padding from './padding.js'
import * as pooling from './pooling.js'
import * as positions from './positions.js'
import * as power from './power.js'
import * as rearranging from './rearranging.js'
import * as reduction from './reduction.js'
import * as reshapedInPlace from './reshaped-in-place.js'
import * as rounding from './rounding.js'
import * as shape from './shape.js'
import * as softmax from './softmax.js'
import * as sorting from './sorting.js'
import * as special from './special.js'
import * as squeeze from './squeeze.js'
import * as statistics from './statistics.js'
import * as trigonometric from './trigonometric.js'
import * as withnumber from './withnumber.js'

/** The families. A new operation stands in the file of its family; a new family is one line here. */
const families: readonly Readonly<Record<string, unknown>>[] = [
  activation,
  activationFamily,
  activationRare,
  arithmetic,
  batchNorm,
  clamp,
  comparison,
  convolution,
  copies,
  cumulative,
  diagonal,
  distance,
  einsum,
  errorFunction,
  exponential,
  extremes,
  gathering,
  indexing,
  joining,
  linalg,
  linear,
  logic,
  loss,
  lossBinary,
  lossClass,
  masks,
  lossMargin,
  matmul,
  norm,
  normalization,
  order,
  padding,
  pooling,
  positions,
  power,
  rearranging,
  reduction,
  reshapedInPlace,
  rounding,
  shape,
  softmax,
  sorting,
  special,
  squeeze,
  statistics,
  trigonometric,
  withnumber,
]

/** An overload as the snippet language calls it: positional arguments in the order of `parameters`. `call` is null where only the twin exists. */
export interface Overload {
  readonly row: AnyRow | CompositeRow<readonly Arg[], Result>
  readonly parameters: readonly Parameter[]
  readonly call: ((...args: readonly Arg[]) => Result) | null
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

/**
 * Every row of the table, in the order of the families. A module lists its exports by name, so overloads that must be tried first are
 * named first (floorDivideScalar before floorDivideTensor).
 */
export const overloads: readonly Overload[] = families.flatMap((family) =>
  Object.values(family).flatMap((entry): readonly Overload[] => {
    if (isRecorded(entry)) {
      const { row, parameters } = entry.operation
      const twinOnly = row.inPlace === 'only' || row.inPlace === 'shape'
      return [{ row, parameters, call: twinOnly ? null : entry, inPlace: row.inPlace === false ? null : entry.inPlace }]
    }
    if (isComposed(entry)) {
      return [
        {
          row: entry.composite,
          parameters: entry.parameters,
          call: entry,
          inPlace: entry.composite.computeInPlace ?? null,
        },
      ]
    }
    return []
  }),
)
