import { runtimeError } from '../errors.js'
import { type Callable, composite, operation } from '../operation.js'
import { type Shape, contiguousStrides, numelOf, positionsOf, wrapDim, wrapDims } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { currentWorld } from '../world.js'
import { contiguousClone } from './copy.js'
import { pick } from './positions.js'
import { sum } from './reduction.js'
import { expand, inferSize, permute, reshape, unsqueeze, view } from './shape.js'
import { sample, t } from './samples.js'
import { slice } from './indexing.js'

/** The same elements in another order, or several times. */

const MATRIX = [
  [1, 2, 3],
  [4, 5, 6],
] as const

const asDims = (x: number | Shape): Shape => (typeof x === 'number' ? [x] : x)

/** The elements where `strides` and `offset` lead in row-major order. */
const reordered = (self: Tensor, shape: Shape, strides: Shape, offset: number): Tensor =>
  pick(self, positionsOf(shape, strides, offset), shape)

export const flip: Callable<[self: Tensor, dims: Shape], Tensor> = operation({
  name: 'flip',
  homes: ['torch', 'Tensor'],
  signatures: ['flip(Tensor input, tuple of ints dims)'],
  gradFn: 'FlipBackward0',
  inPlace: false,
  forward: (self: Tensor, dims: Shape) => {
    const flipped = dims.length === 0 ? [] : wrapDims(dims, self.rank)
    const strides = contiguousStrides(self.shape)
    const offset = flipped.reduce((at, d) => at + (self.shape[d] - 1) * strides[d], 0)
    return reordered(
      self,
      self.shape,
      strides.map((s, d) => (flipped.includes(d) ? -s : s)),
      offset,
    )
  },
  vjp: { self: (g, { dims }: { readonly dims: Shape }) => flip(g, dims) },
  saves: { dims: 'any' },
  tex: { value: '\\operatorname{flip}(@self)', rules: { self: '\\operatorname{flip}(@g)' } },
  mistakes: {},
  samples: [sample(t(MATRIX), [0]), sample(t(MATRIX), [0, -1])],
})

export const fliplr = composite({
  name: 'fliplr',
  homes: ['torch', 'Tensor'],
  signatures: ['fliplr(Tensor input)'],
  compute: (self: Tensor): Tensor => flip(self, [1]),
  samples: [sample(t(MATRIX))],
})

export const flipud = composite({
  name: 'flipud',
  homes: ['torch', 'Tensor'],
  signatures: ['flipud(Tensor input)'],
  compute: (self: Tensor): Tensor => flip(self, [0]),
  samples: [sample(t(MATRIX))],
})

export const roll: Callable<[self: Tensor, shifts: number | Shape, dims?: number | Shape], Tensor> = operation({
  name: 'roll',
  homes: ['torch', 'Tensor'],
  signatures: ['roll(Tensor input, tuple of ints shifts, tuple of ints dims=())'],
  gradFn: 'RollBackward0',
  inPlace: false,
  forward: (self: Tensor, shifts: number | Shape, dims: number | Shape = []) => {
    const [by, along] = [asDims(shifts), asDims(dims)]
    if (along.length === 0) {
      if (by.length !== 1) throw runtimeError('shifts and dimensions must align. shifts: 2, dims:0')
      return pick(self, rolledPlaces([self.numel], by, [0]), self.shape)
    }
    return pick(
      self,
      rolledPlaces(
        self.shape,
        by,
        along.map((d) => wrapDim(d, self.rank)),
      ),
      self.shape,
    )
  },
  vjp: {
    self: (g, { shifts, dims }: { readonly shifts: number | Shape; readonly dims: number | Shape }) =>
      roll(
        g,
        asDims(shifts).map((s) => -s),
        dims,
      ),
  },
  saves: { shifts: 'any', dims: 'any' },
  tex: { value: '\\operatorname{roll}(@self)', rules: { self: '\\operatorname{roll}^{-1}(@g)' } },
  mistakes: {},
  samples: [sample(t(MATRIX), 1), sample(t(MATRIX), [1, -1], [0, 1])],
})

