import { indexError, runtimeError } from '../errors.js'
import { multiply } from '../kernels/matmul.js'
import { type Callable, composite, operation } from '../operation.js'
import { type Shape, broadcastShapes, numelOf } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { mul } from './arithmetic.js'
import { contiguousClone } from './copy.js'
import { squeezeDim, squeezeOne } from './squeeze.js'
import { expand, reshape, t2, transpose, unsafeView, unsqueeze } from './shape.js'
import { empty, sample, t, transposed } from './samples.js'

type Matrices = { readonly self: Tensor; readonly mat2: Tensor }
/** PyTorch keeps the layouts too, to give its gradients theirs. */
type Layouts = {
  readonly self_sym_sizes: Shape
  readonly self_sym_strides: Shape
  readonly mat2_sym_sizes: Shape
  readonly mat2_sym_strides: Shape
}
type Pair = Callable<[self: Tensor, other: Tensor], Tensor>

const A = [
  [1, 2, 3],
  [4, 5, 6],
] as const
const B = [
  [1, -1],
  [0.5, 2],
  [3, 0.25],
] as const

const sameDtype = (a: Tensor, b: Tensor): void => {
  if (a.dtype === b.dtype) return
  throw runtimeError(`expected m1 and m2 to have the same dtype, but got: ${a.dtype.cpp} != ${b.dtype.cpp}`)
}

/** The types of an added vector, a matrix and a vector. @throws RuntimeError where they differ */
export function sameDtypes(self: Tensor, mat: Tensor, vec: Tensor): void {
  if (self.dtype === mat.dtype && mat.dtype === vec.dtype) return
  const titles = [self, mat].map(({ dtype }) => dtype.title).join(', ')
  throw runtimeError(`addmv input tensors must have the same dtype, but got ${titles}, and ${vec.dtype.title}`)
}

/** The adjoint of a matrix: of real numbers, its transpose. */
const adjoint = (x: Tensor): Tensor => (x.rank === 2 ? t2(x) : transpose(x, -2, -1))

export const mm: Pair = operation({
  name: 'mm',
  homes: ['torch', 'Tensor'],
  signatures: ['mm(Tensor input, Tensor mat2)'],
  gradFn: 'MmBackward0',
  inPlace: false,
  forward: (self: Tensor, mat2: Tensor) => {
    if (self.rank !== 2) throw runtimeError(`mm: self must be a matrix, got ${self.rank}-D tensor`)
    if (mat2.rank !== 2) throw runtimeError(`mm: mat2 must be a matrix, got ${mat2.rank}-D tensor`)
    const [[n, k], [rows, m]] = [self.shape, mat2.shape]
    if (k !== rows) throw runtimeError(`mm: mat1 and mat2 shapes cannot be multiplied (${n}x${k} and ${rows}x${m})`)
    sameDtype(self, mat2)
    return multiply(self, mat2, [n, m], { batch: 1, n, k, m })
  },
  vjp: {
    self: (g, { mat2 }: Matrices & Layouts) => mm(g, adjoint(mat2)),
    mat2: (g, { self }) => mm(adjoint(self), g),
  },
  saves: {
    self: 'mat2',
    mat2: 'self',
    self_sym_sizes: 'any',
    self_sym_strides: 'any',
    mat2_sym_sizes: 'any',
    mat2_sym_strides: 'any',
  },
  tex: { value: '@self\\,@mat2', rules: { self: '@g\\,@mat2^{\\top}', mat2: '@self^{\\top}@g' } },
  mistakes: {
    'matmul-not-transposed': { self: (g, { mat2 }) => mm(g, mat2), mat2: (g, { self }) => mm(self, g) },
    'matmul-order-swapped': {
      self: (g, { mat2 }) => mm(adjoint(mat2), g),
      mat2: (g, { self }) => mm(g, adjoint(self)),
    },
  },
  samples: [
    sample(t(A), t(B)),
    sample(transposed(B), transposed(A)),
    sample(empty(0, 3), t(B)),
    sample(empty(2, 0), empty(0, 3)),
  ],
})

