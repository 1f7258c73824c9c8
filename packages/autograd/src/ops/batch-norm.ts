import { valueError } from '../errors.js'
import { composite, operation } from '../operation.js'
import { type Scalar, valueOf } from '../scalar.js'
import type { Tensor } from '../tensor.js'
import { noGrad } from '../world.js'
import { overwrite } from '../tape/inplace.js'
import { add, mul, sub } from './arithmetic.js'
import { rsqrt } from './power.js'
import { mean, sum } from './reduction.js'
import { constant, sample, t } from './samples.js'
import { reshape } from './shape.js'
import { variance } from './statistics.js'

/** Normalisation over the examples of a batch, one channel at a time. */

const MATRIX = [
  [1, 2, 4],
  [4, -5, 6],
  [0.5, 1, 1.5],
] as const

type Batch = {
  readonly input: Tensor
  readonly weight: Tensor | null
  readonly bias: Tensor | null
  readonly running_mean: Tensor | null
  readonly running_var: Tensor | null
  readonly training: boolean
  readonly eps: Scalar
}

/** All dimensions but the channels'. */
const others = (x: Tensor): number[] => x.shape.flatMap((_, d) => (d === 1 ? [] : [d]))
const alongChannels = (x: Tensor, like: Tensor): Tensor =>
  reshape(
    x,
    like.shape.map((n, d) => (d === 1 ? n : 1)),
  )

/** (x - mean) / deviation, written out so that it can be differentiated again. */
function standardized(saved: Batch): { readonly value: Tensor; readonly scale: Tensor } {
  const { input, running_mean, running_var, training, eps } = saved
  const dims = others(input)
  if (!training && running_mean !== null && running_var !== null) {
    const scale = rsqrt(add(alongChannels(running_var, input), eps))
    return { value: mul(sub(input, alongChannels(running_mean, input)), scale), scale }
  }
  const centred = sub(input, mean(input, dims, true))
  const scale = rsqrt(add(mean(mul(centred, centred), dims, true), eps))
  return { value: mul(centred, scale), scale }
}

export const nativeBatchNorm = operation({
  name: 'native_batch_norm',
  homes: [],
  signatures: [
    'native_batch_norm(Tensor input, Tensor weight, Tensor bias, Tensor running_mean, Tensor running_var, bool training, float eps)',
  ],
  gradFn: 'NativeBatchNormBackward0',
  inPlace: false,
  forward: (
    input: Tensor,
    weight: Tensor | null,
    bias: Tensor | null,
    running_mean: Tensor | null,
    running_var: Tensor | null,
    training: boolean,
    eps: Scalar,
  ) =>
    noGrad(() => {
      const { value } = standardized({ input, weight, bias, running_mean, running_var, training, eps })
      const scaled = weight === null ? value : mul(value, alongChannels(weight, input))
      return bias === null ? scaled : add(scaled, alongChannels(bias, input))
    }),
  vjp: {
    input: (g, saved: Batch) => {
      const { value, scale } = standardized(saved)
      const weighted = saved.weight === null ? g : mul(g, alongChannels(saved.weight, g))
      if (!saved.training) return mul(weighted, scale)
      const dims = others(g)
      const level = add(mean(weighted, dims, true), mul(value, mean(mul(weighted, value), dims, true)))
      return mul(scale, sub(weighted, level))
    },
    weight: (g, saved) => sum(mul(g, standardized(saved).value), others(g)),
    bias: (g) => sum(g, others(g)),
  },
  saves: {
    input: 'any',
    weight: 'any',
    bias: 'any',
    running_mean: 'any',
    running_var: 'any',
    training: 'any',
    eps: 'any',
  },
  unseen: ['bias'],
  tex: {
    value: '\\frac{@input - \\mu}{\\sigma} \\cdot @weight + @bias',
    rules: {
      input: '\\tfrac1\\sigma \\bigl(@g - \\overline{@g} - \\hat{@input}\\,\\overline{@g \\hat{@input}}\\bigr)',
      weight: '\\sum @g \\cdot \\hat{@input}',
      bias: '\\sum @g',
    },
  },
  mistakes: {},
  samples: [],
})

/** Moves the running figures towards the batch's: (1 - momentum) * old + momentum * new. */
function updateRunning(running: Tensor, batch: Tensor, momentum: number): void {
  overwrite(running, add(mul(running, 1 - momentum), mul(reshape(batch, running.shape), momentum)))
}

export const batchNorm = composite({
  name: 'batch_norm',
  homes: ['F'],
  signatures: [
    'batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor weight=None, Tensor bias=None, bool training=False, ' +
      'float momentum=0.1, float eps=1e-05)',
  ],
  compute: (
    input: Tensor,
    running_mean: Tensor | null,
    running_var: Tensor | null,
    weight: Tensor | null = null,
    bias: Tensor | null = null,
    training: boolean = false,
    momentum: Scalar = 0.1,
    eps: Scalar = 1e-5,
  ): Tensor => {
    const dims = others(input)
    const examples = dims.reduce((n, d) => n * input.shape[d], 1)
    if (training && examples === 1) {
      throw valueError(
        `Expected more than 1 value per channel when training, got input size torch.Size([${input.shape.join(', ')}])`,
      )
    }
    // A copy for the tape: the running figures are about to move, and in training no rule reads them.
    const out = nativeBatchNorm(
      input,
      weight,
      bias,
      training ? null : running_mean,
      training ? null : running_var,
      training,
      eps,
    )
    if (training) {
      noGrad(() => {
        if (running_mean !== null) updateRunning(running_mean, mean(input, dims), valueOf(momentum))
        if (running_var !== null) updateRunning(running_var, variance(input, dims), valueOf(momentum))
      })
    }
    return out
  },
  samples: [
    sample(t(MATRIX), null, null, null, null, true),
    sample(t(MATRIX), null, null, t([1, 2, 0.5]), t([0, 1, -1]), true),
    sample(t(MATRIX), constant([0.5, 1, 2]), constant([1, 2, 0.25])),
  ],
})
