import { indexError, runtimeError, valueError } from '../errors.js'
import { type Callable, composite, operation } from '../operation.js'
import { promoteTypes } from '../promotion.js'
import { type Shape, contiguousStrides, formatShape, positionsOf, wrapDim } from '../shape.js'
import { type Tensor, allocate, contiguousData } from '../tensor.js'
import { zeros } from './creation.js'
import { slice } from './indexing.js'
import { reshape, unsqueeze } from './shape.js'
import { sample, t } from './samples.js'

/** Putting tensors together and taking them apart. */

type List = readonly Tensor[]

const A = [
  [1, 2],
  [3, 4],
] as const

/** Copies each part into its stretch of the joined dimension. */
function joinInto(parts: List, dim: number, shape: Shape): Tensor {
  const dtype = parts.map((part) => part.dtype).reduce(promoteTypes)
  const out = allocate(shape, dtype)
  const strides = contiguousStrides(shape)
  let offset = 0
  for (const part of parts) {
    const positions = positionsOf(part.shape, strides, offset)
    const values = contiguousData(part)
    for (let i = 0; i < positions.length; i++) out.storage.data[positions[i]] = values[i]
    offset += part.shape[dim] * strides[dim]
  }
  return out
}

/** An empty vector joins anything, for the sake of old programs. */
const isSkipped = (size: Shape): boolean => size.length === 1 && size[0] === 0

export const cat: Callable<[tensors: List, dim?: number], Tensor> = operation({
  name: 'cat',
  aliases: ['concat', 'concatenate'],
  homes: ['torch'],
  signatures: ['cat(tuple of Tensors tensors, int dim=0)'],
  gradFn: 'CatBackward0',
  inPlace: false,
  forward: (tensors: List, dim: number = 0) => {
    if (tensors.length === 0) throw valueError('torch.cat(): expected a non-empty list of Tensors')
    tensors.forEach((part, i) => {
      if (part.rank === 0) throw runtimeError(`zero-dimensional tensor (at position ${i}) cannot be concatenated`)
    })
    const parts = tensors.filter((part) => !isSkipped(part.shape))
    if (parts.length === 0) return zeros([0], tensors[0].dtype)
    const [first] = parts
    const d = wrapDim(dim, first.rank)
    parts.forEach((part) => {
      if (part.rank !== first.rank) {
        throw runtimeError(`Tensors must have same number of dimensions: got ${first.rank} and ${part.rank}`)
      }
      part.shape.forEach((n, axis) => {
        if (axis !== d && n !== first.shape[axis]) {
          throw runtimeError(
            `Sizes of tensors must match except in dimension ${d}. Expected size ${first.shape[axis]} but got size ${n} for tensor ` +
              `number ${tensors.indexOf(part)} in the list.`,
          )
        }
      })
    })
    const total = parts.reduce((n, part) => n + part.shape[d], 0)
    return joinInto(parts, d, first.shape.with(d, total))
  },
  vjp: {
    tensors: (g, { tensors_sizes: sizes, dim }: { readonly tensors_sizes: readonly Shape[]; readonly dim: number }) => {
      const d = wrapDim(dim, g.rank)
      let from = 0
      return sizes.map((size) => {
        if (isSkipped(size)) return zeros([0], g.dtype)
        const start = from
        from += size[d]
        return slice(g, d, start, from, 1)
      })
    },
  },
  saves: { tensors_sizes: 'any', dim: 'any' },
  unseen: ['tensors_sizes'],
  tex: { value: '[@tensors]', rules: { tensors: '@g \\text{, each its part}' } },
  mistakes: {},
  samples: [sample({ tensors: [A, [[5, 6]]] }), sample({ tensors: [A, A] }, 1), sample({ tensors: [[1, 2], [3]] }, -1)],
})