export const mv: Pair = operation({
  name: 'mv',
  homes: ['torch', 'Tensor'],
  signatures: ['mv(Tensor input, Tensor vec)'],
  gradFn: 'MvBackward0',
  inPlace: false,
  forward: (self: Tensor, vec: Tensor) => {
    if (self.rank === 0) {
      throw indexError('Dimension specified as 0 but tensor has no dimensions')
    }
    if (self.rank !== 2 || vec.rank !== 1) {
      throw runtimeError(`vector + matrix @ vector expected, got 1, ${self.rank}, ${vec.rank}`)
    }
    const [n, k] = self.shape
    if (k !== vec.shape[0])
      throw runtimeError(`size mismatch, got input (${n}), mat (${n}x${k}), vec (${vec.shape[0]})`)
    sameDtypes(vec, self, vec)
    return multiply(self, vec, [n], { batch: 1, n, k, m: 1 })
  },
  vjp: {
    self: (g, { vec }: { readonly self: Tensor; readonly vec: Tensor }) => outer(g, vec),
    vec: (g, { self }) => mv(adjoint(self), g),
  },
  saves: { self: 'vec', vec: 'self' },
  tex: { value: '@self\\,@vec', rules: { self: '@g\\,@vec^{\\top}', vec: '@self^{\\top}@g' } },
  mistakes: { 'matmul-not-transposed': { vec: (g, { self }) => mv(self, g) } },
  samples: [sample(t(A), t([1, -1, 0.5])), sample(transposed(A), t([2, 3]))],
})

export const dot: Pair = operation({
  name: 'dot',
  homes: ['torch', 'Tensor'],
  signatures: ['dot(Tensor input, Tensor tensor)'],
  gradFn: 'DotBackward0',
  inPlace: false,
  forward: (self: Tensor, tensor: Tensor) => {
    if (self.rank !== 1 || tensor.rank !== 1) {
      throw runtimeError(`1D tensors expected, but got ${self.rank}D and ${tensor.rank}D tensors`)
    }
    const [n, k] = [self.shape[0], tensor.shape[0]]
    if (self.dtype !== tensor.dtype) {
      throw runtimeError(
        `dot : expected both vectors to have same dtype, but found ${self.dtype.title} and ${tensor.dtype.title}`,
      )
    }
    if (n !== k) {
      throw runtimeError(
        `inconsistent tensor size, expected tensor [${n}] and src [${k}] to have the same number of elements, but got ${n} and ${k} ` +
          'elements respectively',
      )
    }
    return multiply(self, tensor, [], { batch: 1, n: 1, k: n, m: 1 })
  },
  vjp: {
    self: (g, { tensor }: { readonly self: Tensor; readonly tensor: Tensor }) => mul(g, tensor),
    tensor: (g, { self }) => mul(g, self),
  },
  saves: { self: 'tensor', tensor: 'self' },
  tex: { value: '@self \\cdot @tensor', rules: { self: '@g\\,@tensor', tensor: '@g\\,@self' } },
  mistakes: {},
  samples: [sample(t([1, 2, 3]), t([4, -5, 0.5]))],
})

export const bmm: Pair = operation({
  name: 'bmm',
  homes: ['torch', 'Tensor'],
  signatures: ['bmm(Tensor input, Tensor mat2)'],
  gradFn: 'BmmBackward0',
  inPlace: false,
  forward: (self: Tensor, mat2: Tensor) => {
    if (self.rank !== 3) throw runtimeError('batch1 must be a 3D tensor')
    if (mat2.rank !== 3) throw runtimeError('batch2 must be a 3D tensor')
    const [[batch, n, k], [, rows, m]] = [self.shape, mat2.shape]
    if (batch !== mat2.shape[0] || k !== rows) {
      throw runtimeError(
        `Expected size for first two dimensions of batch2 tensor to be: [${batch}, ${k}] but got: [${mat2.shape[0]}, ${rows}].`,
      )
    }
    if (self.dtype !== mat2.dtype) {
      throw runtimeError(`expected scalar type ${self.dtype.title} but found ${mat2.dtype.title}`)
    }
    return multiply(self, mat2, [batch, n, m], { batch, n, k, m })
  },
  vjp: {
    self: (g, { mat2 }: Matrices) => bmm(g, adjoint(mat2)),
    mat2: (g, { self }) => bmm(adjoint(self), g),
  },
  saves: { self: 'mat2', mat2: 'self' },
  tex: { value: '@self\\,@mat2', rules: { self: '@g\\,@mat2^{\\top}', mat2: '@self^{\\top}@g' } },
  mistakes: {
    'matmul-not-transposed': { self: (g, { mat2 }) => bmm(g, mat2), mat2: (g, { self }) => bmm(self, g) },
    'matmul-order-swapped': {
      self: (g, { mat2 }) => bmm(adjoint(mat2), g),
      mat2: (g, { self }) => bmm(g, adjoint(self)),
    },
  },
  samples: [
    sample(
      t([
        A,
        [
          [0, 1, 2],
          [1, 1, 1],
        ],
      ]),
      t([
        B,
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      ]),
    ),
  ],
})

