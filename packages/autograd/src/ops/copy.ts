import { type Dtype } from '../dtype.js'
import { operation } from '../operation.js'
import { type Tensor, allocate, contiguousData } from '../tensor.js'
import { zerosLike } from './creation.js'
import { sample, t, unarySamples } from './samples.js'

/** Copies of tensors, which pass gradients on as they come. */

export const clone = operation({
  name: 'clone',
  homes: ['torch', 'Tensor'],
  signatures: ['clone(Tensor input)'],
  gradFn: 'CloneBackward0',
  inPlace: false,
  forward: (self: Tensor) => {
    const out = allocate(self.shape, self.dtype)
    out.storage.data.set(contiguousData(self))
    return out
  },
  vjp: { self: (g) => g },
  saves: {},
  tex: { value: '@self', rules: { self: '@g' } },
  mistakes: {},
  samples: unarySamples([1, -2, 0, 4]),
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
    return out
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
  inPlace: true,
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
