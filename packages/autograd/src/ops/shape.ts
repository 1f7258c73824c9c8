import { runtimeError } from '../errors.js'
import { type Unary, type Callable, operation } from '../operation.js'
import { type Shape, broadcastStrides, contiguousStrides, formatShape, numelOf, wrapDim } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { contiguousClone } from './copy.js'
import { sample, t, transposed } from './samples.js'
import { currentWorld } from '../world.js'
import { sumToSize } from '../tape/unbroadcast.js'

type Sizes = { readonly self_sym_sizes: Shape }

const CUBE = [
  [
    [1, 2],
    [3, 4],
  ],
  [
    [5, 6],
    [7, 8],
  ],
] as const
const MATRIX = [
  [1, 2, 3],
  [4, 5, 6],
] as const

/** The shape that `size` asks for, its one -1 filled in. @throws RuntimeError as PyTorch */
export function inferSize(size: Shape, numel: number): number[] {
  const unknown = size.indexOf(-1)
  const invalid = (): Error => runtimeError(`shape '${formatShape(size)}' is invalid for input of size ${numel}`)
  if (size.some((n) => n < -1)) throw runtimeError(`invalid shape dimension ${size.find((n) => n < -1)}`)
  if (unknown !== size.lastIndexOf(-1)) throw runtimeError('only one dimension can be inferred')
  const known = size.reduce((n, d) => (d === -1 ? n : n * d), 1)
  if (unknown < 0) {
    if (known !== numel) throw invalid()
    return [...size]
  }
  if (known === 0) {
    throw runtimeError(
      `cannot reshape tensor of 0 elements into shape ${formatShape(size)} because the unspecified dimension size -1 can be any ` +
        'value and is ambiguous',
    )
  }
  if (numel % known !== 0) throw invalid()
  return size.map((d) => (d === -1 ? numel / known : d))
}

/** Strides with which the same memory reads as `shape`; null when no strides can. */
export function viewStrides(self: Tensor, shape: Shape): number[] | null {
  if (self.isContiguous) return contiguousStrides(shape)
  const out = new Array<number>(shape.length)
  let view = shape.length - 1
  let chunkBase = self.strides[self.strides.length - 1] ?? 1
  let available = 1
  let taken = 1
  for (let d = self.shape.length - 1; d >= 0; d--) {
    available *= self.shape[d]
    const ends = d === 0 || (self.shape[d - 1] !== 1 && self.strides[d - 1] !== available * chunkBase)
    if (!ends) continue
    while (view >= 0 && (taken < available || shape[view] === 1)) {
      out[view] = taken * chunkBase
      taken *= shape[view--]
    }
    if (taken !== available) return null
    if (d > 0) {
      chunkBase = self.strides[d - 1]
      available = 1
      taken = 1
    }
  }
  return view === -1 ? out : null
}

export const view = operation({
  name: 'view',
  homes: ['Tensor'],
  signatures: ['view(Tensor input, tuple of ints size)'],
  gradFn: 'ViewBackward0',
  inPlace: false,
  view: 'one',
  forward: (self: Tensor, size: Shape) => {
    const shape = inferSize(size, self.numel)
    const strides = viewStrides(self, shape)
    if (strides === null) {
      throw runtimeError(
        "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous " +
          'subspaces). Use .reshape(...) instead.',
      )
    }
    return self.alias(shape, strides)
  },
  vjp: { self: (g, { self_sym_sizes }: Sizes) => reshape(g, self_sym_sizes) },
  saves: { self_sym_sizes: 'any' },
  tex: { value: '\\operatorname{view}(@self)', rules: { self: '@g \\text{ in the shape of } @self' } },
  mistakes: {},
  samples: [sample(t(MATRIX), [3, 2]), sample(t(MATRIX), [-1]), sample(t(1), [1, 1])],
})

