import { z } from 'zod'
import type { Parts } from '../../exercise/parts.js'

/** What a blank exercise has beside the common fields. The program is written whole; the blank is cut out of it for the learner. */
export const blankFields = <T extends z.ZodType>({ expression }: Parts<T>) => ({
  kind: z.literal('blank'),
  /** The gradient that the filled program must have, such as `x.grad`. */
  ask: expression,
  /** The expression that is cut out; it stands in the program once. */
  blank: expression,
})
