const N = 624
const M = 397

/** All that decides what a generator draws next. */
export interface GeneratorState {
  readonly seed: number
  readonly words: Uint32Array
  readonly index: number
  readonly nextNormal: number | null
}

/** Mersenne Twister mt19937, the generator behind PyTorch's CPU random numbers. */
export class Generator {
  private readonly state = new Uint32Array(N)
  private index = N
  /** The second normal of a pair drawn by Box-Muller, kept for the next call as PyTorch keeps it. */
  nextNormal: number | null = null

  constructor(public seed: number) {
    // PyTorch keeps the low 32 bits of the seed; a seed below 2^53 is exact here.
    this.state[0] = (seed % 4294967296) >>> 0
    for (let i = 1; i < N; i++) {
      const previous = this.state[i - 1]
      this.state[i] = (Math.imul(1812433253, previous ^ (previous >>> 30)) + i) >>> 0
    }
  }

  /** Seeds by a list of 32-bit words, as Python's `random.seed` does with the words of its number. */
  seedByWords(words: readonly number[]): this {
    const { state } = this
    let previous = (state[0] = 19650218)
    for (let i = 1; i < N; i++) previous = state[i] = (Math.imul(1812433253, previous ^ (previous >>> 30)) + i) >>> 0
    let i = 1
    let j = 0
    const step = (): number => {
      const before = state[i - 1]
      return before ^ (before >>> 30)
    }
    const advance = (): void => {
      if (++i < N) return
      state[0] = state[N - 1]
      i = 1
    }
    for (let k = Math.max(N, words.length); k > 0; k--) {
      state[i] = ((state[i] ^ Math.imul(step(), 1664525)) + words[j] + j) >>> 0
      advance()
      j = (j + 1) % words.length
    }
    for (let k = N - 1; k > 0; k--) {
      state[i] = ((state[i] ^ Math.imul(step(), 1566083941)) - i) >>> 0
      advance()
    }
    state[0] = 0x80000000
    this.index = N
    return this
  }

  /** What `restore` needs to draw the same numbers again. */
  snapshot(): GeneratorState {
    return { seed: this.seed, words: this.state.slice(), index: this.index, nextNormal: this.nextNormal }
  }

  restore({ seed, words, index, nextNormal }: GeneratorState): void {
    this.seed = seed
    this.state.set(words)
    this.index = index
    this.nextNormal = nextNormal
  }

  /** 32 random bits as a number from 0 to 2^32 - 1. */
  next32(): number {
    if (this.index >= N) this.twist()
    let y = this.state[this.index++]
    y ^= y >>> 11
    y ^= (y << 7) & 0x9d2c5680
    y ^= (y << 15) & 0xefc60000
    y ^= y >>> 18
    return y >>> 0
  }

  /** 24 random bits, as a float in [0, 1). */
  uniform24(): number {
    return (this.next32() & 0xffffff) / 16777216
  }

  /** 53 random bits, as a double in [0, 1): two draws, the first is the high half. */
  uniform53(): number {
    const high = this.next32()
    const low = this.next32()
    return ((high & 0x1fffff) * 4294967296 + low) / 9007199254740992
  }

  /** 64 random bits: two draws, the first is the high half. */
  next64(): bigint {
    const high = this.next32()
    return (BigInt(high) << 32n) | BigInt(this.next32())
  }

  private twist(): void {
    const { state } = this
    for (let i = 0; i < N; i++) {
      const y = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7fffffff)
      state[i] = state[(i + M) % N] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0)
    }
    this.index = 0
  }
}
