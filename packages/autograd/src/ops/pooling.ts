import { runtimeError } from '../errors.js'
import { composite, operation } from '../operation.js'
import { type Shape, contiguousStrides, numelOf } from '../shape.js'
import { type Tensor, allocate, contiguousData } from '../tensor.js'
import { currentWorld } from '../world.js'
import { int64 } from '../dtype.js'
import { div } from './arithmetic.js'
import { pick, place } from './positions.js'
import { sample, t } from './samples.js'
import { expand, reshape, unsqueeze } from './shape.js'
import { squeezeOne } from './squeeze.js'
import { sum } from './reduction.js'

/** Windows that slide over the last dimensions: the largest of each, or the mean of each. */

const IMAGE = [
  [
    [1.5, 2, 3, -1],
    [0, 9, 2.5, 3.5],
    [3.25, 0.5, 1, 2.25],
    [2.75, 4, -2, 7],
  ],
] as const

/** For each output place (row-major over the pooled dimensions), the input places of its window; padding left out. */
function windowsOf(
  lengths: Shape,
  kernel: Shape,
  stride: Shape,
  padding: Shape,
): { shape: number[]; windows: number[][] } {
  const shape = lengths.map((n, d) => Math.floor((n + 2 * padding[d] - kernel[d]) / stride[d]) + 1)
  if (shape.some((n) => n <= 0)) throw runtimeError('Given input size: Output size is too small')
  currentWorld().foresee(numelOf(shape) * numelOf(kernel))
  const strides = contiguousStrides(lengths)
  const outer = contiguousStrides(shape)
  const windows = Array.from({ length: numelOf(shape) }, (_, o) => {
    let places = [0]
    lengths.forEach((n, d) => {
      const start = (Math.floor(o / outer[d]) % shape[d]) * stride[d] - padding[d]
      const indices = Array.from({ length: kernel[d] }, (_step, k) => start + k).filter((i) => i >= 0 && i < n)
      places = places.flatMap((p) => indices.map((i) => p + i * strides[d]))
    })
    return places
  })
  return { shape, windows }
}

type Pooled = {
  readonly self: Tensor
  readonly kernel_size: Shape
  readonly stride: Shape
  readonly padding: Shape
  readonly result1: Tensor
}

const lead = (x: Tensor): number[] => [...x.shape.slice(0, -2)]
const plane = (x: Tensor): number => numelOf(x.shape.slice(-2))

/** Where the winners (indices within each plane) stand in the whole tensor. */
const winnersIn = (self: Tensor, indices: Tensor): Int32Array => {
  const [own, out] = [plane(self), plane(indices)]
  return Int32Array.from(indices.toArray(), (at, i) => Math.floor(i / out) * own + at)
}

export const maxPool2dRow = operation({
  name: 'max_pool2d_with_indices',
  homes: [],
  signatures: [
    'max_pool2d_with_indices(Tensor input, tuple of ints kernel_size, tuple of ints stride, tuple of ints padding)',
  ],
  gradFn: 'MaxPool2DWithIndicesBackward0',
  inPlace: false,
  forward: (self: Tensor, kernel_size: Shape, stride: Shape, padding: Shape): readonly Tensor[] => {
    const { shape, windows } = windowsOf(self.shape.slice(-2), kernel_size, stride, padding)
    const [out, indices] = [allocate([...lead(self), ...shape], self.dtype), allocate([...lead(self), ...shape], int64)]
    const values = contiguousData(self)
    const size = plane(self)
    for (let i = 0; i < out.numel; i++) {
      const base = Math.floor(i / windows.length) * size
      let [best] = windows[i % windows.length]
      for (const at of windows[i % windows.length]) if (values[base + at] > values[base + best]) best = at
      out.storage.data[i] = values[base + best]
      indices.storage.data[i] = best
    }
    return [out, indices]
  },
  vjp: { self: (g, { self, result1 }: Pooled) => place(g, winnersIn(self, result1), self.shape) },
  saves: { self: 'any', kernel_size: 'any', stride: 'any', padding: 'any', result1: 'any' },
  tex: {
    value: '\\operatorname{maxpool}(@self)',
    rules: { self: '@g \\text{ at the winners, } 0 \\text{ elsewhere}' },
  },
  mistakes: {},
  samples: [],
})

