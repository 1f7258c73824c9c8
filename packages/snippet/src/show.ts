import { World, Tensor, inWorld } from '@gradroom/autograd'
import { Machine } from './machine.js'
import { repr as reprOf, str as strOf } from './objects/repr.js'
import type { Value } from './objects/value.js'

const within = (write: (m: Machine) => string): string => {
  const world = new World()
  return inWorld(world, () => write(new Machine(world, {}, null)))
}

/** Python's `repr` of a value of a program. */
export const repr = (value: Value): string => within((m) => reprOf(m, value))

/** Python's `str` of a value of a program. */
export const str = (value: Value): string => within((m) => strOf(m, value))

/** The tensor that a value is, or null. */
export const asTensor = (value: Value): Tensor | null => (value instanceof Tensor ? value : null)
