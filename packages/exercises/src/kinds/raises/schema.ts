import { z } from 'zod'
import type { Parts } from '../../exercise/parts.js'

/** What a raises exercise has beside the common fields. That nothing is raised is always one more option. */
export const raisesFields = <T extends z.ZodType>({ text, atLeast }: Parts<T>) => ({
  kind: z.literal('raises'),
  options: z
    .array(
      z.strictObject({
        /** The error's type, such as `RuntimeError`. */
        type: z.string().max(60).min(atLeast(1)),
        /** A part of its message that tells this reason from others of the same type. */
        says: z.string().max(300).optional(),
        /** The reason as the learner reads it. */
        text,
      }),
    )
    .min(atLeast(1))
    .max(7),
})
