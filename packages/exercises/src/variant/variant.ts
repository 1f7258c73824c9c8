import type { Exercise } from '../exercise/schema.js'

/** An exercise with its numbers: from the same exercise and seed always the same. */
export interface Variant<E extends Exercise = Exercise> {
  readonly exercise: E
  readonly seed: number
  /** The number of each slot. */
  readonly slots: Readonly<Record<string, number>>
  /** The same as written in the program. */
  readonly written: Readonly<Record<string, string>>
  /** The program with its numbers put in. */
  readonly code: string
}
