import type { Nested, Sample, SampleArg } from '../operation.js'

/** A float32 tensor among sample arguments. */
export const t = (tensor: Nested, dtype?: string): SampleArg => (dtype === undefined ? { tensor } : { tensor, dtype })

/** An empty tensor of a shape. */
export const empty = (...shape: number[]): SampleArg => ({ tensor: [], shape })

/** A tensor that is not contiguous: the transpose of what is written. */
export const transposed = (tensor: Nested): SampleArg => ({ tensor, transposed: true })

export const sample = (...args: readonly SampleArg[]): Sample => ({ args })

/** A call where finite differences would step over a kink; its value and gradient are still held against PyTorch's. */
export const kink = (...args: readonly SampleArg[]): Sample => ({ args, kink: true })

/** For functions of one real number: a matrix, a transposed one, a zero-dimensional and an empty tensor, float64 and, where allowed, integers. */
export function unarySamples(numbers: readonly [number, number, number, number]): readonly Sample[] {
  const [a, b, c, d] = numbers
  return [
    sample(t([a, b, c, d])),
    sample(
      transposed([
        [a, b, c],
        [d, c, a],
      ]),
    ),
    sample(t([[a], [b]], 'float64')),
    sample(t(b)),
    sample(empty(0, 2)),
  ]
}

/** For functions of two: equal shapes, every way of broadcasting, a number, zero-dimensional and empty tensors, mixed types. */
export function binarySamples(): readonly Sample[] {
  const matrix: Nested = [
    [1.5, -2, 0.75],
    [3, 0.5, -1.25],
  ]
  return [
    sample(
      t(matrix),
      t([
        [2, 1.25, -3],
        [0.5, -1.5, 4],
      ]),
    ),
    sample(t(matrix), t([2, -0.5, 1.25])),
    sample(t([2, -0.5, 1.25]), t(matrix)),
    sample(t(matrix), t([[2], [-0.5]])),
    sample(t([[2], [-0.5]]), t([[1.5, 4, 0.25]])),
    sample(t(matrix), t(2.5)),
    sample(t(1.5), t(-2.5)),
    sample(
      transposed(matrix),
      t([
        [2, 1],
        [0.5, -1.5],
        [3, 1.75],
      ]),
    ),
    sample(t(matrix), 3),
    sample(t(matrix), 0.1),
    sample(t([1, 2, 3], 'float64'), t([2, 0.5, 4])),
    sample(t([1, 2, 3], 'int64'), t([2, 0.5, 4])),
    sample(empty(0, 3), t([1, 2, 3])),
  ]
}

/** A tensor for which no gradient is asked. */
export const constant = (tensor: Nested): SampleArg => ({ tensor, constant: true })
