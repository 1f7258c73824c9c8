import { runtimeError } from '../errors.js'
import { unary } from '../kernels/elementwise.js'
import { operation } from '../operation.js'
import { promoteTypes, resultType } from '../promotion.js'
import { type Scalar, valueOf } from '../scalar.js'
import { Tensor } from '../tensor.js'
import { div } from './arithmetic.js'
import { eq, gt, lt, where } from './comparison.js'
import { zerosLike } from './creation.js'
import { maximum, minimum } from './extremes.js'
import { kink, sample, t } from './samples.js'

/** Limits. Beyond them, and at them, the derivative is 0; where the limits are tensors, equals share it in halves. */

type Both = { readonly self: Tensor; readonly min: Scalar | null; readonly max: Scalar | null }

const within = (self: Tensor, min: Scalar | null, max: Scalar | null, g: Tensor): Tensor => {
  let out = g
  if (min !== null) out = where(gt(self, min), out, zerosLike(out))
  if (max !== null) out = where(lt(self, max), out, zerosLike(out))
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
  tex: { value: '\\min(\\max(@self, @min), @max)', rules: { self: '@g \\cdot [@min < @self < @max]' } },
  mistakes: { 'relu-mask-ignored': { self: (g) => g } },
  samples: [
    sample(t(VALUES), 0, 2),
    sample(t(VALUES), 0),
    sample(t(VALUES), null, 1),
    kink(t([0, 1, 2]), 0, 2),
    sample(t([1, 5], 'int64'), 2),
  ],
})

type Limits = { readonly self: Tensor; readonly min: Tensor | null; readonly max: Tensor | null }

/** `g` where `a` beats `b`, half of it where they are equal, zero elsewhere. */
const won = (g: Tensor, beats: typeof gt, a: Tensor, b: Tensor): Tensor =>
  where(beats(a, b), g, where(eq(a, b), div(g, 2), zerosLike(g)))

export const clampTensor = operation({
  name: 'clamp',
  aliases: ['clip'],
  homes: ['torch', 'Tensor'],
  signatures: ['clamp(Tensor input, Tensor min=None, Tensor max=None)'],
  gradFn: 'ClampBackward0',
  inPlace: true,
  forward: (self: Tensor, min: Tensor | null = null, max: Tensor | null = null) => {
    const raised = min === null ? self : maximum(self, min)
    return max === null ? raised : minimum(raised, max)
  },
  vjp: {
    self: (g, { self, min, max }: Limits) => {
      const above = min === null ? g : won(g, gt, self, min)
      return max === null ? above : won(above, lt, self, max)
    },
    min: (g, { self, min, max }) => {
      if (min === null) return null
      const below = won(g, gt, min, self)
      return max === null ? below : where(gt(min, max), zerosLike(below), below)
    },
    max: (g, { self, max }) => (max === null ? null : won(g, lt, max, self)),
  },
  saves: { self: 'any', min: 'any', max: 'any' },
  tex: {
    value: '\\min(\\max(@self, @min), @max)',
    rules: {
      self: '@g \\cdot [@min < @self < @max]',
      min: '@g \\cdot [@self < @min]',
      max: '@g \\cdot [@self > @max]',
    },
  },
  mistakes: { 'relu-mask-ignored': { self: (g) => g } },
  samples: [sample(t(VALUES), t([0, 1]), t(2)), sample(t(VALUES), null, t(1)), kink(t([0, 1, 2]), t(0), t(2))],
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
      rules: { self: which === 'min' ? '@g \\cdot [@self > @min]' : '@g \\cdot [@self < @max]' },
    },
    mistakes: { 'relu-mask-ignored': { self: (g) => g } },
    samples: [sample(t(VALUES), 1)],
  })

export const clampMin = oneSided('clamp_min', 'min', 'ClampMinBackward0')
export const clampMax = oneSided('clamp_max', 'max', 'ClampMaxBackward0')
