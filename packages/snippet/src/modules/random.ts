import { Generator } from '@gradroom/autograd'
import { method } from '../builtins/define.js'
import { Classed, objectClass } from '../objects/classes.js'
import { typeError } from '../objects/error.js'
import { asInt, narrow } from '../objects/integer.js'
import { asIndex } from '../objects/operator.js'
import { Float, PyClass, PyModule, type Value } from '../objects/value.js'
import { loadPython } from '../python/load.js'
import { RANDOM } from '../python/random.js'
import { provideModule } from './import.js'

/** The twister behind Python's own `random`: CPython's seeding and its ways of drawing. */
class Twister extends Classed {
  readonly cls = twisterClass
  readonly generator = new Generator(0).seedByWords([0])

  seed(n: bigint): void {
    const words: number[] = []
    for (let rest = n < 0n ? -n : n; rest > 0n || words.length === 0; rest >>= 32n)
      words.push(Number(rest & 0xffffffffn))
    this.generator.seedByWords(words)
  }

  /** 53 bits as a float in [0, 1). */
  random(): number {
    const high = this.generator.next32() >>> 5
    const low = this.generator.next32() >>> 6
    return (high * 67108864 + low) / 9007199254740992
  }

  /** A whole number of `k` random bits, its words drawn from the least significant on. */
  bits(k: number): bigint {
    let made = 0n
    for (let at = 0; at < k; at += 32) {
      const word = this.generator.next32() >>> Math.max(0, 32 - (k - at))
      made |= BigInt(word) << BigInt(at)
    }
    return made
  }
}

const twisterClass = new PyClass('Random', [objectClass], '_random', true)
twisterClass.construct = () => new Twister()
const twister = (self: Value): Twister => {
  if (self instanceof Twister) return self
  throw typeError('expected a stream of random numbers')
}
method(twisterClass, 'seed', 'n, /', (_m, [self, n]) => {
  twister(self).seed(BigInt(asInt(n) ?? 0))
  return null
})
method(twisterClass, 'random', '', (_m, [self]) => new Float(twister(self).random()))
/** The most bits that one call may ask for. */
const MOST_BITS = 4096
method(twisterClass, 'getrandbits', 'k, /', (m, [self, k]) =>
  narrow(twister(self).bits(Math.min(asIndex(m, k), MOST_BITS))),
)

provideModule('_random', () => new PyModule('_random', new Map<string, Value>([['Random', twisterClass]])))
provideModule('random', (m) => loadPython(m, 'random', [RANDOM]))
