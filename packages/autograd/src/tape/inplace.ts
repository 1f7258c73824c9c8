import { runtimeError } from '../errors.js'
import { type Shape, broadcastShapes, formatShape, sameShape } from '../shape.js'
import { type Tensor, contiguousData } from '../tensor.js'
import { currentWorld } from '../world.js'

const AMBIGUOUS_VIEW = (where: string): string =>
  `A view was created in ${where} and is being modified inplace with grad mode enabled. Given that this use case is ambiguous and ` +
  'error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace either both inside the no_grad ' +
  "block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked)."

/** Whether this tensor may be changed in place now. @throws RuntimeError in PyTorch's words when not. */
export function checkInPlace(self: Tensor): void {
  const world = currentWorld()
  if (!world.gradMode) return
  const { view } = self
  if (view !== null && self.requiresGrad) {
    if (view.made === 'many') {
      const name = self.gradFn?.name.replace(/Backward\d+$/, '') ?? 'View'
      throw runtimeError(
        `Output ${self.outputNr} of ${name} is a view and is being modified inplace. This view is the output of a function that returns ` +
          'multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace ' +
          'operation by an out-of-place one.',
      )
    }
    if (view.made === 'no_grad') throw runtimeError(AMBIGUOUS_VIEW('no_grad mode'))
    if (view.base.leafRequiresGrad) {
      throw runtimeError('a view of a leaf Variable that requires grad is being used in an in-place operation.')
    }
  }
  if (self.leafRequiresGrad && self.ownGradFn === null) {
    throw runtimeError('a leaf Variable that requires grad is being used in an in-place operation.')
  }
}

/** Writes `result` over the elements of `self`, and counts the change. @throws RuntimeError when it does not fit. */
export function writeInto(self: Tensor, result: Tensor): void {
  checkFits(self.shape, result.shape)
  const order = ['bool', 'int', 'float']
  if (order.indexOf(result.dtype.category) > order.indexOf(self.dtype.category)) {
    throw runtimeError(`result type ${result.dtype.title} can't be cast to the desired output type ${self.dtype.title}`)
  }
  overwrite(self, result)
}

/** Copies the elements of `source` (same shape) over those of `self`, casting, and counts the change. */
export function overwrite(self: Tensor, source: Tensor): void {
  if (self.strides.some((stride, i) => stride === 0 && self.shape[i] > 1)) {
    throw runtimeError(
      'unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() ' +
        'the tensor before performing the operation.',
    )
  }
  const values = contiguousData(source)
  const { data } = self.storage
  const { cast } = self.dtype
  const n = self.numel
  if (self.isContiguous && source.dtype === self.dtype) data.set(values, self.offset)
  else {
    const positions = self.positions()
    const old = source.storage === self.storage ? values.slice() : values
    for (let i = 0; i < n; i++) data[positions[i]] = cast(old[i])
  }
  countChange(self)
}

/** Counts an in-place change. @throws RuntimeError for a tensor of inference mode, which has no counter (and was changed all the same) */
export function countChange(self: Tensor): void {
  if (self.inference && !currentWorld().inferenceMode) {
    throw runtimeError(
      'Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before ' +
        'doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.',
    )
  }
  self.version.value++
}

function checkFits(self: Shape, result: Shape): void {
  if (!sameShape(self, result) && !sameShape(broadcastShapes(self, result), self)) {
    throw runtimeError(
      `output with shape ${formatShape(self)} doesn't match the broadcast shape ${formatShape(result)}`,
    )
  }
}