function rolledPlaces(shape: Shape, shifts: Shape, dims: Shape): Int32Array {
  const strides = contiguousStrides(shape)
  return new Int32Array(numelOf(shape)).map((_, k) =>
    shape.reduce((place, n, d) => {
      const i = Math.floor(k / strides[d]) % n
      const shift = dims.reduce((s, dim, j) => (dim === d ? s + shifts[j] : s), 0)
      return place + ((((i - shift) % n) + n) % n) * strides[d]
    }, 0),
  )
}

export const repeat = operation({
  name: 'repeat',
  homes: ['Tensor'],
  signatures: ['repeat(Tensor input, tuple of ints repeats)'],
  gradFn: 'RepeatBackward0',
  inPlace: false,
  forward: (self: Tensor, repeats: Shape) => {
    const lead = repeats.length - self.rank
    if (lead < 0) {
      throw runtimeError('Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor')
    }
    const own = [...new Array<number>(lead).fill(1), ...self.shape]
    currentWorld().foresee(numelOf(own) * numelOf(repeats))
    const strides = contiguousStrides(own)
    const split = own.flatMap((n, d) => [repeats[d], n])
    const places = positionsOf(
      split,
      own.flatMap((_, d) => [0, strides[d]]),
      0,
    )
    return pick(
      self,
      places,
      own.map((n, d) => n * repeats[d]),
    )
  },
  vjp: {
    self: (g, { repeats, self_sym_sizes: sizes }: { readonly repeats: Shape; readonly self_sym_sizes: Shape }) => {
      const lead = repeats.length - sizes.length
      const own = [...new Array<number>(lead).fill(1), ...sizes]
      const split = reshape(
        g,
        own.flatMap((n, d) => [repeats[d], n]),
      )
      return reshape(
        sum(
          split,
          own.map((_, d) => 2 * d),
        ),
        sizes,
      )
    },
  },
  saves: { repeats: 'any', self_sym_sizes: 'any' },
  tex: { value: '@self \\text{ repeated}', rules: { self: '\\sum @g \\text{ over the copies}' } },
  mistakes: {},
  samples: [sample(t(MATRIX), [2, 1]), sample(t([1, 2]), [2, 2]), sample(t(1), [3])],
})

export const tile = composite({
  name: 'tile',
  homes: ['torch', 'Tensor'],
  signatures: ['tile(Tensor input, tuple of ints dims)'],
  compute: (self: Tensor, dims: Shape): Tensor => {
    const lead = Math.max(0, self.rank - dims.length)
    return repeat(self, [...new Array<number>(lead).fill(1), ...dims])
  },
  samples: [sample(t(MATRIX), [2])],
})

/** Each element (or row) `repeats` times in a row; without `dim`, of the flattened tensor. */
export const repeatInterleave = composite({
  name: 'repeat_interleave',
  homes: ['torch', 'Tensor'],
  signatures: ['repeat_interleave(Tensor input, int repeats, int dim=None)'],
  compute: (self: Tensor, repeats: number, dim: number | null = null): Tensor => {
    const x = dim === null ? reshape(self, [-1]) : self
    const d = wrapDim(dim ?? 0, x.rank)
    const widened = expand(unsqueeze(x, d + 1), x.shape.toSpliced(d + 1, 0, repeats))
    return reshape(contiguousClone(widened), x.shape.with(d, x.shape[d] * repeats))
  },
  samples: [sample(t(MATRIX), 2), sample(t(MATRIX), 2, 0)],
})

export const movedim = composite({
  name: 'movedim',
  aliases: ['moveaxis'],
  homes: ['torch', 'Tensor'],
  signatures: ['movedim(Tensor input, tuple of ints source, tuple of ints destination)'],
  compute: (self: Tensor, source: number | Shape, destination: number | Shape): Tensor => {
    const from = asDims(source).map((d) => wrapDim(d, self.rank))
    const to = asDims(destination).map((d) => wrapDim(d, self.rank))
    const rest = self.shape.flatMap((_, d) => (from.includes(d) ? [] : [d]))
    return permute(
      self,
      self.shape.map((_, d) => (to.includes(d) ? from[to.indexOf(d)] : (rest.shift() ?? 0))),
    )
  },
  samples: [sample(t(MATRIX), 0, 1)],
})

