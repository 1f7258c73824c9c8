import type { Problem } from '@gradroom/contracts'
import {
  type Answer,
  type Exercise,
  type Grade,
  keySchema,
  questionSchema,
  type Text,
  textSchema,
} from '@gradroom/exercises'
import { z } from 'zod'

/** A variant ready to be asked; also as it is kept in the database. */
export const preparedSchema = z.object({
  question: questionSchema,
  key: keySchema,
  hints: z.array(textSchema),
  remember: textSchema.nullable(),
})
export type Prepared = z.infer<typeof preparedSchema>

/**
 * Where programs of exercises run: never on the event loop, since people have typed them. Every job is bounded in time;
 * one that takes too long is stopped and rejects.
 */
export interface Workshop {
  /** Draws the variant of a seed and solves it; or says why this exercise has none. */
  prepare(exercise: Exercise, seed: number): Promise<{ ok: true; prepared: Prepared } | { ok: false; problem: Text }>
  grade(exercise: Exercise, seed: number, answer: Answer): Promise<Grade>
  /** Everything that is wrong with an exercise, over many variants. */
  check(exercise: Exercise): Promise<Problem[]>
  close(): Promise<void>
}
