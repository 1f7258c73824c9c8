import { runtimeError } from '../errors.js'
import { unary } from '../kernels/elementwise.js'
import { composite, operation } from '../operation.js'
import { promoteTypes, resultType } from '../promotion.js'
import { type Scalar, valueOf } from '../scalar.js'
import { Tensor } from '../tensor.js'
import { mul } from './arithmetic.js'
import { ge, le } from './comparison.js'
import { toDtype } from './copy.js'
import { maximum, minimum } from './extremes.js'
import { kink, sample, t } from './samples.js'

/** Limits. Beyond them the result does not move with the input: derivative 0. At the limit itself PyTorch says 1. */

type Both = { readonly self: Tensor; readonly min: Scalar | null; readonly max: Scalar | null }

const within = (self: Tensor, min: Scalar | null, max: Scalar | null, g: Tensor): Tensor => {
  let out = g
  if (min !== null) out = mul(out, toDtype(ge(self, min), g.dtype))
  if (max !== null) out = mul(out, toDtype(le(self, max), g.dtype))
  return out
}

const limited = (self: Tensor, min: Scalar | null, max: Scalar | null): Tensor => {
  const dtype = [min, max].reduce((d, x) => (x === null ? d : promoteTypes(d, resultType(self, x))), self.dtype)
  const low = min === null ? -Infinity : dtype.cast(valueOf(min))
  const high = max === null ? Infinity : dtype.cast(valueOf(max))
  return unary(self, dtype, (a) => (a !== a ? a : Math.min(Math.max(a, low), high)))
}

const VALUES = [
  [-2, 0.5],
  [1.5, 3],
] as const

export const clampScalar = operation({
  name: 'clamp',
  aliases: ['clip'],
  homes: ['torch', 'Tensor'],
  signatures: ['clamp(Tensor input, Number min=None, Number max=None)'],
  gradFn: 'ClampBackward1',
  inPlace: true,
  forward: (self: Tensor, min: Scalar | null = null, max: Scalar | null = null) => {
    if (min === null && max === null) throw runtimeError("torch.clamp: At least one of 'min' or 'max' must not be None")
    return limited(self, min, max)
  },
  vjp: { self: (g, { self, min, max }: Both) => within(self, min, max, g) },
  saves: { self: 'any', min: 'any', max: 'any' },
  tex: { value: '\\min(\\max(@self, @min), @max)', rules: { self: '@g \\cdot [@min \\le @self \\le @max]' } },
  mistakes: { 'relu-mask-ignored': { self: (g) => g } },
  samples: [
    sample(t(VALUES), 0, 2),
    sample(t(VALUES), 0),
    sample(t(VALUES), null, 1),
    kink(t([0, 1, 2]), 0, 2),
    sample(t([1, 5], 'int64'), 2),
  ],
})

/** Limits that are tensors: elementwise minimum and maximum, as far as the values and the gradients go. */
export const clampTensor = composite({
  name: 'clamp',
  aliases: ['clip'],
  homes: ['torch', 'Tensor'],
  signatures: ['clamp(Tensor input, Tensor min=None, Tensor max=None)'],
  compute: (self: Tensor, min: Tensor | null = null, max: Tensor | null = null): Tensor => {
    const raised = min === null ? self : maximum(self, min)
    return max === null ? raised : minimum(raised, max)
  },
  samples: [],
})

const oneSided = (name: 'clamp_min' | 'clamp_max', which: 'min' | 'max', gradFn: string) =>
  operation({
    name,
    homes: ['torch', 'Tensor'],
    signatures: [`${name}(Tensor input, Number ${which})`],
    gradFn,
    inPlace: true,
    forward: (self: Tensor, bound: Scalar) =>
      which === 'min' ? limited(self, bound, null) : limited(self, null, bound),
    vjp: {
      self: (g, { self, ...bounds }: { readonly self: Tensor; readonly min?: Scalar; readonly max?: Scalar }) =>
        within(self, bounds.min ?? null, bounds.max ?? null, g),
    },
    saves: which === 'min' ? { self: 'any', min: 'any' } : { self: 'any', max: 'any' },
    tex: {
      value: which === 'min' ? '\\max(@self, @min)' : '\\min(@self, @max)',
      rules: { self: which === 'min' ? '@g \\cdot [@self \\ge @min]' : '@g \\cdot [@self \\le @max]' },
    },
    mistakes: { 'relu-mask-ignored': { self: (g) => g } },
    samples: [sample(t(VALUES), 1)],
  })

export const clampMin = oneSided('clamp_min', 'min', 'ClampMinBackward0')
export const clampMax = oneSided('clamp_max', 'max', 'ClampMaxBackward0')