/** The view that `reshape` takes of a copy it has made, which nobody else can see. */
export const unsafeView = operation({
  name: '_unsafe_view',
  homes: [],
  signatures: ['_unsafe_view(Tensor input, tuple of ints size)'],
  gradFn: 'UnsafeViewBackward0',
  inPlace: false,
  forward: (self: Tensor, size: Shape) => self.alias(size, contiguousStrides(size)),
  vjp: { self: (g, { self_sym_sizes }: Sizes) => reshape(g, self_sym_sizes) },
  saves: { self_sym_sizes: 'any' },
  tex: { value: '\\operatorname{view}(@self)', rules: { self: '@g \\text{ in the shape of } @self' } },
  mistakes: {},
  samples: [],
})

/** `torch.reshape`: a view where strides allow it, else a view of a copy. */
export function reshape(self: Tensor, size: Shape): Tensor {
  const shape = inferSize(size, self.numel)
  return viewStrides(self, shape) === null ? unsafeView(contiguousClone(self), shape) : view(self, shape)
}

/** `transpose` without its sample rows: swaps two dimensions. */
export const transpose: Callable<[self: Tensor, dim0: number, dim1: number], Tensor> = operation({
  name: 'transpose',
  aliases: ['swapaxes', 'swapdims'],
  homes: ['torch', 'Tensor'],
  signatures: ['transpose(Tensor input, int dim0, int dim1)'],
  gradFn: 'TransposeBackward0',
  inPlace: false,
  view: 'one',
  forward: (self: Tensor, dim0: number, dim1: number) => {
    const [a, b] = [wrapDim(dim0, self.rank), wrapDim(dim1, self.rank)]
    if (self.rank === 0) return self.alias([], [])
    const [shape, strides] = [[...self.shape], [...self.strides]]
    ;[shape[a], shape[b]] = [shape[b], shape[a]]
    ;[strides[a], strides[b]] = [strides[b], strides[a]]
    return self.alias(shape, strides)
  },
  vjp: {
    self: (g, { dim0, dim1 }: { readonly dim0: number; readonly dim1: number }) => transpose(g, dim0, dim1),
  },
  saves: { dim0: 'any', dim1: 'any' },
  tex: { value: '@self^{\\top}', rules: { self: '@g^{\\top}' } },
  mistakes: {},
  samples: [sample(t(MATRIX), 0, 1), sample(t(CUBE), -1, 0), sample(transposed(MATRIX), 0, 1)],
})

export const t2: Unary = operation({
  name: 't',
  homes: ['torch', 'Tensor'],
  signatures: ['t(Tensor input)'],
  gradFn: 'TBackward0',
  inPlace: false,
  view: 'one',
  forward: (self: Tensor) => {
    if (self.rank > 2) throw runtimeError(`t() expects a tensor with <= 2 dimensions, but self is ${self.rank}D`)
    return self.alias([...self.shape].reverse(), [...self.strides].reverse())
  },
  vjp: { self: (g) => t2(g) },
  saves: {},
  tex: { value: '@self^{\\top}', rules: { self: '@g^{\\top}' } },
  mistakes: {},
  samples: [sample(t(MATRIX)), sample(t([1, 2])), sample(t(1))],
})

export const permute: Callable<[self: Tensor, dims: Shape], Tensor> = operation({
  name: 'permute',
  homes: ['torch', 'Tensor'],
  signatures: ['permute(Tensor input, tuple of ints dims)'],
  gradFn: 'PermuteBackward0',
  inPlace: false,
  view: 'one',
  forward: (self: Tensor, dims: Shape) => {
    if (dims.length !== self.rank) {
      throw runtimeError(
        'permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of ' +
          `dimensions i.e. input.dim() = ${self.rank} is not equal to len(dims) = ${dims.length}`,
      )
    }
    const order = dims.map((d) => wrapDim(d, self.rank))
    if (new Set(order).size !== order.length) throw runtimeError('permute(): duplicate dims are not allowed.')
    return self.alias(
      order.map((d) => self.shape[d]),
      order.map((d) => self.strides[d]),
    )
  },
  vjp: {
    self: (g, { dims }: { readonly dims: Shape }) => {
      const back = new Array<number>(dims.length)
      dims.forEach((d, i) => (back[wrapDim(d, dims.length)] = i))
      return permute(g, back)
    },
  },
  saves: { dims: 'any' },
  tex: { value: '@self', rules: { self: '@g \\text{, dimensions put back}' } },
  mistakes: {},
  samples: [sample(t(CUBE), [2, 0, 1]), sample(t(MATRIX), [1, 0]), sample(t(1), [])],
})

