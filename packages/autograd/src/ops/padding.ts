import { TorchError, runtimeError } from '../errors.js'
import { type Callable, composite, operation } from '../operation.js'
import { type Scalar, valueOf } from '../scalar.js'
import { type Shape, contiguousStrides, numelOf, positionsOf } from '../shape.js'
import { type Tensor, allocate, contiguousData } from '../tensor.js'
import { currentWorld } from '../world.js'
import { pick, place } from './positions.js'
import { sample, t } from './samples.js'

/** A frame around a tensor (or, with negative widths, a cut). Widths come in pairs, for the last dimension first. */

const MATRIX = [
  [1, 2, 3],
  [4, 5, 6],
] as const

/** Widths (before, after) for each dimension. */
function framesOf(rank: number, pad: Shape): readonly (readonly [number, number])[] {
  return Array.from({ length: rank }, (_, d) => {
    const at = 2 * (rank - 1 - d)
    return [pad[at] ?? 0, pad[at + 1] ?? 0]
  })
}

export const constantPad: Callable<[self: Tensor, pad: Shape, value?: Scalar], Tensor> = operation({
  name: 'constant_pad_nd',
  homes: ['torch'],
  signatures: ['constant_pad_nd(Tensor input, tuple of ints pad, Number value=0)'],
  gradFn: 'ConstantPadNdBackward0',
  inPlace: false,
  forward: (self: Tensor, pad: Shape, value: Scalar = 0) => {
    if (pad.length % 2 !== 0) {
      throw runtimeError('Padding length must be divisible by 2')
    }
    if (pad.length > 2 * self.rank) {
      throw runtimeError(
        'Padding length should be less than or equal to two times the input dimension but got padding length ' +
          `${pad.length} and input of dimension ${self.rank}`,
      )
    }
    const frames = framesOf(self.rank, pad)
    const shape = self.shape.map((n, d) => n + frames[d][0] + frames[d][1])
    if (shape.some((n) => n < 0)) throw runtimeError('The padding is larger than the input')
    const out = allocate(shape, self.dtype)
    out.storage.data.fill(self.dtype.cast(valueOf(value)))
    const from = contiguousStrides(self.shape)
    const to = contiguousStrides(shape)
    const kept = self.shape.map((n, d) => Math.max(0, n + Math.min(0, frames[d][0]) + Math.min(0, frames[d][1])))
    const start = (strides: Shape, sign: 1 | -1): number =>
      strides.reduce((at, s, d) => at + Math.max(0, sign * frames[d][0]) * s, 0)
    const sources = positionsOf(kept, from, start(from, -1))
    const places = positionsOf(kept, to, start(to, 1))
    const values = contiguousData(self)
    places.forEach((p, i) => {
      out.storage.data[p] = values[sources[i]]
    })
    return out
  },
  vjp: {
    self: (g, { pad }: { readonly pad: Shape }) =>
      constantPad(
        g,
        pad.map((n) => -n),
      ),
  },
  saves: { pad: 'any' },
  tex: { value: '\\operatorname{pad}(@self)', rules: { self: '@g \\text{ without its frame}' } },
  mistakes: {},
  samples: [sample(t(MATRIX), [1, 2]), sample(t(MATRIX), [0, -1, 1, 0], 7), sample(t([1, 2]), [1, 1])],
})

/** Where each element of the padded dimension is read from. */
const READERS = {
  reflect: (i: number, n: number): number => (i < 0 ? -i : i >= n ? 2 * (n - 1) - i : i),
  replicate: (i: number, n: number): number => Math.min(Math.max(i, 0), n - 1),
  circular: (i: number, n: number): number => ((i % n) + n) % n,
} as const

type Mode = keyof typeof READERS

const mirroredPlaces = (shape: Shape, padding: Shape, mode: Mode): { places: Int32Array; shape: number[] } => {
  const frames = framesOf(shape.length, padding)
  const padded = shape.map((n, d) => n + frames[d][0] + frames[d][1])
  const [from, to] = [contiguousStrides(shape), contiguousStrides(padded)]
  currentWorld().foresee(numelOf(padded))
  const places = Int32Array.from({ length: numelOf(padded) }, (_, k) =>
    shape.reduce((at, n, d) => {
      const i = (Math.floor(k / to[d]) % padded[d]) - frames[d][0]
      return at + READERS[mode](i, n) * from[d]
    }, 0),
  )
  return { places, shape: padded }
}

type Mirrored = { readonly self: Tensor; readonly padding: Shape }

/** Frames that repeat what is inside; the node's name says over how many dimensions. */
const mirroredRow = (mode: Mode, gradFn: string) =>
  operation({
    name: `${mode}_pad`,
    homes: [],
    signatures: [`${mode}_pad(Tensor input, tuple of ints padding)`],
    gradFn,
    inPlace: false,
    forward: (self: Tensor, padding: Shape) => {
      const { places, shape } = mirroredPlaces(self.shape, padding, mode)
      return pick(self, places, shape)
    },
    vjp: {
      self: (g, { self, padding }: Mirrored) => place(g, mirroredPlaces(self.shape, padding, mode).places, self.shape),
    },
    saves: { self: 'any', padding: 'any' },
    tex: { value: '\\operatorname{pad}(@self)', rules: { self: '@g \\text{ added where it was read}' } },
    mistakes: {},
    samples: [],
  })

const MIRRORED = {
  reflect: [1, 2, 3].map((n) => mirroredRow('reflect', `ReflectionPad${n}DBackward0`)),
  replicate: [1, 2, 3].map((n) => mirroredRow('replicate', `ReplicationPad${n}DBackward0`)),
  circular: [1, 2, 3].map(() => mirroredRow('circular', 'CopySlices')),
} as const

const isMode = (mode: string): mode is Mode => mode in READERS

export const pad = composite({
  name: 'pad',
  homes: ['F'],
  signatures: ["pad(Tensor input, tuple of ints pad, str mode='constant', float value=None)"],
  compute: (self: Tensor, widths: Shape, mode: string = 'constant', value: Scalar | null = null): Tensor => {
    if (mode === 'constant') return constantPad(self, widths, value ?? 0)
    if (!isMode(mode)) throw new TorchError('NotImplementedError', `Unrecognised padding mode ${mode}`)
    const row = MIRRORED[mode][widths.length / 2 - 1]
    if (row === undefined || self.rank < widths.length / 2 + 1) {
      throw new TorchError(
        'NotImplementedError',
        'Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now',
      )
    }
    return row(self, widths)
  },
  samples: [
    sample(t(MATRIX), [1, 2]),
    sample(t(MATRIX), [1, 2, 0, 1], 'constant', 2.5),
    sample(t([MATRIX]), [1, 1], 'reflect'),
    sample(t([MATRIX]), [2, 1, 1, 0], 'replicate'),
  ],
})
