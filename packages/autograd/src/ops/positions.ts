import { type Callable, operation } from '../operation.js'
import { type Shape, numelOf } from '../shape.js'
import { type Tensor, allocate, contiguousData } from '../tensor.js'

/*
 * Two operations that are each other's derivative: `pick` reads elements at given places, `place` puts elements there and zeros
 * elsewhere (adding where a place comes twice). Whatever selects (index, gather, select, slice, the parts of views) has one of them
 * as its derivative. Places count in row-major order of the larger tensor; -1 is nowhere. They are the engine's own, without a
 * name in Python, where PyTorch has a function for each case.
 */

type Picked = { readonly places: Int32Array; readonly self_sym_sizes: Shape }

/** The elements of `self` at `places`, as a tensor of `shape`. */
export const pick: Callable<[self: Tensor, places: Int32Array, shape: Shape], Tensor> = operation({
  name: 'pick',
  homes: [],
  signatures: ['pick(Tensor input, tuple of ints places, tuple of ints shape)'],
  gradFn: 'PickBackward0',
  inPlace: false,
  forward: (self: Tensor, places: Int32Array, shape: Shape) => {
    const out = allocate(shape, self.dtype)
    const values = contiguousData(self)
    for (let i = 0; i < places.length; i++) if (places[i] >= 0) out.storage.data[i] = values[places[i]]
    return out
  },
  vjp: { self: (g, { places, self_sym_sizes }: Picked) => place(g, places, self_sym_sizes) },
  saves: { places: 'any', self_sym_sizes: 'any' },
  tex: { value: '@self[\\,\\cdot\\,]', rules: { self: '@g \\text{ at its places, } 0 \\text{ elsewhere}' } },
  mistakes: {},
  samples: [],
})

/** Zeros of `shape` with the elements of `self` added at `places`. */
export const place: Callable<[self: Tensor, places: Int32Array, shape: Shape], Tensor> = operation({
  name: 'place',
  homes: [],
  signatures: ['place(Tensor input, tuple of ints places, tuple of ints shape)'],
  gradFn: 'PlaceBackward0',
  inPlace: false,
  forward: (self: Tensor, places: Int32Array, shape: Shape) => {
    const out = allocate(shape, self.dtype)
    const values = contiguousData(self)
    const sums = new Float64Array(numelOf(shape))
    for (let i = 0; i < places.length; i++) if (places[i] >= 0) sums[places[i]] += values[i]
    out.storage.data.set(sums)
    return out
  },
  vjp: { self: (g, { places, self_sym_sizes }: Picked) => pick(g, places, self_sym_sizes) },
  saves: { places: 'any', self_sym_sizes: 'any' },
  tex: { value: '@self \\text{ at its places}', rules: { self: '@g[\\,\\cdot\\,]' } },
  mistakes: {},
  samples: [],
})

/** `self` with the elements at `places` replaced by those of `values` (by zeros when there are none). */
export const replaceAt: Callable<[self: Tensor, places: Int32Array, values: Tensor | null], Tensor> = operation({
  name: 'replace_at',
  homes: [],
  signatures: ['replace_at(Tensor input, tuple of ints places, Tensor values=None)'],
  gradFn: 'ReplaceAtBackward0',
  inPlace: false,
  forward: (self: Tensor, places: Int32Array, values: Tensor | null) => {
    const out = allocate(self.shape, self.dtype)
    out.storage.data.set(contiguousData(self))
    const source = values === null ? null : contiguousData(values)
    for (let i = 0; i < places.length; i++) if (places[i] >= 0) out.storage.data[places[i]] = source?.[i] ?? 0
    return out
  },
  vjp: {
    self: (g, { places }: { places: Int32Array; values_sym_sizes: Shape }) => replaceAt(g, places, null),
    values: (g, { places, values_sym_sizes }) => pick(g, places, values_sym_sizes),
  },
  saves: { places: 'any', values_sym_sizes: 'values' },
  tex: { value: '@self', rules: { self: '@g \\text{ elsewhere}', values: '@g \\text{ at the places}' } },
  mistakes: {},
  samples: [],
})
