/** The times of an open question, on the server's clock in milliseconds. */
export interface Timing {
  now: number
  closesAt: number | null
  remaining: number | null
  paused: boolean
}

/**
 * Estimates the server's clock from the times it stamps on what it sends, over a clock of this device that only runs
 * forward: what the device believes the time of day to be never matters.
 */
export class ServerClock {
  private ahead: number | null = null

  /** @param monotonic milliseconds that only grow, such as `performance.now` */
  constructor(private readonly monotonic: () => number) {}

  /**
   * Takes a stamp that has just arrived. It is older than it looks by the time it travelled, so of several stamps the
   * one that puts the server furthest ahead travelled least and is nearest to the truth.
   */
  sample(stamp: number): void {
    const ahead = stamp - this.monotonic()
    this.ahead = this.ahead === null ? ahead : Math.max(this.ahead, ahead)
  }

  /** Forgets the estimate: a device that slept has a clock that stood still, and a server may have been replaced. */
  forget(): void {
    this.ahead = null
  }

  /** The server's time now; null before the first stamp. */
  now(): number | null {
    return this.ahead === null ? null : this.monotonic() + this.ahead
  }
}

/** What is left to answer, in milliseconds; null when there is no limit. Never below zero. */
export function remaining(timing: Timing, serverNow: number): number | null {
  const left = timing.paused ? timing.remaining : timing.closesAt === null ? null : timing.closesAt - serverNow
  return left === null ? null : Math.max(0, left)
}

/** Milliseconds as a person reads a countdown: `0:07`, `1:30`; a second begun counts as whole. */
export function countdown(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
