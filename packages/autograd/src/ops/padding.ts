import { runtimeError } from '../errors.js'
import { type Callable, operation } from '../operation.js'
import { type Scalar, valueOf } from '../scalar.js'
import { type Shape, contiguousStrides, positionsOf } from '../shape.js'
import { type Tensor, allocate, contiguousData } from '../tensor.js'
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
      throw runtimeError(`Length of pad must be even but instead it equals ${pad.length}`)
    }
    if (pad.length > 2 * self.rank) {
      throw runtimeError(
        `Length of pad should be no more than twice the number of dimensions of the input. Pad length is ${pad.length}while the ` +
          `input has ${self.rank}dimensions.`,
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
