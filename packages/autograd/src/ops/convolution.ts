import { runtimeError } from '../errors.js'
import { type Callable, composite, operation } from '../operation.js'
import { type Shape, formatShape } from '../shape.js'
import { type Tensor, allocate, contiguousData } from '../tensor.js'
import { currentWorld } from '../world.js'
import { sumDim } from './reduction.js'
import { sample, t } from './samples.js'
import { squeezeOne } from './squeeze.js'
import { unsqueeze } from './shape.js'

/*
 * Convolution: every output is a sum of products of a window of the input with a kernel. Seen as a sum over
 * (image, group, kernel place) it has three tensors, any two of which give the third; hence its derivatives are sums of the same kind, and
 * theirs again. The three are one kernel, `contract`, that says which of the three is being made.
 */

const IMAGE = [
  [
    [
      [1, 2, 3, 0],
      [0, 1, 2, 3],
      [3, 0, 1, 2],
      [2, 3, 0, 1],
    ],
  ],
] as const
const KERNEL = [
  [
    [
      [1, 0.5],
      [-1, 2],
    ],
  ],
] as const
const SIGNAL = [[[1, 2, 3, 0, -1]]] as const

/** How the window moves, one number a spatial dimension. */
interface Motion {
  readonly stride: Shape
  readonly padding: Shape
  readonly dilation: Shape
  readonly groups: number
}

interface Sizes {
  /** (batch, channels, ...) */
  readonly input: Shape
  /** (out channels, channels / groups, ...) */
  readonly weight: Shape
  /** (batch, out channels, ...) */
  readonly output: Shape
}

/** The output's length along a spatial dimension. */
const outputLength = (n: number, k: number, stride: number, padding: number, dilation: number): number =>
  Math.floor((n + 2 * padding - dilation * (k - 1) - 1) / stride) + 1

/** Visits every (input, weight, output) triple of positions of one spatial dimension, padded places left out. */
function windows(sizes: Sizes, motion: Motion, d: number): readonly (readonly [number, number, number])[] {
  currentWorld().foresee(sizes.output[d + 2] * sizes.weight[d + 2])
  const found: [number, number, number][] = []
  for (let o = 0; o < sizes.output[d + 2]; o++) {
    for (let k = 0; k < sizes.weight[d + 2]; k++) {
      const i = o * motion.stride[d] - motion.padding[d] + k * motion.dilation[d]
      if (i >= 0 && i < sizes.input[d + 2]) found.push([i, k, o])
    }
  }
  return found
}

/** All spatial triples together, as flat positions within a channel. */
function spatial(sizes: Sizes, motion: Motion): readonly (readonly [number, number, number])[] {
  let found: readonly (readonly [number, number, number])[] = [[0, 0, 0]]
  for (let d = 0; d < sizes.input.length - 2; d++) {
    const next = windows(sizes, motion, d)
    currentWorld().foresee(found.length * next.length)
    found = found.flatMap(([i, k, o]) =>
      next.map(
        ([p, q, r]) => [i * sizes.input[d + 2] + p, k * sizes.weight[d + 2] + q, o * sizes.output[d + 2] + r] as const,
      ),
    )
  }
  return found
}

type Made = 'input' | 'weight' | 'output'

/** Adds up the products of two of the three into the third, which starts from zeros. */
function contract(made: Made, a: Tensor, b: Tensor, sizes: Sizes, motion: Motion): Tensor {
  const out = allocate(sizes[made], a.dtype)
  const [p, q] = [contiguousData(a), contiguousData(b)]
  const sums = new Float64Array(out.numel)
  const triples = spatial(sizes, motion)
  const volume = (shape: Shape): number => shape.slice(2).reduce((x, y) => x * y, 1)
  const [inputs, weights, outputs] = [volume(sizes.input), volume(sizes.weight), volume(sizes.output)]
  const [batch, channels] = sizes.input
  const [outChannels, perGroup] = sizes.weight
  const outPerGroup = outChannels / motion.groups
  const world = currentWorld()
  for (let z = 0; z < batch; z++) {
    for (let c = 0; c < outChannels; c++) {
      const group = Math.floor(c / outPerGroup)
      for (let j = 0; j < perGroup; j++) {
        world.spend(triples.length)
        const atInput = (z * channels + group * perGroup + j) * inputs
        const atWeight = (c * perGroup + j) * weights
        const atOutput = (z * outChannels + c) * outputs
        for (const [i, k, o] of triples) {
          if (made === 'output') sums[atOutput + o] += p[atInput + i] * q[atWeight + k]
          else if (made === 'input') sums[atInput + i] += p[atOutput + o] * q[atWeight + k]
          else sums[atWeight + k] += p[atOutput + o] * q[atInput + i]
        }
      }
    }
  }
  out.storage.data.set(sums)
  return out
}

