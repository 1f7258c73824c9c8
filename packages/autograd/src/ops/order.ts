import { int64 } from '../dtype.js'
import { runtimeError } from '../errors.js'
import { groupsOf, reduce } from '../kernels/reduce.js'
import { operation } from '../operation.js'
import { type Shape, reducedShape, wrapDim } from '../shape.js'
import { type Tensor, allocate } from '../tensor.js'
import { chosenPlaces, sharedByAll } from './extremes.js'
import { place } from './positions.js'
import { expand } from './shape.js'
import { sample, t } from './samples.js'

/** The median, the k-th smallest, the most frequent: one element is chosen, and gets the gradient. */

const MATRIX = [
  [1, 7, 3],
  [9, 5, 6],
] as const

type Won = {
  readonly dim: number
  readonly keepdim: boolean
  readonly indices: Tensor
  readonly self_sym_sizes: Shape
}

/** Which member of a group (given as values) is chosen. */
type Choose = (values: readonly number[]) => number

const byValue = (values: readonly number[]): number[] =>
  values.map((_, i) => i).sort((i, j) => (values[i] === values[j] ? i - j : values[i] - values[j]))

/** The lower of the two in the middle; a NaN is everybody's median. */
const middle: Choose = (values) => {
  const nan = values.findIndex(Number.isNaN)
  return nan >= 0 ? nan : byValue(values)[Math.floor((values.length - 1) / 2)]
}

/** The smallest of the most frequent values, where it stands last. */
const commonest: Choose = (values) => {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const most = Math.max(...counts.values())
  const value = Math.min(...[...counts].filter(([, count]) => count === most).map(([v]) => v))
  return values.lastIndexOf(value)
}

function chosen(self: Tensor, dim: number, keepdim: boolean, choose: Choose): readonly Tensor[] {
  const dims = self.rank === 0 ? [] : [wrapDim(dim, self.rank)]
  const { positions, outer, inner } = groupsOf(self, dims)
  const shape = reducedShape(self.shape, dims, keepdim)
  const [values, indices] = [allocate(shape, self.dtype), allocate(shape, int64)]
  for (let k = 0; k < outer; k++) {
    const group = Array.from(positions.subarray(k * inner, (k + 1) * inner), (p) => self.storage.data[p])
    const at = choose(group)
    values.storage.data[k] = group[at]
    indices.storage.data[k] = at
  }
  return [values, indices]
}

const back = (g: Tensor, { dim, keepdim, indices, self_sym_sizes: sizes }: Won): Tensor =>
  place(g, chosenPlaces(sizes, dim, indices, keepdim), sizes)

const SAVES = { dim: 'any', keepdim: 'any', indices: 'any', self_sym_sizes: 'any' } as const
const RULE = '@g \\text{ at the chosen, } 0 \\text{ elsewhere}'

export const median = operation({
  name: 'median',
  homes: ['torch', 'Tensor'],
  signatures: ['median(Tensor input)'],
  gradFn: 'MedianBackward0',
  inPlace: false,
  forward: (self: Tensor) =>
    reduce(self, null, false, self.dtype, (data, positions, from, to) => {
      const values = Array.from(positions.subarray(from, to), (p) => data[p])
      return values.length === 0 ? NaN : values[middle(values)]
    }),
  vjp: {
    self: (g, { self, result }: { readonly self: Tensor; readonly result: Tensor }) => sharedByAll(g, self, result),
  },
  saves: { self: 'any', result: 'any' },
  tex: { value: '\\operatorname{median} @self', rules: { self: RULE } },
  mistakes: { 'max-spreads': { self: (g, { self }) => expand(g, self.shape) } },
  samples: [sample(t(MATRIX)), sample(t([3, 1, 2])), sample(t(4))],
})

const along = (name: string, gradFn: string, choose: Choose, dimDefault: string) =>
  operation({
    name,
    homes: ['torch', 'Tensor'],
    signatures: [`${name}(Tensor input, int dim${dimDefault}, bool keepdim=False)`],
    gradFn,
    inPlace: false,
    forward: (self: Tensor, dim: number = -1, keepdim: boolean = false): readonly Tensor[] =>
      chosen(self, dim, keepdim, choose),
    vjp: { self: (g, saved: Won) => back(g, saved) },
    saves: SAVES,
    tex: { value: `\\operatorname{${name}} @self`, rules: { self: RULE } },
    mistakes: {},
    samples: [sample(t(MATRIX), 1), sample(t(MATRIX), 0, true)],
  })

export const medianDim = along('median', 'MedianBackward1', middle, '')
export const mode = along('mode', 'ModeBackward0', commonest, '=-1')

export const kthvalue = operation({
  name: 'kthvalue',
  homes: ['torch', 'Tensor'],
  signatures: ['kthvalue(Tensor input, int k, int dim=-1, bool keepdim=False)'],
  gradFn: 'KthvalueBackward0',
  inPlace: false,
  forward: (self: Tensor, k: number, dim: number = -1, keepdim: boolean = false): readonly Tensor[] => {
    const n = self.rank === 0 ? 1 : self.shape[wrapDim(dim, self.rank)]
    if (k < 1 || k > n) {
      const at = self.rank === 0 ? 0 : wrapDim(dim, self.rank)
      throw runtimeError(`kthvalue(): selected number k out of range for dimension ${at}`)
    }
    return chosen(self, dim, keepdim, (values) => byValue(values)[k - 1])
  },
  vjp: { self: (g, saved: Won) => back(g, saved) },
  saves: SAVES,
  tex: { value: '\\operatorname{kthvalue} @self', rules: { self: RULE } },
  mistakes: {},
  samples: [sample(t(MATRIX), 2), sample(t(MATRIX), 1, 0, true)],
})
