import { z } from 'zod'
import type { Parts } from '../../exercise/parts.js'

/** What a value exercise has beside the common fields. */
export const valueFields = <T extends z.ZodType>({ expression }: Parts<T>) => ({
  kind: z.literal('value'),
  /** The expression whose value is asked for; without one, what the program prints. */
  ask: expression.optional(),
})
