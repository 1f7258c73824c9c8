import { type Dtype } from '../dtype.js'
import { runtimeError } from '../errors.js'
import { preservedStrides, rearranged } from '../kernels/layout.js'
import { composite, operation } from '../operation.js'
import type { Scalar } from '../scalar.js'
import { type Tensor, allocate, contiguousData } from '../tensor.js'
import { fullLike, zerosLike } from './creation.js'
import { sum } from './reduction.js'
import { sample, t, unarySamples } from './samples.js'

/** Copies of tensors, which pass gradients on as they come. */

export const clone = operation({
  name: 'clone',
  homes: ['torch', 'Tensor'],
  signatures: ['clone(Tensor input)'],
  gradFn: 'CloneBackward0',
  inPlace: false,
  forward: (self: Tensor) => {
    const copied = copyOf(self)
    const strides = preservedStrides(self)
    return strides === null ? copied : rearranged(copied, strides)
  },
  vjp: { self: (g) => g },
  saves: {},
  tex: { value: '@self', rules: { self: '@g' } },
  mistakes: {},
  samples: unarySamples([1, -2, 0, 4]),
})

/** A row-major copy. */
const copyOf = (self: Tensor): Tensor => {
  const out = allocate(self.shape, self.dtype)
  out.storage.data.set(contiguousData(self))
  return out
}

/** `clone(memory_format=torch.contiguous_format)`: what `contiguous()` and `reshape` make where they must copy. */
export const contiguousClone = operation({
  name: 'contiguous_clone',
  homes: [],
  signatures: ['contiguous_clone(Tensor input)'],
  gradFn: 'CloneBackward0',
  inPlace: false,
  forward: (self: Tensor) => copyOf(self),
  vjp: { self: (g) => g },
  saves: {},
  tex: { value: '@self', rules: { self: '@g' } },
  mistakes: {},
  samples: [],
})

export const contiguous = composite({
  name: 'contiguous',
  homes: ['Tensor'],
  signatures: ['contiguous(Tensor input)'],
  compute: (self: Tensor): Tensor => (self.isContiguous ? self : contiguousClone(self)),
  samples: [
    sample({
      tensor: [
        [1, 2],
        [3, 4],
      ],
      transposed: true,
    }),
  ],
})

/** A copy of another type; `x.to(dtype)` where the type is already right gives `x` itself, and calls nothing here. */
export const toDtype = operation({
  name: 'to_dtype',
  homes: [],
  signatures: ['to_dtype(Tensor input, ScalarType dtype)'],
  gradFn: 'ToCopyBackward0',
  inPlace: false,
  forward: (self: Tensor, dtype: Dtype) => {
    const out = allocate(self.shape, dtype)
    const values = contiguousData(self)
    for (let i = 0; i < values.length; i++) out.storage.data[i] = dtype.cast(values[i])
    const strides = preservedStrides(self)
    return strides === null ? out : rearranged(out, strides)
  },
  vjp: { self: (g) => g }, // the tape casts a gradient back to its tensor's type
  saves: {},
  tex: { value: '@self', rules: { self: '@g' } },
  mistakes: {},
  samples: [],
})

/** What `self.copy_(src)` gives: `src` in the shape and type of `self`. Used by its in-place twin alone. */
export const copy = operation({
  name: 'copy',
  homes: ['Tensor'],
  signatures: ['copy(Tensor input, Tensor src)'],
  gradFn: 'CopyBackwards',
  inPlace: 'only',
  forward: (self: Tensor, src: Tensor) => {
    const out = allocate(src.shape, self.dtype)
    const values = contiguousData(src)
    for (let i = 0; i < values.length; i++) out.storage.data[i] = self.dtype.cast(values[i])
    return out
  },
  vjp: { self: (g) => zerosLike(g), src: (g) => g },
  saves: {},
  tex: { value: '@src', rules: { self: '0', src: '@g' } },
  mistakes: { 'stale-value': { self: (g) => g } },
  samples: [sample(t([1, 2]), t([3, 4]))],
})

/** What `self.fill_(value)` gives, for a number. */
export const fillScalar = operation({
  name: 'fill',
  homes: ['Tensor'],
  signatures: ['fill(Tensor input, Number value)'],
  gradFn: 'FillBackward2',
  inPlace: 'only',
  forward: (self: Tensor, value: Scalar) => fullLike(self, value),
  vjp: { self: (g) => zerosLike(g) },
  saves: {},
  tex: { value: '@value', rules: { self: '0' } },
  mistakes: { 'stale-value': { self: (g) => g } },
  samples: [sample(t([1, 2]), 3)],
})

/** What `self.fill_(value)` gives, for a zero-dimensional tensor. */
export const fillTensor = operation({
  name: 'fill',
  homes: ['Tensor'],
  signatures: ['fill(Tensor input, Tensor value)'],
  gradFn: 'FillBackward3',
  inPlace: 'only',
  forward: (self: Tensor, value: Tensor) => {
    if (value.rank > 0) {
      throw runtimeError(`fill_ only supports 0-dimension value tensor but got tensor with ${value.rank} dimensions.`)
    }
    return fullLike(self, value.item())
  },
  vjp: { self: (g) => zerosLike(g), value: (g) => sum(g) },
  saves: {},
  tex: { value: '@value', rules: { self: '0', value: '\\sum @g' } },
  mistakes: { 'stale-value': { self: (g) => g } },
  samples: [sample(t([1, 2]), t(3))],
})

/** What `self.zero_()` gives. */
export const zero = operation({
  name: 'zero',
  homes: ['Tensor'],
  signatures: ['zero(Tensor input)'],
  gradFn: 'ZeroBackward0',
  inPlace: 'only',
  forward: (self: Tensor) => zerosLike(self),
  vjp: { self: (g) => zerosLike(g) },
  saves: {},
  tex: { value: '0', rules: { self: '0' } },
  mistakes: { 'stale-value': { self: (g) => g } },
  samples: [sample(t([1, 2]))],
})

/** A view of the whole: what `x[...]` gives. */
export const alias = operation({
  name: 'alias',
  homes: [],
  signatures: ['alias(Tensor input)'],
  gradFn: 'AliasBackward0',
  inPlace: false,
  view: 'one',
  forward: (self: Tensor) => self.alias(self.shape, self.strides),
  vjp: { self: (g) => g },
  saves: {},
  tex: { value: '@self', rules: { self: '@g' } },
  mistakes: {},
  samples: [],
})
