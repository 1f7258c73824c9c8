import { RateLimiterMemory } from 'rate-limiter-flexible'

/**
 * Limits wrong guesses: of an address, and of all addresses together. Right ones cost nothing, so that three hundred
 * students behind one school address come in; while guesses flood in from everywhere, only addresses that have guessed
 * wrong are held back.
 */
export class Guessing {
  private readonly address: RateLimiterMemory
  private readonly all: RateLimiterMemory

  /** `perAddress` and `inAll` wrong guesses in `seconds`. */
  constructor(private readonly limits: { perAddress: number; inAll: number; seconds: number }) {
    this.address = new RateLimiterMemory({ points: limits.perAddress, duration: limits.seconds })
    this.all = new RateLimiterMemory({ points: limits.inAll, duration: limits.seconds })
  }

  /** Whether this address may guess now. */
  async may(address: string): Promise<boolean> {
    const own = (await this.address.get(address))?.consumedPoints ?? 0
    if (own >= this.limits.perAddress) return false
    const total = (await this.all.get('all'))?.consumedPoints ?? 0
    return own === 0 || total < this.limits.inAll
  }

  /** Notes a wrong guess. */
  async wrong(address: string): Promise<void> {
    await this.address.penalty(address, 1)
    await this.all.penalty('all', 1)
  }
}
