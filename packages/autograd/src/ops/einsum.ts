import { runtimeError } from '../errors.js'
import { composite } from '../operation.js'
import { type Shape, numelOf, wrapDim } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { mul } from './arithmetic.js'
import { contiguous } from './copy.js'
import { diagonal } from './diagonal.js'
import { bmm, dot, mm } from './matmul.js'
import { flatten } from './rearranging.js'
import { sumDim } from './reduction.js'
import { permute, reshape, unsafeView, unsqueeze, view } from './shape.js'
import { sample, t } from './samples.js'

/** Sums of products named by letters, and what is made of them. The steps are PyTorch's, so that the nodes are too. */

const A = [
  [1, 2, 3],
  [4, 5, 6],
] as const
const B = [
  [1, -1],
  [0.5, 2],
  [3, 0.25],
] as const

/** The letters of one operand with `...` written out as upper-case-free place-holders 0, 1, 2, … counted from the right. */
function labelsOf(term: string, rank: number): string[] {
  const [before, after] = term.split('...')
  if (after === undefined) return [...before]
  const hidden = rank - before.length - after.length
  return [...before, ...Array.from({ length: hidden }, (_, i) => String(hidden - 1 - i)), ...after]
}

interface Plan {
  readonly inputs: readonly (readonly string[])[]
  readonly output: readonly string[]
  readonly summed: readonly string[]
}

/** Reads `ij,jk->ik`. @throws RuntimeError as PyTorch */
function plan(equation: string, operands: readonly Tensor[]): Plan {
  const [left, right] = equation.replaceAll(' ', '').split('->')
  const terms = left.split(',')
  if (terms.length !== operands.length) {
    const what = terms.length > operands.length ? 'fewer' : 'more'
    throw runtimeError(`einsum(): ${what} operands were provided than specified in the equation`)
  }
  const inputs = terms.map((term, i) => {
    const labels = labelsOf(term, operands[i].rank)
    if (labels.length !== operands[i].rank) {
      throw runtimeError(
        `einsum(): the number of subscripts in the equation (${labels.length}) does not match the number of dimensions ` +
          `(${operands[i].rank}) for operand ${i} and no ellipsis was given`,
      )
    }
    return labels
  })
  const all = [...new Set(inputs.flat())]
  const hidden = all.filter((label) => /\d/.test(label)).sort((a, b) => Number(b) - Number(a))
  const once = (label: string): boolean => inputs.flat().filter((other) => other === label).length === 1
  const output =
    right === undefined
      ? [...hidden, ...all.filter((label) => /[a-zA-Z]/.test(label) && once(label)).sort()]
      : right.includes('...')
        ? [...right.split('...')[0], ...hidden, ...right.split('...')[1]]
        : [...right]
  for (const label of output) {
    if (!all.includes(label)) {
      throw runtimeError(`einsum(): output subscript ${label} does not appear in the equation for any input operand`)
    }
  }
  return { inputs, output, summed: all.filter((label) => !output.includes(label)) }
}

/** An operand with one dimension a label, in the common order; labels it lacks have length 1. */
function aligned(operand: Tensor, labels: readonly string[], order: readonly string[]): Tensor {
  let x = operand
  const left = [...labels]
  for (let i = 0; i < left.length; i++) {
    for (let j = left.length - 1; j > i; j--) {
      if (left[j] !== left[i]) continue
      x = diagonal(x, 0, i, j)
      const [label] = left.splice(i, 1)
      left.splice(j - 1, 1)
      left.push(label)
      i = -1
      break
    }
  }
  for (const label of order) {
    if (left.includes(label)) continue
    x = unsqueeze(x, left.length)
    left.push(label)
  }
  return permute(
    x,
    order.map((label) => left.indexOf(label)),
  )
}

