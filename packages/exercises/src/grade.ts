import { z } from 'zod'
import { answerSchema } from './answer.js'

/** A mistake that explains a wrong answer: a rule broken at a node that a line of the program made. */
export const mistakeSchema = z.strictObject({
  id: z.string(),
  node: z.string().nullable(),
  line: z.number().int().nullable(),
})
export type Mistake = z.infer<typeof mistakeSchema>

/** Why an answer cannot be graded yet; never counted as wrong. */
export const incompleteReasonSchema = z.enum(['empty', 'cells-missing', 'not-a-number', 'not-readable', 'wrong-form'])

/** A verdict. `score` is the credit from 0 to 1; `cells` tells right from wrong cell by cell where the shape allows it. */
export const gradeSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('incomplete'),
    reason: incompleteReasonSchema,
    /** Which cells or items, by position; empty where the whole is meant. */
    at: z.array(z.number().int()),
  }),
  z.strictObject({
    status: z.literal('graded'),
    correct: z.boolean(),
    score: z.number().min(0).max(1),
    cells: z.array(z.boolean()).nullable(),
    /** false: the numbers may be right, the shape is not. null: the question has no shape. */
    shapeRight: z.boolean().nullable(),
    mistakes: z.array(mistakeSchema),
  }),
])
export type Grade = z.infer<typeof gradeSchema>

/** The key of one variant: as PyTorch prints it, and as the answer that would get full credit. */
export const keySchema = z.strictObject({ display: z.string(), answer: answerSchema })
export type Key = z.infer<typeof keySchema>
