import type { Formula } from '../reading/formula.js'
import { generator, streamSeed } from '../variant/generator.js'

/** Points of comparison: some round numbers, where domains end, and many in between. */
const ROUND = [0, 1, -1, 2, -2, 0.5, -0.5]
const POINTS = 60
/** Differences in the last digits come from another order of the same operations. */
const RELATIVE = 1e-9

/**
 * Whether two formulas are the same function of these variables: the same value wherever both are defined, and defined at the same points. By
 * trial at sixty points, the same ones each time; two different formulas of a course agree at all of them only if they are equal.
 */
export function isSameFunction(a: Formula, b: Formula, variables: readonly string[]): boolean {
  const next = generator(streamSeed(1, 'points'))
  let compared = 0
  for (let point = 0; point < POINTS; point++) {
    const at = Object.fromEntries(
      variables.map((name, i) => [
        name,
        point < ROUND.length ? ROUND[(point + i) % ROUND.length] : (next(8000) - 4000) / 997,
      ]),
    )
    const [mine, theirs] = [a(at), b(at)]
    // Where one of them divides by zero and the other does not, a factor may have been cancelled: that is no error of differentiation.
    const isEdge = point < ROUND.length
    if (!Number.isFinite(mine) || !Number.isFinite(theirs)) {
      if (Number.isFinite(mine) !== Number.isFinite(theirs) && !isEdge) return false
      continue
    }
    compared++
    if (Math.abs(mine - theirs) > RELATIVE * Math.max(1, Math.abs(mine), Math.abs(theirs))) return false
  }
  return compared > 0
}