/** The sum over `dims` of the product of two tensors of equal rank, by one batched matrix product. */
function sumOfProducts(a: Tensor, b: Tensor, dims: readonly number[]): Tensor {
  const size = (x: Tensor, ds: readonly number[]): number => numelOf(ds.map((d) => x.shape[d]))
  const kinds = { both: [] as number[], left: [] as number[], right: [] as number[] }
  let [left, right] = [a, b]
  for (let d = 0; d < a.rank; d++) {
    const [p, q] = [left.shape[d] !== 1, right.shape[d] !== 1]
    if (dims.includes(d)) {
      if (p && !q) left = sumDim(left, [d], true)
      else if (q && !p) right = sumDim(right, [d], true)
    } else if (p && q) kinds.both.push(d)
    else if (p) kinds.left.push(d)
    else kinds.right.push(d)
  }
  const { both, left: only, right: other } = kinds
  const [batch, n, k, m] = [size(left, both), size(left, only), size(left, dims), size(right, other)]
  const rows = reshape(permute(left, [...both, ...only, ...dims, ...other]), [batch, n, k])
  const columns = reshape(permute(right, [...both, ...dims, ...other, ...only]), [batch, k, m])
  const order = [...both, ...only, ...dims, ...other]
  const lengths = [
    ...both.map((d) => left.shape[d]),
    ...only.map((d) => left.shape[d]),
    ...dims.map(() => 1),
    ...other.map((d) => right.shape[d]),
  ]
  const back = order.map((_, d) => order.indexOf(d))
  const product = permute(view(bmm(rows, columns), lengths), back)
  return view(
    product,
    product.shape.filter((_, d) => !dims.includes(d)),
  )
}

/** Every label has one length, or 1. @throws RuntimeError as PyTorch */
function checkLengths(inputs: readonly (readonly string[])[], operands: readonly Tensor[]): void {
  const known = new Map<string, number>()
  operands.forEach((operand, i) => {
    const own = new Map<string, number>()
    inputs[i].forEach((label, d) => {
      const n = operand.shape[d]
      const before = own.get(label)
      if (before !== undefined && before !== n) {
        throw runtimeError(
          `einsum(): subscript ${label} is repeated for operand ${i} but the sizes don't match, ${n} != ${before}`,
        )
      }
      own.set(label, n)
    })
    for (const [label, n] of own) {
      const seen = known.get(label) ?? 1
      if (seen !== 1 && n !== 1 && seen !== n) {
        throw runtimeError(
          `einsum(): subscript ${label} has size ${n} for operand ${i} which does not broadcast with previously seen size ${seen}`,
        )
      }
      known.set(label, Math.max(seen, n))
    }
  })
}

/** `torch.einsum`, contracted from left to right. */
export function einsum(equation: string, operands: readonly Tensor[]): Tensor {
  const { inputs, output, summed } = plan(equation, operands)
  checkLengths(inputs, operands)
  const order = [...output, ...summed]
  const parts = operands.map((operand, i) => aligned(operand, inputs[i], order))
  // Which labels are still there, and how many operands to come have them.
  let labels = order
  let [result, ...rest] = parts
  rest.forEach((next, i) => {
    const later = inputs.slice(i + 2)
    const done = labels.flatMap((label, d) =>
      output.includes(label) || later.some((other) => other.includes(label)) ? [] : [d],
    )
    const right = permuteTo(next, order, labels)
    const contracted = done.filter((d) => result.shape[d] !== 1 || right.shape[d] !== 1)
    if (contracted.length === 0 && done.length === 0) result = mul(result, right)
    else {
      result = sumOfProducts(result, right, done)
      labels = labels.filter((_, d) => !done.includes(d))
    }
  })
  const open = labels.flatMap((label, d) => (output.includes(label) ? [] : [d]))
  return open.length > 0 ? sumDim(result, open) : result
}

/** Drops the dimensions (of length 1) of labels that are gone. */
const permuteTo = (x: Tensor, order: readonly string[], labels: readonly string[]): Tensor =>
  order.length === labels.length
    ? x
    : reshape(
        x,
        order.flatMap((label, d) => (labels.includes(label) ? [x.shape[d]] : [])),
      )

