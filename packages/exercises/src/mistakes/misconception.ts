import type { Text } from '../text.js'
import type { Case } from './case.js'

/** Where a mistake was made. */
export interface Place {
  /** The class name of the node, such as `MulBackward0`, or the name of a variable; null where it is about the whole. */
  readonly node: string | null
  readonly line: number | null
  /**
   * Where it stands among the explanations of an answer, if not in the order of the list: 'first' says more than all others, 'last' fits
   * almost anything.
   */
  readonly rank?: 'first' | 'last' | undefined
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
