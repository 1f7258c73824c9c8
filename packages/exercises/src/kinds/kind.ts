import type { Answer } from '../answer.js'
import type { Exercise } from '../exercise/schema.js'
import type { Grade, Key, Mistake } from '../grade.js'
import type { Form } from '../question.js'
import type { Text } from '../text.js'
import type { Variant } from '../variant/variant.js'

/**
 * What an exercise kind does; one folder holds it. Methods, not function fields, so that a kind of narrower exercises fits where
 * any kind is expected: `kinds[exercise.kind]` is only ever given exercises of its own kind.
 */
export interface Kind<E extends Exercise = Exercise> {
  /** Whether a drawn variant will do. @returns what is wrong with its numbers or its program; null when nothing is. */
  generate(variant: Variant<E>): Text | null
  /**
   * What may be seen before answering: the asked expression and how the answer is entered; the program, where not all of it is shown. Nothing
   * of the key.
   */
  view(variant: Variant<E>): { readonly ask: string | null; readonly form: Form; readonly code?: string }
  /** The key. The variant must be one that `generate` found nothing wrong with. */
  solve(variant: Variant<E>): Key
  /** The verdict, without mistakes. */
  grade(variant: Variant<E>, answer: Answer): Grade
  /** What explains a wrong answer; called for answers that were graded and are not right. */
  mistakes(variant: Variant<E>, answer: Answer): readonly Mistake[]
}
