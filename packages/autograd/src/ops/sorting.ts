import { int64 } from '../dtype.js'
import { runtimeError } from '../errors.js'
import { groupsOf } from '../kernels/reduce.js'
import { type Callable, composite, operation } from '../operation.js'
import { type Shape, wrapDim } from '../shape.js'
import { type Tensor, allocate } from '../tensor.js'
import { chosenPlaces } from './extremes.js'
import { place } from './positions.js'
import { sample, t } from './samples.js'

/** Putting in order. The gradient goes back to where each element came from. */

const MATRIX = [
  [1, 7, 3],
  [9, 5, 6],
] as const

type Sorted = { readonly dim: number; readonly indices: Tensor; readonly self_sym_sizes: Shape }

/** The order of each group along `dim`, as positions in the group; NaN counts as the largest. */
function ordered(self: Tensor, dim: number, descending: boolean, take: number): readonly Tensor[] {
  const d = wrapDim(dim, self.rank)
  const dims = self.rank === 0 ? [] : [d]
  const { positions, outer, inner } = groupsOf(self, dims)
  const shape = self.rank === 0 ? [] : self.shape.with(d, Math.min(take, inner))
  const [values, indices] = [allocate(shape, self.dtype), allocate(shape, int64)]
  const places = groupsOf(values, dims)
  const { data } = self.storage
  for (let k = 0; k < outer; k++) {
    const at = (i: number): number => data[positions[k * inner + i]]
    const order = Array.from({ length: inner }, (_, i) => i).sort((i, j) => {
      const [a, b] = descending ? [at(j), at(i)] : [at(i), at(j)]
      if (a !== a || b !== b) return a === a ? -1 : b === b ? 1 : 0
      return a - b
    })
    for (let i = 0; i < places.inner; i++) {
      const to = places.positions[k * places.inner + i]
      values.storage.data[to] = at(order[i])
      indices.storage.data[to] = order[i]
    }
  }
  return [values, indices]
}

/** The gradient of sorted values, put back to where they came from. */
const unsorted = (g: Tensor, { dim, indices, self_sym_sizes: sizes }: Sorted): Tensor =>
  place(g, chosenPlaces(sizes, dim, indices, true), sizes)

export const sort: Callable<[self: Tensor, dim?: number, descending?: boolean], readonly Tensor[]> = operation({
  name: 'sort',
  homes: ['torch', 'Tensor'],
  signatures: ['sort(Tensor input, int dim=-1, bool descending=False)'],
  gradFn: 'SortBackward0',
  inPlace: false,
  forward: (self: Tensor, dim: number = -1, descending: boolean = false): readonly Tensor[] =>
    ordered(self, dim, descending, Infinity),
  vjp: { self: (g, saved: Sorted) => unsorted(g, saved) },
  saves: { dim: 'any', indices: 'any', self_sym_sizes: 'any' },
  tex: { value: '\\operatorname{sort}(@self)', rules: { self: '@g \\text{, put back in order}' } },
  mistakes: { 'max-spreads': { self: (g) => g } },
  samples: [sample(t(MATRIX)), sample(t(MATRIX), 0, true), sample(t([3, 1, 2]))],
})

export const argsort = composite({
  name: 'argsort',
  homes: ['torch', 'Tensor'],
  signatures: ['argsort(Tensor input, int dim=-1, bool descending=False)'],
  compute: (self: Tensor, dim: number = -1, descending: boolean = false): Tensor =>
    ordered(self, dim, descending, Infinity)[1],
  samples: [sample(t(MATRIX))],
})

export const topk = operation({
  name: 'topk',
  homes: ['torch', 'Tensor'],
  signatures: ['topk(Tensor input, int k, int dim=-1, bool largest=True, bool sorted=True)'],
  gradFn: 'TopkBackward0',
  inPlace: false,
  forward: (self: Tensor, k: number, dim: number = -1, largest: boolean = true): readonly Tensor[] => {
    const d = wrapDim(dim, self.rank)
    if (k < 0 || k > (self.rank === 0 ? 1 : self.shape[d])) throw runtimeError('selected index k out of range')
    return ordered(self, dim, largest, k)
  },
  vjp: { self: (g, saved: Sorted) => unsorted(g, saved) },
  saves: { dim: 'any', indices: 'any', self_sym_sizes: 'any' },
  tex: { value: '\\operatorname{topk}(@self)', rules: { self: '@g \\text{ at the winners, } 0 \\text{ elsewhere}' } },
  mistakes: {},
  samples: [sample(t(MATRIX), 2), sample(t(MATRIX), 1, 0, false)],
})