type Factors = { readonly a: Tensor; readonly b: Tensor } & Geometry

type Geometry = {
  readonly input_size: Shape
  readonly weight_size: Shape
  readonly output_size: Shape
  readonly stride: Shape
  readonly padding: Shape
  readonly dilation: Shape
  readonly groups: number
}

type Contraction = Callable<
  [
    a: Tensor,
    b: Tensor,
    input_size: Shape,
    weight_size: Shape,
    output_size: Shape,
    stride: Shape,
    padding: Shape,
    dilation: Shape,
    groups: number,
  ],
  Tensor
>

const call = (row: Contraction, a: Tensor, b: Tensor, x: Geometry): Tensor =>
  row(a, b, x.input_size, x.weight_size, x.output_size, x.stride, x.padding, x.dilation, x.groups)

/** One of the three contractions as a row: the derivatives by its two factors are the other two. */
const contraction = (
  made: Made,
  byFirst: () => Contraction,
  bySecond: () => Contraction,
  order: (g: Tensor, other: Tensor, which: 'a' | 'b') => readonly [Tensor, Tensor],
): Contraction =>
  operation({
    name: `convolution_${made}`,
    homes: [],
    signatures: [
      `convolution_${made}(Tensor a, Tensor b, tuple of ints input_size, tuple of ints weight_size, tuple of ints output_size, ` +
        'tuple of ints stride, tuple of ints padding, tuple of ints dilation, int groups)',
    ],
    gradFn: made === 'output' ? 'ConvolutionBackward0' : 'ConvolutionBackwardBackward0',
    inPlace: false,
    forward: (
      a: Tensor,
      b: Tensor,
      input_size: Shape,
      weight_size: Shape,
      output_size: Shape,
      stride: Shape,
      padding: Shape,
      dilation: Shape,
      groups: number,
    ) =>
      contract(
        made,
        a,
        b,
        { input: input_size, weight: weight_size, output: output_size },
        { stride, padding, dilation, groups },
      ),
    vjp: {
      a: (g, { b, ...rest }: Factors) => call(byFirst(), ...order(g, b, 'a'), rest),
      b: (g, { a, ...rest }) => call(bySecond(), ...order(g, a, 'b'), rest),
    },
    saves: {
      a: 'b',
      b: 'a',
      input_size: 'any',
      weight_size: 'any',
      output_size: 'any',
      stride: 'any',
      padding: 'any',
      dilation: 'any',
      groups: 'any',
    },
    tex: { value: '@a * @b', rules: { a: '@g \\star @b', b: '@g \\star @a' } },
    mistakes: {},
    samples: [],
  })

// output(input, weight), input(output, weight), weight(output, input)
const toOutput: Contraction = contraction(
  'output',
  () => toInput,
  () => toWeight,
  (g, other) => [g, other],
)
const toInput: Contraction = contraction(
  'input',
  () => toOutput,
  () => toWeight,
  (g, other, which) => (which === 'a' ? [g, other] : [other, g]),
)
const toWeight: Contraction = contraction(
  'weight',
  () => toOutput,
  () => toInput,
  (g, other, which) => (which === 'a' ? [other, g] : [other, g]),
)

type Convolved = {
  readonly input: Tensor
  readonly weight: Tensor
  readonly stride: Shape
  readonly padding: Shape
  readonly dilation: Shape
  readonly groups: number
}

const geometry = (g: Shape, { input, weight, ...motion }: Convolved): Geometry => ({
  input_size: input.shape,
  weight_size: weight.shape,
  output_size: g,
  ...motion,
})

