import { z } from 'zod'
import { shapeSchema } from './answer.js'
import { textSchema } from './text.js'

/** How an answer is entered. `shape: null` in a grid: choosing the shape is part of the answer. */
export const formSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('grid'), shape: shapeSchema.nullable() }),
  z.strictObject({ type: z.literal('typed'), lines: z.number().int().min(1).max(12) }),
  z.strictObject({ type: z.literal('flags'), items: z.array(z.string().max(120)).min(1).max(12) }),
  z.strictObject({
    type: z.literal('choice'),
    options: z
      .array(z.strictObject({ id: z.string().max(60), text: textSchema }))
      .min(2)
      .max(8),
  }),
])
export type Form = z.infer<typeof formSchema>

/** What a student's browser gets before answering. Strict: nothing else passes, so no key can. */
export const questionSchema = z.strictObject({
  exercise: z.string(),
  kind: z.string(),
  title: textSchema,
  text: textSchema,
  /** The program with its numbers put in. */
  code: z.string(),
  /** The asked expression, such as `x.grad`; null where the whole program is asked about. */
  ask: z.string().nullable(),
  form: formSchema,
})
export type Question = z.infer<typeof questionSchema>
