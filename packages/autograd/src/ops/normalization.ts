import { runtimeError } from '../errors.js'
import { composite, operation } from '../operation.js'
import { type Scalar, valueOf } from '../scalar.js'
import { type Shape, formatShape, numelOf, sameShape } from '../shape.js'
import { type Tensor, allocate, contiguousData } from '../tensor.js'
import { currentWorld } from '../world.js'
import { add, div, mul, neg, sub } from './arithmetic.js'
import { floatsOnly } from './implemented.js'
import { rsqrt } from './power.js'
import { mean, sum } from './reduction.js'
import { sample, t } from './samples.js'
import { reshape } from './shape.js'

/** Numbers shifted and scaled to mean 0 and variance 1. */

const MATRIX = [
  [1, 2, 4],
  [4, -5, 6],
] as const

type Layer = {
  readonly input: Tensor
  readonly normalized_shape: Shape
  readonly weight: Tensor | null
  readonly bias: Tensor | null
  readonly eps: Scalar
  readonly result1: Tensor
  readonly result2: Tensor
}

const lastDims = (x: Tensor, shape: Shape): number[] => shape.map((_, i) => x.rank - shape.length + i)
const firstDims = (x: Tensor, shape: Shape): number[] => Array.from({ length: x.rank - shape.length }, (_, i) => i)

/** Mean and reciprocal deviation: as saved or, when the gradient is to be differentiated again, written out from the input. */
function figures(
  { input, eps, result1, result2 }: Layer,
  dims: readonly number[],
): { readonly centre: Tensor; readonly scale: Tensor } {
  if (!currentWorld().gradMode) return { centre: result1, scale: result2 }
  const centre = mean(input, dims, true)
  const centred = sub(input, centre)
  return { centre, scale: rsqrt(add(mean(mul(centred, centred), dims, true), eps)) }
}

const EPS = 1e-5

export const nativeLayerNorm = operation({
  name: 'native_layer_norm',
  homes: ['torch'],
  signatures: [
    'native_layer_norm(Tensor input, tuple of ints normalized_shape, Tensor weight=None, Tensor bias=None, float eps=1e-05)',
  ],
  gradFn: 'NativeLayerNormBackward0',
  inPlace: false,
  forward: (
    input: Tensor,
    normalized_shape: Shape,
    weight: Tensor | null = null,
    bias: Tensor | null = null,
    eps: Scalar = EPS,
  ): readonly Tensor[] => {
    if (normalized_shape.length === 0) {
      throw runtimeError(
        'Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = []',
      )
    }
    const tail = input.shape.slice(input.rank - normalized_shape.length)
    if (!sameShape(tail, normalized_shape)) {
      throw runtimeError(
        `Given normalized_shape=${formatShape(normalized_shape)}, expected input with shape [*, ${normalized_shape.join(', ')}], but got ` +
          `input of size${formatShape(input.shape)}`,
      )
    }
    floatsOnly('LayerNormKernelImpl', input)
    const width = numelOf(normalized_shape)
    const values = contiguousData(input)
    const kept = [...input.shape.slice(0, input.rank - normalized_shape.length), ...normalized_shape.map(() => 1)]
    const [out, means, scales] = [
      allocate(input.shape, input.dtype),
      allocate(kept, input.dtype),
      allocate(kept, input.dtype),
    ]
    const [w, b] = [weight === null ? null : contiguousData(weight), bias === null ? null : contiguousData(bias)]
    for (let k = 0; k < means.numel; k++) {
      const row = values.subarray(k * width, (k + 1) * width)
      let total = 0
      for (const x of row) total += x
      const centre = total / width
      let squares = 0
      for (const x of row) squares += (x - centre) ** 2
      const scale = 1 / Math.sqrt(squares / width + valueOf(eps))
      means.storage.data[k] = centre
      scales.storage.data[k] = scale
      row.forEach((x, i) => {
        out.storage.data[k * width + i] = (x - centre) * scale * (w?.[i] ?? 1) + (b?.[i] ?? 0)
      })
    }
    return [out, means, scales]
  },
  differentiable: 1,
  unseen: ['eps'],
  vjp: {
    input: (g, saved: Layer) => {
      const { input, normalized_shape, weight } = saved
      const dims = lastDims(input, normalized_shape)
      const { centre, scale } = figures(saved, dims)
      const weighted = weight === null ? g : mul(g, weight)
      // dx = a dy + b x + c, with a = 1/sigma: PyTorch's order of the steps, whose rounding shows where they cancel
      const n = numelOf(normalized_shape)
      const [level, slant] = [sum(weighted, dims, true), sum(mul(weighted, input), dims, true)]
      const b = div(mul(sub(mul(level, centre), slant), mul(mul(scale, scale), scale)), n)
      const c = sub(neg(mul(b, centre)), div(mul(level, scale), n))
      return add(add(mul(scale, weighted), mul(b, input)), c)
    },
    weight: (g, saved) => {
      const { input, normalized_shape } = saved
      const { centre, scale } = figures(saved, lastDims(input, normalized_shape))
      return overRows(mul(g, mul(sub(input, centre), scale)), input, normalized_shape)
    },
    bias: (g, { input, normalized_shape }) => overRows(g, input, normalized_shape),
  },
  saves: {
    input: 'any',
    normalized_shape: 'any',
    weight: 'any',
    bias: 'any',
    eps: 'any',
    result1: 'any',
    result2: 'any',
  },
  tex: {
    value: '\\frac{@input - \\bar{@input}}{\\sigma}',
    rules: {
      input: '\\tfrac1\\sigma \\bigl(@g - \\overline{@g} - \\hat{@input}\\,\\overline{@g \\hat{@input}}\\bigr)',
      weight: '\\sum @g \\cdot \\hat{@input}',
      bias: '\\sum @g',
    },
  },
  mistakes: {},
  samples: [
    sample(t(MATRIX), [3], null, null, 1e-5),
    sample(t(MATRIX), [3], t([1, 2, 0.5]), t([0, 1, -1]), 1e-5),
    sample(t(MATRIX), [2, 3], null, null, 0.1),
  ],
})

const overRows = (x: Tensor, input: Tensor, shape: Shape): Tensor => {
  const rows = firstDims(input, shape)
  return rows.length === 0 ? x : reshape(sum(x, rows), shape)
}

export const layerNorm = composite({
  name: 'layer_norm',
  homes: ['F', 'torch'],
  signatures: [
    'layer_norm(Tensor input, tuple of ints normalized_shape, Tensor weight=None, Tensor bias=None, float eps=1e-05)',
  ],
  compute: (
    input: Tensor,
    normalized_shape: Shape,
    weight: Tensor | null = null,
    bias: Tensor | null = null,
    eps: Scalar = EPS,
  ): Tensor => nativeLayerNorm(input, normalized_shape, weight, bias, eps)[0],
  samples: [sample(t(MATRIX), [3])],
})
