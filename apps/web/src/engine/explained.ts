import type { Explanation, Key, Question, Text } from '@gradroom/exercises'

/** Why a program could not be run to its end: Python's own type and message, and the line it came from. */
export interface Fault {
  type: string
  message: string
  /** From 1; null where no line is to blame. */
  line: number | null
}

/** A program explained as far as it ran, and the error that ended it, if one did. */
export interface Explained {
  explanation: Explanation
  fault: Fault | null
}

/** One variant of a draft as a student would get it, with its key; or why there is none from this seed. */
export type Sample =
  { ok: true; seed: number; question: Question; key: Key } | { ok: false; seed: number; problem: Text }

/** A draft tried out: its program with numbers in it, what running that did, and the variant, as far as the draft is whole. */
export interface Rehearsal {
  code: string
  fault: Fault | null
  stdout: string
  warnings: readonly string[]
  sample: Sample
}