export const convolution = operation({
  name: 'convolution',
  homes: [],
  signatures: [
    'convolution(Tensor input, Tensor weight, Tensor bias, tuple of ints stride, tuple of ints padding, tuple of ints dilation, int groups)',
  ],
  gradFn: 'ConvolutionBackward0',
  inPlace: false,
  forward: (
    input: Tensor,
    weight: Tensor,
    bias: Tensor | null,
    stride: Shape,
    padding: Shape,
    dilation: Shape,
    groups: number,
  ) => {
    if (input.shape[1] !== weight.shape[1] * groups) {
      throw runtimeError(
        `Given groups=${groups}, weight of size ${formatShape(weight.shape)}, expected input${formatShape(input.shape)} to have ` +
          `${weight.shape[1] * groups} channels, but got ${input.shape[1]} channels instead`,
      )
    }
    const lengths = input.shape
      .slice(2)
      .map((n, d) => outputLength(n, weight.shape[d + 2], stride[d], padding[d], dilation[d]))
    if (lengths.some((n) => n <= 0)) {
      const padded = input.shape.slice(2).map((n, d) => n + 2 * padding[d])
      throw runtimeError(
        `Calculated padded input size per channel: (${padded.join(' x ')}). Kernel size: (${weight.shape.slice(2).join(' x ')}). Kernel ` +
          "size can't be greater than actual input size",
      )
    }
    const output = [input.shape[0], weight.shape[0], ...lengths]
    const out = contract(
      'output',
      input,
      weight,
      { input: input.shape, weight: weight.shape, output },
      { stride, padding, dilation, groups },
    )
    if (bias !== null) {
      const inner = lengths.reduce((a, b) => a * b, 1)
      const values = contiguousData(bias)
      const { data } = out.storage
      for (let i = 0; i < data.length; i++) data[i] += values[Math.floor(i / inner) % output[1]]
    }
    return out
  },
  vjp: {
    input: (g, saved: Convolved & { readonly bias: Tensor | null }) =>
      call(toInput, g, saved.weight, geometry(g.shape, saved)),
    weight: (g, saved) => call(toWeight, g, saved.input, geometry(g.shape, saved)),
    bias: (g) => sumDim(g, [0, ...g.shape.slice(2).map((_, d) => d + 2)]),
  },
  saves: {
    input: 'any',
    weight: 'any',
    bias: 'any',
    stride: 'any',
    padding: 'any',
    dilation: 'any',
    groups: 'any',
  },
  tex: {
    value: '@input * @weight + @bias',
    rules: { input: '@g \\star @weight', weight: '@g \\star @input', bias: '\\sum @g' },
  },
  mistakes: {},
  samples: [],
})

const many = (x: number | Shape, n: number): Shape =>
  typeof x === 'number' ? new Array<number>(n).fill(x) : x.length === 1 ? new Array<number>(n).fill(x[0]) : x

const spatialConvolution = (
  dimensions: 1 | 2,
  image: typeof IMAGE | typeof SIGNAL,
  kernel: typeof KERNEL | readonly (readonly (readonly number[])[])[],
) =>
  composite({
    name: `conv${dimensions}d`,
    homes: ['F', 'torch'],
    signatures: [
      `conv${dimensions}d(Tensor input, Tensor weight, Tensor bias=None, tuple of ints stride=1, tuple of ints padding=0, ` +
        'tuple of ints dilation=1, int groups=1)',
    ],
    compute: (
      input: Tensor,
      weight: Tensor,
      bias: Tensor | null = null,
      stride: number | Shape = 1,
      padding: number | Shape = 0,
      dilation: number | Shape = 1,
      groups: number = 1,
    ): Tensor => {
      const rank = dimensions + 2
      if (input.rank !== rank && input.rank !== rank - 1) {
        throw runtimeError(
          `Expected ${rank - 1}D (unbatched) or ${rank}D (batched) input to conv${dimensions}d, but got input of size: ` +
            formatShape(input.shape),
        )
      }
      const single = input.rank === rank - 1
      const out = convolution(
        single ? unsqueeze(input, 0) : input,
        weight,
        bias,
        many(stride, dimensions),
        many(padding, dimensions),
        many(dilation, dimensions),
        groups,
      )
      return single ? squeezeOne(out, 0) : out
    },
    samples: [
      sample(t(image), t(kernel)),
      sample(t(image), t(kernel), t([0.5]), 2, 1),
      sample(t(image), t(kernel), null, 1, 1, 2),
    ],
  })

export const conv1d = spatialConvolution(1, SIGNAL, [[[1, -2]]])
export const conv2d = spatialConvolution(2, IMAGE, KERNEL)