/** The shape `self.expand(size)` has. @throws RuntimeError as PyTorch */
function expandedShape(self: Shape, size: Shape, type: string): number[] {
  const lead = size.length - self.length
  if (lead < 0) {
    throw runtimeError(
      `expand(torch.${type}Tensor{${formatShape(self)}}, size=${formatShape(size)}): the number of sizes provided (${size.length}) must be ` +
        `greater or equal to the number of dimensions in the tensor (${self.length})`,
    )
  }
  const out = new Array<number>(size.length)
  // From the last dimension on, so that the error names the one PyTorch names.
  for (let i = size.length - 1; i >= 0; i--) {
    const n = size[i]
    if (self.length === 0 && n < 0) throw runtimeError('numel: integer multiplication overflow')
    const own = i < lead ? 1 : self[i - lead]
    if (n === -1) {
      if (i < lead) {
        throw runtimeError(
          `The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension ${i}`,
        )
      }
      out[i] = own
      continue
    }
    if (own !== n && own !== 1) {
      throw runtimeError(
        `The expanded size of the tensor (${n}) must match the existing size (${own}) at non-singleton dimension ${i}.  ` +
          `Target sizes: ${formatShape(size)}.  Tensor sizes: ${formatShape(self)}`,
      )
    }
    out[i] = n
  }
  return out
}

export const expand = operation({
  name: 'expand',
  homes: ['Tensor'],
  signatures: ['expand(Tensor input, tuple of ints size)'],
  gradFn: 'ExpandBackward0',
  inPlace: false,
  view: 'one',
  forward: (self: Tensor, size: Shape) => {
    const shape = expandedShape(self.shape, size, self.dtype.title)
    currentWorld().foresee(numelOf(shape))
    return self.alias(shape, broadcastStrides(self.shape, self.strides, shape))
  },
  vjp: { self: (g, { self_sym_sizes }: Sizes) => sumToSize(g, self_sym_sizes) },
  saves: { self_sym_sizes: 'any' },
  tex: { value: '@self', rules: { self: '\\sum @g \\text{ over the stretched dimensions}' } },
  mistakes: { 'broadcast-not-summed': { self: (g) => g } },
  samples: [sample(t([1, 2, 3]), [2, 3]), sample(t([[1], [2]]), [-1, 4]), sample(t(1), [2, 2])],
})

export const unsqueeze = operation({
  name: 'unsqueeze',
  homes: ['torch', 'Tensor'],
  signatures: ['unsqueeze(Tensor input, int dim)'],
  gradFn: 'UnsqueezeBackward0',
  inPlace: false,
  view: 'one',
  forward: (self: Tensor, dim: number) => {
    const at = wrapDim(dim, self.rank + 1)
    const stride = at < self.rank ? self.shape[at] * self.strides[at] : 1
    return self.alias(self.shape.toSpliced(at, 0, 1), self.strides.toSpliced(at, 0, stride))
  },
  vjp: { self: (g, { dim }: { readonly dim: number }) => squeezeAt(g, dim) },
  saves: { dim: 'any' },
  tex: { value: '@self', rules: { self: '@g' } },
  mistakes: {},
  samples: [sample(t([1, 2]), 0), sample(t([1, 2]), -1), sample(t(1), 0)],
})

const squeezeAt = (g: Tensor, dim: number): Tensor => reshape(g, g.shape.toSpliced(wrapDim(dim, g.rank), 1))