/** `length` rows from `start` on: a slice. */
export const narrow = composite({
  name: 'narrow',
  homes: ['torch', 'Tensor'],
  signatures: ['narrow(Tensor input, int dim, int start, int length)'],
  compute: (self: Tensor, dim: number, start: number, length: number): Tensor => {
    const d = wrapDim(dim, self.rank)
    const from = start < 0 ? start + self.shape[d] : start
    if (from + length > self.shape[d]) {
      throw runtimeError(`start (${from}) + length (${length}) exceeds dimension size (${self.shape[d]}).`)
    }
    return slice(self, dim, from, from + length, 1)
  },
  samples: [sample(t(MATRIX), 1, 1, 2)],
})

export const flatten = composite({
  name: 'flatten',
  homes: ['torch', 'Tensor'],
  signatures: ['flatten(Tensor input, int start_dim=0, int end_dim=-1)'],
  compute: (self: Tensor, start_dim: number = 0, end_dim: number = -1): Tensor => {
    const [from, to] = [wrapDim(start_dim, self.rank), wrapDim(end_dim, self.rank)]
    if (from > to) throw runtimeError('flatten() has invalid args: start_dim cannot come after end_dim')
    if (self.rank === 0) return reshape(self, [1])
    if (from === to) return self
    const size = numelOf(self.shape.slice(from, to + 1))
    return reshape(self, self.shape.toSpliced(from, to - from + 1, size))
  },
  samples: [sample(t(MATRIX)), sample(t([MATRIX, MATRIX]), 1), sample(t(1))],
})

/** One dimension written as several. */
export const unflatten = composite({
  name: 'unflatten',
  homes: ['torch', 'Tensor'],
  signatures: ['unflatten(Tensor input, int dim, tuple of ints sizes)'],
  compute: (self: Tensor, dim: number, sizes: Shape): Tensor => {
    const d = wrapDim(dim, self.rank)
    return view(self, self.shape.toSpliced(d, 1, ...inferSize(sizes, self.shape[d])))
  },
  samples: [sample(t(MATRIX), 1, [3, 1])],
})

export const ravel = composite({
  name: 'ravel',
  homes: ['torch', 'Tensor'],
  signatures: ['ravel(Tensor input)'],
  compute: (self: Tensor): Tensor => reshape(self, [-1]),
  samples: [sample(t(MATRIX))],
})

export const reshapeTo = composite({
  name: 'reshape',
  homes: ['torch', 'Tensor'],
  signatures: ['reshape(Tensor input, tuple of ints shape)'],
  compute: (self: Tensor, shape: Shape): Tensor => reshape(self, shape),
  samples: [sample(t(MATRIX), [3, 2]), sample({ tensor: MATRIX, transposed: true }, [-1])],
})

export const broadcastTo = composite({
  name: 'broadcast_to',
  homes: ['torch', 'Tensor'],
  signatures: ['broadcast_to(Tensor input, tuple of ints size)'],
  compute: (self: Tensor, size: Shape): Tensor => expand(self, size),
  samples: [sample(t([1, 2]), [2, 2])],
})

/** The other tensor's shape. */
const like = (name: string, compute: (self: Tensor, shape: Shape) => Tensor, other: Shape) =>
  composite({
    name,
    homes: ['Tensor'],
    signatures: [`${name}(Tensor input, Tensor other)`],
    compute: (self: Tensor, given: Tensor): Tensor => compute(self, given.shape),
    samples: [sample(t([1, 2]), { tensor: [], shape: other })],
  })

export const expandAs = like('expand_as', expand, [3, 2])
export const viewAs = like('view_as', view, [2, 1])
export const reshapeAs = like('reshape_as', reshape, [1, 2])
