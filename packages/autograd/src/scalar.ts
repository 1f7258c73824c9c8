import { type Category, type Dtype, bool, float32, int64 } from './dtype.js'

/**
 * A Python number on its way into an operation, where its kind decides (`int tensor * 2.0` is a float tensor).
 * A bare JavaScript number stands for an int when it is whole and for a float when not; `new Float(2)` is Python's `2.0`.
 */
export type Scalar = number | boolean | Float

/** A Python float that JavaScript would take for an int, such as `2.0`. */
export class Float {
  constructor(readonly value: number) {}
}

export const isScalar = (x: unknown): x is Scalar =>
  typeof x === 'number' || typeof x === 'boolean' || x instanceof Float

/** The number a scalar stands for; True is 1. */
export const valueOf = (x: Scalar): number => (typeof x === 'number' ? x : typeof x === 'boolean' ? Number(x) : x.value)

export const categoryOf = (x: Scalar): Category =>
  typeof x === 'boolean' ? 'bool' : typeof x === 'number' && Number.isInteger(x) ? 'int' : 'float'

/** The type that `torch.tensor(x)` would have. */
export const dtypeOf = (x: Scalar): Dtype => {
  const category = categoryOf(x)
  return category === 'bool' ? bool : category === 'int' ? int64 : float32
}
