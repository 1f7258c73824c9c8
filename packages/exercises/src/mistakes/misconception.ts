import type { Text } from '../text.js'
import type { Case } from './case.js'

/** Where a mistake was made. */
export interface Place {
  /** The class name of the node, such as `MulBackward0`, or the name of a variable; null where it is about the whole. */
  readonly node: string | null
  readonly line: number | null
  /** It explains the answer, but says little about the case at hand: kept after all that say more. */
  readonly late?: boolean
}

/** Nowhere in particular. */
export const NOWHERE: Place = { node: null, line: null }

/** One way in which people get gradients wrong: declared once, in one object. */
export interface Misconception {
  /** As in reports and on the command line. */
  readonly id: string
  /** What is said to the learner: a question that undoes the mistake and does not give the key away. */
  readonly text: Text
  /** Whether it explains the answer, and where it was made. */
  find(wrong: Case): Place | null
}