export const stack: Callable<[tensors: List, dim?: number], Tensor> = operation({
  name: 'stack',
  homes: ['torch'],
  signatures: ['stack(tuple of Tensors tensors, int dim=0)'],
  gradFn: 'StackBackward0',
  inPlace: false,
  forward: (tensors: List, dim: number = 0) => {
    if (tensors.length === 0) throw runtimeError('stack expects a non-empty TensorList')
    const [first] = tensors
    tensors.forEach((part, i) => {
      if (formatShape(part.shape) !== formatShape(first.shape)) {
        throw runtimeError(
          `stack expects each tensor to be equal size, but got ${formatShape(first.shape)} at entry 0 and ${formatShape(part.shape)} ` +
            `at entry ${i}`,
        )
      }
    })
    const d = wrapDim(dim, first.rank + 1)
    return joinInto(
      tensors.map((part) => unsqueeze(part, d)),
      d,
      first.shape.toSpliced(d, 0, tensors.length),
    )
  },
  vjp: {
    tensors: (g, { dim }: { readonly dim: number }) => unbind(g, dim),
  },
  saves: { dim: 'any' },
  tex: { value: '[@tensors]', rules: { tensors: '@g \\text{, each its part}' } },
  mistakes: {},
  samples: [
    sample({ tensors: [A, A] }),
    sample(
      {
        tensors: [
          [1, 2],
          [3, 4],
        ],
      },
      1,
    ),
    sample({ tensors: [1, 2] }),
  ],
})

/** The parts' gradients joined again; a part that got none counts as zeros. */
const rejoin = (gs: readonly (Tensor | null)[], sizes: readonly Shape[], dim: number): Tensor => {
  const known = gs.find((g) => g !== null)
  return cat(
    gs.map((g, i) => g ?? zeros(sizes[i], known?.dtype)),
    dim,
  )
}

type SplitBy = { readonly self_sym_sizes: Shape; readonly split_size: number; readonly dim: number }

const pieces = (n: number, size: number): readonly number[] =>
  Array.from({ length: size === 0 ? 1 : Math.max(1, Math.ceil(n / size)) }, (_, i) => Math.min(size, n - i * size))

const cut = (self: Tensor, lengths: readonly number[], dim: number): Tensor[] => {
  let from = 0
  return lengths.map((length) => {
    const start = from
    from += length
    return self.alias(self.shape.with(dim, length), self.strides, self.offset + start * self.strides[dim])
  })
}

export const split: Callable<[self: Tensor, split_size: number, dim?: number], readonly Tensor[]> = operation({
  name: 'split',
  homes: ['torch', 'Tensor'],
  signatures: ['split(Tensor input, int split_size, int dim=0)'],
  gradFn: 'SplitBackward0',
  inPlace: false,
  view: 'many',
  forward: (self: Tensor, split_size: number, dim: number = 0): readonly Tensor[] => {
    if (self.rank === 0) throw runtimeError('split expects at least a 1-dimensional tensor')
    if (split_size < 0) throw runtimeError(`split expects split_size be non-negative, but got split_size=${split_size}`)
    const d = wrapDim(dim, self.rank)
    if (split_size === 0 && self.shape[d] !== 0) {
      throw runtimeError(`split_size can only be 0 if dimension size is 0, but got dimension size of ${self.shape[d]}`)
    }
    return cut(self, pieces(self.shape[d], split_size), d)
  },
  vjp: {
    self: (_, { self_sym_sizes: sizes, split_size, dim }: SplitBy, gs) => {
      const d = wrapDim(dim, sizes.length)
      return rejoin(
        gs,
        pieces(sizes[d], split_size).map((length) => sizes.with(d, length)),
        d,
      )
    },
  },
  saves: { self_sym_sizes: 'any', split_size: 'any', dim: 'any' },
  tex: { value: '\\operatorname{split}(@self)', rules: { self: '[@g]' } },
  mistakes: {},
  samples: [
    sample(
      t([
        [1, 2, 3],
        [4, 5, 6],
      ]),
      2,
      1,
    ),
  ],
})

export const splitWithSizes = operation({
  name: 'split_with_sizes',
  homes: ['torch', 'Tensor'],
  signatures: ['split_with_sizes(Tensor input, tuple of ints split_sizes, int dim=0)'],
  gradFn: 'SplitWithSizesBackward0',
  inPlace: false,
  view: 'many',
  forward: (self: Tensor, split_sizes: Shape, dim: number = 0): readonly Tensor[] => {
    const d = wrapDim(dim, self.rank)
    const total = split_sizes.reduce((a, b) => a + b, 0)
    if (total !== self.shape[d]) {
      throw runtimeError(
        `split_with_sizes expects split_sizes to sum exactly to ${self.shape[d]} (input tensor's size at dimension ${d}), but got ` +
          `split_sizes=${formatShape(split_sizes)}`,
      )
    }
    return cut(self, split_sizes, d)
  },
  vjp: {
    self: (
      _,
      {
        self_sym_sizes: sizes,
        split_sizes,
        dim,
      }: { readonly self_sym_sizes: Shape; readonly split_sizes: Shape; readonly dim: number },
      gs,
    ) => {
      const d = wrapDim(dim, sizes.length)
      return rejoin(
        gs,
        split_sizes.map((length) => sizes.with(d, length)),
        d,
      )
    },
  },
  saves: { self_sym_sizes: 'any', split_sizes: 'any', dim: 'any' },
  tex: { value: '\\operatorname{split}(@self)', rules: { self: '[@g]' } },
  mistakes: {},
  samples: [sample(t([1, 2, 3, 4]), [1, 3])],
})

