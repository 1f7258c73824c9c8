import { isFloat } from '../dtype.js'
import { runtimeError } from '../errors.js'
import { Tensor } from '../tensor.js'
import { currentWorld } from '../world.js'
import { AccumulateGrad, type TensorHook } from './node.js'
import { edgeOf } from './record.js'

/** `requires_grad=True` of a function that makes tensors. @throws RuntimeError for whole numbers */
export function requireGrad(t: Tensor): Tensor {
  if (!isFloat(t.dtype)) throw runtimeError('Only Tensors of floating point and complex dtype can require gradients')
  t.leafRequiresGrad = true
  return t
}

/** `t.requires_grad = on`, and `t.requires_grad_(on)` with `method`. @throws RuntimeError as PyTorch */
export function setRequiresGrad(t: Tensor, on: boolean, method = false): void {
  if (t.gradFn !== null) {
    if (on && method) return
    if (on) throw runtimeError('you can only change requires_grad flags of leaf variables.')
    throw runtimeError(
      "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't " +
        'require differentiation use var_no_grad = var.detach().',
    )
  }
  if (on && !isFloat(t.dtype)) {
    throw runtimeError(
      method
        ? 'only Tensors of floating point dtype can require gradients'
        : 'only Tensors of floating point and complex dtype can require gradients',
    )
  }
  if (on && t.inference && !currentWorld().inferenceMode) {
    throw runtimeError('Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.')
  }
  t.leafRequiresGrad = on
}

/** `t.detach()`: the same memory and version counter, without history. */
export function detach(t: Tensor): Tensor {
  if (currentWorld().detachIgnored) return stillTracked(t)
  const out = t.alias(t.shape, t.strides)
  out.inference = t.inference
  return out
}

/** `t.data`: as `detach`, but changes through it are not counted, so that autograd does not notice them. */
export const dataOf = (t: Tensor): Tensor =>
  currentWorld().detachIgnored
    ? stillTracked(t)
    : new Tensor(t.storage, t.shape, t.strides, t.offset, t.dtype, { value: 0 })

/** What `detach()` and `.data` give to the learner who overlooks them: the same tensor, gradient and all. */
function stillTracked(t: Tensor): Tensor {
  const out = t.alias(t.shape, t.strides)
  const edge = edgeOf(t)
  if (edge === null) return out
  if (edge.node instanceof AccumulateGrad) {
    out.leafRequiresGrad = true
    out.accumulator = edge.node
  } else {
    out.ownGradFn = edge.node
    out.outputNr = edge.outputNr
  }
  return out
}

/** `t.data = source`: swaps the memory under a tensor, and says nothing to autograd. */
export function setData(t: Tensor, source: Tensor): void {
  t.storage = source.storage
  t.shape = source.shape
  t.strides = source.strides
  t.offset = source.offset
  t.dtype = source.dtype
}

/** `t.retain_grad()`: fill `.grad` although this is no leaf. @throws RuntimeError when it needs no gradient */
export function retainGrad(t: Tensor): void {
  if (!t.requiresGrad) throw runtimeError("can't retain_grad on Tensor that has requires_grad=False")
  const node = t.gradFn
  if (node === null || t.retainsGrad) return
  t.retainsGrad = true
  node.retained.push({ outputNr: t.outputNr, tensor: t })
}

/** `t.register_hook(hook)`; what is returned removes it. @throws RuntimeError when it needs no gradient */
export function registerHook(t: Tensor, hook: TensorHook): () => void {
  const edge = edgeOf(t)
  if (edge === null) throw runtimeError("cannot register a hook on a tensor that doesn't require gradient")
  const entry = { outputNr: edge.outputNr, hook }
  edge.node.hooks.push(entry)
  return () => {
    const at = edge.node.hooks.indexOf(entry)
    if (at >= 0) edge.node.hooks.splice(at, 1)
  }
}

/** `t.grad = value`. @throws RuntimeError when shape or type differ from the tensor's */
export function setGrad(t: Tensor, value: Tensor | null): void {
  if (value !== null) {
    if (value.shape.length !== t.shape.length || value.shape.some((n, i) => n !== t.shape[i])) {
      throw runtimeError(
        `attempting to assign a gradient of size '[${value.shape.join(', ')}]' to a tensor of size '[${t.shape.join(', ')}]'. ` +
          'Please ensure that the gradient and the tensor are the same size',
      )
    }
    if (value.dtype !== t.dtype) {
      throw runtimeError(
        `attempting to assign a gradient with dtype '${value.dtype.cpp}' to a tensor with grad_dtype '${t.dtype.title}'. The gradient ` +
          "must match the tensor's grad_dtype (defaults to the tensor's dtype). You can set the tensor's grad_dtype attribute with a " +
          'specific dtype, or None to allow any dtype. Set grad_dtype with caution. Diverging the dtypes of a tensor and its gradient ' +
          'may break downstream systems that assume they match.',
      )
    }
  }
  t.grad = value
}