type Averaged = {
  readonly self: Tensor
  readonly kernel_size: Shape
  readonly stride: Shape
  readonly padding: Shape
}

/** One row of places a window, missing ones (padding) as -1: the mean is then a sum over a picked table. */
function table(
  self: Tensor,
  { kernel_size, stride, padding }: Omit<Averaged, 'self'>,
): { places: Int32Array; shape: number[] } {
  const { shape, windows } = windowsOf(self.shape.slice(-2), kernel_size, stride, padding)
  const width = numelOf(kernel_size)
  const outer = [...lead(self), ...shape]
  const size = plane(self)
  const places = new Int32Array(numelOf(outer) * width).fill(-1)
  for (let i = 0; i < numelOf(outer); i++) {
    windows[i % windows.length].forEach((at, j) => {
      places[i * width + j] = Math.floor(i / windows.length) * size + at
    })
  }
  return { places, shape: [...outer, width] }
}

export const avgPool2dRow = operation({
  name: 'avg_pool2d',
  homes: [],
  signatures: ['avg_pool2d(Tensor input, tuple of ints kernel_size, tuple of ints stride, tuple of ints padding)'],
  gradFn: 'AvgPool2DBackward0',
  inPlace: false,
  forward: (self: Tensor, kernel_size: Shape, stride: Shape, padding: Shape) => {
    const { places, shape } = table(self, { kernel_size, stride, padding })
    return div(sum(pick(self, places, shape), -1), numelOf(kernel_size))
  },
  vjp: {
    self: (g, { self, ...motion }: Averaged) => {
      const { places, shape } = table(self, motion)
      const wide = expand(unsqueeze(div(g, numelOf(motion.kernel_size)), -1), shape)
      return place(reshape(wide, [-1]), places, self.shape)
    },
  },
  saves: { self: 'any', kernel_size: 'any', stride: 'any', padding: 'any' },
  tex: { value: '\\operatorname{avgpool}(@self)', rules: { self: '\\tfrac{@g}{k^2} \\text{ in each window}' } },
  mistakes: {
    'mean-not-divided': {
      self: (g, { self, ...motion }) => {
        const { places, shape } = table(self, motion)
        return place(reshape(expand(unsqueeze(g, -1), shape), [-1]), places, self.shape)
      },
    },
  },
  samples: [],
})

const pair = (x: number | Shape): Shape => (typeof x === 'number' ? [x, x] : x.length === 1 ? [x[0], x[0]] : x)

const pool2d = (
  name: 'max_pool2d' | 'avg_pool2d',
  /** Parameters that a class does not meet: accepted with their defaults only. */
  rest: string,
  row: (self: Tensor, kernel: Shape, stride: Shape, padding: Shape) => Tensor,
) =>
  composite({
    name,
    homes: ['F'],
    signatures: [
      `${name}(Tensor input, tuple of ints kernel_size, tuple of ints stride=None, tuple of ints padding=0${rest})`,
    ],
    compute: (
      self: Tensor,
      kernel: number | Shape,
      stride: number | Shape | null = null,
      padding: number | Shape = 0,
    ): Tensor => row(self, pair(kernel), pair(stride ?? kernel), pair(padding)),
    samples: [sample(t(IMAGE), 2), sample(t([IMAGE]), [2, 2], 1, 1)],
  })

const maxRow = (self: Tensor, kernel: Shape, stride: Shape, padding: Shape): Tensor =>
  maxPool2dRow(self, kernel, stride, padding)[0]

export const maxPool2d = pool2d(
  'max_pool2d',
  ', int dilation=1, bool ceil_mode=False, bool return_indices=False',
  maxRow,
)
export const avgPool2d = pool2d('avg_pool2d', '', (self, kernel, stride, padding) =>
  avgPool2dRow(self, kernel, stride, padding),
)

/** Along one dimension: the same with a second of length 1. */
export const maxPool1d = composite({
  name: 'max_pool1d',
  homes: ['F', 'torch'],
  signatures: ['max_pool1d(Tensor input, int kernel_size, int stride=None, int padding=0)'],
  compute: (self: Tensor, kernel: number, stride: number | null = null, padding: number = 0): Tensor =>
    squeezeOne(maxRow(unsqueeze(self, -2), [1, kernel], [1, stride ?? kernel], [0, padding]), -2),
  samples: [sample(t([[1, 3, 2, 5]]), 2)],
})
