/**
 * Random numbers from a seed, the same on every machine for ever: Mulberry32 by Tommy Ettinger (2017, public domain), 32 bits of
 * state. Variants are stored as (exercise, version, seed), so neither this function nor the order in which it is called may change.
 * @param seed any integer; its lowest 32 bits count.
 * @returns a function that gives the next whole number from 0 to `below - 1`.
 */
export function generator(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * below)
  }
}

/** A seed for one of several streams that belong together: 32-bit FNV-1a (Fowler, Noll, Vo) over the seed and the stream's name. */
export function streamSeed(seed: number, name: string): number {
  let hash = 0x811c9dc5
  for (const character of `${seed >>> 0}/${name}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return hash >>> 0
}

/** The items in an order drawn from a seed (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const next = generator(seed)
  const order = [...items]
  for (let last = order.length - 1; last > 0; last--) {
    const other = next(last + 1)
    const kept = order[last]
    order[last] = order[other]
    order[other] = kept
  }
  return order
}