export const einsumOperation = composite({
  name: 'einsum',
  homes: ['torch'],
  signatures: ['einsum(str equation, tuple of Tensors operands)'],
  compute: (equation: string, operands: readonly Tensor[]): Tensor => einsum(equation, operands),
  samples: [],
})

/** `torch.tensordot`: sums over pairs of dimensions. */
export function tensordot(a: Tensor, b: Tensor, dimsA: readonly number[], dimsB: readonly number[]): Tensor {
  const [sumA, sumB] = [dimsA.map((d) => wrapDim(d, a.rank)), dimsB.map((d) => wrapDim(d, b.rank))]
  sumA.forEach((d, i) => {
    if (a.shape[d] !== b.shape[sumB[i]]) {
      throw runtimeError(
        `contracted dimensions need to match, but first has size ${a.shape[d]} in dim ${d} and second has size ${b.shape[sumB[i]]} ` +
          `in dim ${sumB[i]}`,
      )
    }
  })
  const free = (x: Tensor, dims: readonly number[]): number[] =>
    x.shape.flatMap((_, d) => (dims.includes(d) ? [] : [d]))
  const [freeA, freeB] = [free(a, sumA), free(b, sumB)]
  const lengths = (x: Tensor, dims: readonly number[]): Shape => dims.map((d) => x.shape[d])
  const shape = [...lengths(a, freeA), ...lengths(b, freeB)]
  const [n, k, m] = [numelOf(lengths(a, freeA)), numelOf(lengths(a, sumA)), numelOf(lengths(b, freeB))]
  const [p, q] = [permute(a, [...freeA, ...sumA]), permute(b, [...sumB, ...freeB])]
  if (n === 1 && m === 1) return view(dot(flatten(p), flatten(q)), shape)
  return reshape(mm(reshape(p, [n, k]), reshape(q, [k, m])), shape)
}

export const tensordotOperation = composite({
  name: 'tensordot',
  homes: ['torch'],
  signatures: ['tensordot(Tensor a, Tensor b, int dims=2)'],
  compute: (a: Tensor, b: Tensor, dims: number = 2): Tensor =>
    tensordot(
      a,
      b,
      Array.from({ length: dims }, (_, i) => a.rank - dims + i),
      Array.from({ length: dims }, (_, i) => i),
    ),
  samples: [sample(t(A), t(B), 1), sample(t(A), t(A), 2)],
})

export const inner = composite({
  name: 'inner',
  homes: ['torch', 'Tensor'],
  signatures: ['inner(Tensor input, Tensor other)'],
  compute: (self: Tensor, other: Tensor): Tensor =>
    self.rank === 0 || other.rank === 0 ? mul(self, other) : tensordot(self, other, [-1], [-1]),
  samples: [sample(t([1, 2]), t([3, 4])), sample(t(A), t(A))],
})

/** The Kronecker product: every element of the one times the whole of the other. */
export const kron = composite({
  name: 'kron',
  homes: ['torch', 'Tensor'],
  signatures: ['kron(Tensor input, Tensor other)'],
  compute: (self: Tensor, other: Tensor): Tensor => {
    const rank = Math.max(self.rank, other.rank)
    const pad = (x: Tensor): number[] => [...new Array<number>(rank - x.rank).fill(1), ...x.shape]
    const [p, q] = [pad(self), pad(other)]
    const a = unsafeView(
      contiguous(self),
      p.flatMap((n) => [n, 1]),
    )
    const b = unsafeView(
      contiguous(other),
      q.flatMap((n) => [1, n]),
    )
    return unsafeView(
      mul(a, b),
      p.map((n, d) => n * q[d]),
    )
  },
  samples: [sample(t(A), t(B)), sample(t([1, 2]), t([3, 4])), sample(t([1, 2]), t(B))],
})
