import { answerSchema, gradeSchema, keySchema, questionSchema, textSchema, topicSchema } from '@gradroom/exercises'
import { z } from 'zod'
import { commandIdSchema, exerciseIdSchema } from './ids.js'

/** A published exercise in a list. */
export const exerciseRowSchema = z.object({
  id: exerciseIdSchema,
  version: z.number().int(),
  kind: z.string(),
  topic: topicSchema,
  skills: z.array(z.string()),
  difficulty: z.number().int(),
  title: textSchema,
})
export type ExerciseRow = z.infer<typeof exerciseRowSchema>

/** Asks for a variant of one exercise, or of some exercise of a topic; `unlike` is the exercise just done, avoided where there is another. */
export const newAttemptSchema = z.strictObject({
  exercise: exerciseIdSchema.optional(),
  topic: topicSchema.optional(),
  unlike: exerciseIdSchema.optional(),
})
export const attemptSchema = z.object({
  attempt: z.string(),
  version: z.number().int(),
  topic: topicSchema,
  question: questionSchema,
  /** From "where to look" to the first step; none holds the key. */
  hints: z.array(textSchema),
})
export type Attempt = z.infer<typeof attemptSchema>

export const attemptAnswerSchema = z.strictObject({ commandId: commandIdSchema, answer: answerSchema })
/** The verdict. An incomplete answer has no key with it and leaves the question open. */
export const verdictSchema = z.object({
  grade: gradeSchema,
  key: keySchema.nullable(),
  remember: textSchema.nullable(),
})
export type Verdict = z.infer<typeof verdictSchema>
