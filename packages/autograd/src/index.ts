export * from './dtype.js'
export * from './errors.js'
export * from './scalar.js'
export * from './shape.js'
export * from './signature.js'
export { Tensor, type Storage, type VersionCounter, fromArray } from './tensor.js'
export * from './promotion.js'
export * from './world.js'
export type {
  AnyRow,
  Arg,
  CompositeRow,
  Formula,
  Home,
  InputGradient,
  Operation,
  Result,
  Row,
  Sample,
} from './operation.js'
export * from './tape/backward.js'
export * from './tape/leaf.js'
export { GENERIC_MISTAKES } from './tape/mistakes.js'
export { AccumulateGrad, type Edge, type Gradients, Node, OperationNode, type TensorHook } from './tape/node.js'
export { edgeOf } from './tape/record.js'
export { AsStridedNode, CopySlicesNode } from './tape/views.js'
export * from './print/format.js'
export { printTensor } from './print/tensor.js'
export * from './ops/index.js'
export * from './ops/activation.js'
export * from './ops/arithmetic.js'
export * from './ops/comparison.js'
export * from './ops/copy.js'
export * from './ops/creation.js'
export * from './ops/exponential.js'
export * from './ops/matmul.js'
export * from './ops/power.js'
export * from './ops/reduction.js'
export * from './ops/shape.js'
export * from './ops/squeeze.js'
export * from './ops/trigonometric.js'