/** `torch.split` with a length for each part. */
export const splitSections = composite({
  name: 'split',
  homes: ['torch', 'Tensor'],
  signatures: ['split(Tensor input, tuple of ints split_size, int dim=0)'],
  compute: (self: Tensor, split_size: Shape, dim: number = 0): readonly Tensor[] =>
    splitWithSizes(self, split_size, dim),
  samples: [sample(t([1, 2, 3, 4]), [1, 3])],
})

/** `torch.chunk`: at most `chunks` parts of equal length, the last one shorter. */
export const chunk = composite({
  name: 'chunk',
  homes: ['torch', 'Tensor'],
  signatures: ['chunk(Tensor input, int chunks, int dim=0)'],
  compute: (self: Tensor, chunks: number, dim: number = 0): readonly Tensor[] => {
    if (self.rank === 0) throw runtimeError('chunk expects at least a 1-dimensional tensor')
    if (chunks <= 0) throw runtimeError(`chunk expects \`chunks\` to be greater than 0, got: ${chunks}`)
    return split(self, Math.max(1, Math.ceil(self.shape[wrapDim(dim, self.rank)] / chunks)), dim)
  },
  samples: [sample(t([1, 2, 3, 4, 5]), 2), sample(t([[1, 2, 3]]), 3, 1)],
})

const partAt = (self: Tensor, d: number, i: number): Tensor =>
  self.alias(self.shape.toSpliced(d, 1), self.strides.toSpliced(d, 1), self.offset + i * self.strides[d])

export const unbind: Callable<[self: Tensor, dim?: number], readonly Tensor[]> = operation({
  name: 'unbind',
  homes: ['torch', 'Tensor'],
  signatures: ['unbind(Tensor input, int dim=0)'],
  gradFn: 'UnbindBackward0',
  inPlace: false,
  view: 'many',
  forward: (self: Tensor, dim: number = 0): readonly Tensor[] => {
    const d = wrapDim(dim, self.rank)
    if (self.rank === 0) throw indexError('Dimension specified as 0 but tensor has no dimensions')
    return Array.from({ length: self.shape[d] }, (_, i) => partAt(self, d, i))
  },
  vjp: {
    self: (_, { dim }: { readonly dim: number }, gs) => {
      const known = gs.find((g) => g !== null)
      if (known === undefined || known === null) return null
      return stack(
        gs.map((g) => g ?? zeros(known.shape, known.dtype)),
        dim,
      )
    },
  },
  saves: { dim: 'any' },
  tex: { value: '\\operatorname{unbind}(@self)', rules: { self: '[@g]' } },
  mistakes: {},
  samples: [sample(t(A)), sample(t(A), 1)],
})

const joinedAlong = (name: string, prepare: (part: Tensor) => Tensor, dimOf: (parts: List) => number) =>
  composite({
    name,
    homes: ['torch'],
    signatures: [`${name}(tuple of Tensors tensors)`],
    compute: (tensors: List): Tensor => {
      const parts = tensors.map(prepare)
      return cat(parts, dimOf(parts))
    },
    samples: [
      sample({ tensors: [A, A] }),
      sample({
        tensors: [
          [1, 2],
          [3, 4],
        ],
      }),
    ],
  })

const atLeast1d = (part: Tensor): Tensor => (part.rank === 0 ? reshape(part, [1]) : part)
const atLeast2d = (part: Tensor): Tensor =>
  part.rank === 0 ? reshape(part, [1, 1]) : part.rank === 1 ? unsqueeze(part, 0) : part

export const hstack = joinedAlong('hstack', atLeast1d, (parts) => (parts[0]?.rank === 1 ? 0 : 1))
export const vstack = joinedAlong('vstack', atLeast2d, () => 0)
