import { Generator, Tensor, defaultGenerator, dtypes, fromArray } from '@gradroom/autograd'
import { fn, method } from '../builtins/define.js'
import { raised, typeError } from '../objects/error.js'
import type { NativeFunction, Value } from '../objects/value.js'
import { GeneratorValue } from './generator.js'
import { generatorClass } from './values.js'

/** The state of a generator as the bytes of a tensor: as many as PyTorch's, laid out in a way of our own. */
const BYTES = 5056
const WORDS = 624

function encoded(generator: Generator): Tensor {
  const { seed, words, index, nextNormal } = generator.snapshot()
  const bytes = new Uint8Array(BYTES)
  const view = new DataView(bytes.buffer)
  view.setFloat64(0, seed)
  view.setInt32(8, index)
  words.forEach((word, i) => view.setUint32(24 + 8 * i, word))
  view.setFloat64(24 + 8 * WORDS, nextNormal ?? 0)
  view.setUint8(32 + 8 * WORDS, nextNormal === null ? 0 : 1)
  return fromArray([...bytes], [BYTES], dtypes.uint8)
}

function restore(generator: Generator, state: Value): void {
  if (!(state instanceof Tensor) || state.dtype !== dtypes.uint8)
    throw typeError('RNG state must be a torch.ByteTensor')
  if (state.numel !== BYTES) throw raised('RuntimeError', 'RNG state is wrong size')
  const view = new DataView(Uint8Array.from(state.toArray()).buffer)
  generator.restore({
    seed: view.getFloat64(0),
    index: view.getInt32(8),
    words: Uint32Array.from({ length: WORDS }, (_, i) => view.getUint32(24 + 8 * i)),
    nextNormal: view.getUint8(32 + 8 * WORDS) === 1 ? view.getFloat64(24 + 8 * WORDS) : null,
  })
}

method(generatorClass, 'get_state', '', (_m, [self]) =>
  self instanceof GeneratorValue ? encoded(self.generator) : null,
)
method(generatorClass, 'set_state', 'new_state, /', (_m, [self, state]) => {
  if (self instanceof GeneratorValue) restore(self.generator, state)
  return self
})

/** `torch.get_rng_state()` and `torch.set_rng_state(state)`. */
export const stateFunctions: readonly NativeFunction[] = [
  fn('get_rng_state', '', () => encoded(defaultGenerator())),
  fn('set_rng_state', 'new_state', (_m, [state]) => {
    restore(defaultGenerator(), state)
    return null
  }),
]