/** The outer product, which PyTorch makes by broadcasting. */
export const outer = composite({
  name: 'outer',
  aliases: ['ger'],
  homes: ['torch', 'Tensor'],
  signatures: ['outer(Tensor input, Tensor vec2)'],
  compute: (self: Tensor, vec2: Tensor): Tensor => {
    if (self.rank !== 1) throw runtimeError(`outer: Expected 1-D argument self, but got ${self.rank}-D`)
    if (vec2.rank !== 1) throw runtimeError(`outer: Expected 1-D argument vec2, but got ${vec2.rank}-D`)
    return mul(reshape(self, [self.shape[0], 1]), vec2)
  },
  samples: [sample(t([1, 2, 3]), t([4, 5]))],
})

/** `a @ b`: which product it is depends on the dimensions; PyTorch's choice, so that the nodes are PyTorch's too. */
export const matmul = composite({
  name: 'matmul',
  homes: ['torch', 'Tensor'],
  signatures: ['matmul(Tensor input, Tensor other)'],
  compute: (self: Tensor, other: Tensor): Tensor => {
    const [p, q] = [self.rank, other.rank]
    if (p === 0 || q === 0) {
      throw runtimeError(`both arguments to matmul need to be at least 1D, but they are ${p}D and ${q}D`)
    }
    if (p === 1 && q === 1) return dot(self, other)
    if (p === 2 && q === 1) return mv(self, other)
    if (p === 1 && q === 2) return squeezeDim(mm(unsqueeze(self, 0), other), 0)
    if (p === 2 && q === 2) return mm(self, other)
    const [a, b] = isSingle(self) === isSingle(other) ? [self, other] : [alone(self), alone(other)]
    if (a.rank >= 3 && b.rank <= 2 && folds(a, b)) return folded(a, b)
    const meets = b.shape[b.rank - 2] === a.shape[a.rank - 1]
    if (b.rank >= 3 && a.rank <= 2 && folds(b, a) && (a.requiresGrad || (a.rank === 1 && meets)))
      return foldedRight(a, b)
    return batched(self, other)
  },
  samples: [
    sample(t(A), t(B)),
    sample(t(A), t([1, 2, 3])),
    sample(t([1, 2]), t(A)),
    sample(t([1, 2]), t([3, 4])),
    sample(t([A, A]), t(B)),
    sample(t([A, A]), t([1, 2, 3])),
    sample(t(B), t([A, A])),
    sample(t([1, 2]), t([A, A])),
    sample(t([A, A]), t([B])),
    sample(t([A]), t([B, B])),
    sample(t([A]), t([B])),
    sample(t([[A], [A]]), t([B, B])),
  ],
})

/** A stack of one matrix counts as that matrix, beside a larger stack. */
const isSingle = (x: Tensor): boolean => x.rank === 3 && x.shape[0] === 1
const alone = (x: Tensor): Tensor => (isSingle(x) ? squeezeOne(x, 0) : x)

/** Whether the rows of a stack can be taken together: always to spare the backward of `small` a large tensor, else when it costs no copy. */
const folds = (stack: Tensor, small: Tensor): boolean =>
  small.requiresGrad ||
  stack.numel === 0 ||
  stack.strides.slice(0, -2).every((stride, d) => stride === stack.strides[d + 1] * stack.shape[d + 1])

/** A stack of matrices times one matrix or vector is one product of all their rows. */
function folded(self: Tensor, other: Tensor): Tensor {
  const lead = self.shape.slice(0, -1)
  const rows = reshape(self, [numelOf(lead), self.shape[self.rank - 1]])
  if (other.rank === 1) return unsafeView(mv(rows, other), lead)
  return unsafeView(mm(rows, other), [...lead, other.shape[1]])
}

/** A matrix (or vector) times a stack: the transposed problem, folded. */
function foldedRight(self: Tensor, other: Tensor): Tensor {
  const flipped = transpose(other, -2, -1)
  if (self.rank === 1) return folded(flipped, self)
  return contiguousClone(transpose(folded(flipped, t2(self)), -2, -1))
}

/** Stacks times stacks, their leading dimensions broadcast. */
function batched(first: Tensor, second: Tensor): Tensor {
  if (second.rank === 1) return squeezeDim(batched(first, unsqueeze(second, 1)), -1)
  if (first.rank === 1) return squeezeDim(batched(unsqueeze(first, 0), second), -2)
  const [self, other] = [first, second]
  const lead = (x: Tensor): Shape => x.shape.slice(0, -2)
  const tail = (x: Tensor): Shape => x.shape.slice(-2)
  const shape = broadcastShapes(lead(self), lead(other))
  const stack = (x: Tensor): Tensor => reshape(expand(x, [...shape, ...tail(x)]), [numelOf(shape), ...tail(x)])
  const [n, m] = [tail(self)[0], tail(other)[1]]
  return unsafeView(bmm(stack(self), stack(other)), [...shape, n, m])
}
