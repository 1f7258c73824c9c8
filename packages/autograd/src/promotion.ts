import { type Category, type Dtype, bool, float32, float64, int16, int64, isFloat } from './dtype.js'
import { type Scalar, categoryOf } from './scalar.js'
import { Tensor } from './tensor.js'

const ORDER: readonly Category[] = ['bool', 'int', 'float']
const orderOf = (category: Category): number => ORDER.indexOf(category)

/** The type that holds the values of both: `torch.promote_types`. */
export function promoteTypes(a: Dtype, b: Dtype): Dtype {
  if (a === b) return a
  const difference = orderOf(a.category) - orderOf(b.category)
  if (difference !== 0) return difference > 0 ? a : b
  if (a.size === b.size) return int16 // uint8 with int8
  if (a.category === 'int' && a.size !== b.size) {
    const [small, large] = a.size < b.size ? [a, b] : [b, a]
    return small.name === 'int8' && large.name === 'uint8' ? int16 : large
  }
  return a.size > b.size ? a : b
}

const defaultOf = (category: Category): Dtype => (category === 'bool' ? bool : category === 'int' ? int64 : float32)

/**
 * The type of the result of an operation on these operands: tensors with dimensions decide, then zero-dimensional ones, then
 * Python numbers, and a later rank counts only when it brings a higher category (`torch.result_type`).
 */
export function resultType(...operands: readonly (Tensor | Scalar)[]): Dtype {
  let dimensioned: Dtype | null = null
  let zeroDim: Dtype | null = null
  let wrapped: Dtype | null = null
  for (const operand of operands) {
    if (!(operand instanceof Tensor)) {
      const dtype = defaultOf(categoryOf(operand))
      wrapped = wrapped === null ? dtype : promoteTypes(wrapped, dtype)
    } else if (operand.shape.length > 0) {
      dimensioned = dimensioned === null ? operand.dtype : promoteTypes(dimensioned, operand.dtype)
    } else {
      zeroDim = zeroDim === null ? operand.dtype : promoteTypes(zeroDim, operand.dtype)
    }
  }
  const raise = (higher: Dtype | null, lower: Dtype | null): Dtype | null => {
    if (higher === null || lower === null) return higher ?? lower
    return orderOf(lower.category) > orderOf(higher.category) ? lower : higher
  }
  return raise(raise(dimensioned, zeroDim), wrapped) ?? float32
}

/** {@link resultType} of two operands, the commonest pairs first. */
export function resultTypeOfTwo(a: Tensor | Scalar, b: Tensor | Scalar): Dtype {
  if (a instanceof Tensor) {
    if (b instanceof Tensor) {
      if (a.dtype === b.dtype) return a.dtype
    } else if (a.dtype.category === 'float') return a.dtype
  }
  return resultType(a, b)
}

/** The type of a result that cannot be whole, such as that of `exp`: integers become the default float. */
export const floatResult = (dtype: Dtype): Dtype => (isFloat(dtype) ? dtype : float32)

/** The type in which sums of integers are made: int64, as PyTorch does for small integers and bools. */
export const sumResult = (dtype: Dtype): Dtype => (isFloat(dtype) ? dtype : int64)

/** The type for wide accumulation and for finite differences. */
export const widest: Dtype = float64
