import { isFloat } from '../dtype.js'
import { TorchError } from '../errors.js'
import { resultType } from '../promotion.js'
import type { Scalar } from '../scalar.js'
import type { Tensor } from '../tensor.js'

/**
 * Refuses whole numbers where PyTorch has a kernel for floats only.
 * @param kernel the name PyTorch's message gives it
 * @throws NotImplementedError as PyTorch
 */
export function floatsOnly(kernel: string, ...operands: readonly (Tensor | Scalar)[]): void {
  const dtype = resultType(...operands)
  if (!isFloat(dtype)) throw new TorchError('NotImplementedError', `"${kernel}" not implemented for '${dtype.title}'`)
}
