import { World } from '@gradroom/autograd'
import { DEFAULT_LIMITS } from '../machine.js'
import type { RunOptions } from '../run.js'

/** The engine's world for one run, with the run's limits as its budget. */
export function newWorld(options: RunOptions): World {
  const { elements, bytes, steps, milliseconds } = { ...DEFAULT_LIMITS, ...options.limits }
  return new World({
    // A step of the language is worth many elementary steps of a kernel.
    budget: { elements, bytes, work: steps * 400, milliseconds },
    now: options.now,
    observer: options.observer,
    rules: options.rules,
    detachIgnored: options.detachIgnored,
    gradientIgnored: options.gradientIgnored,
  })
}
