import { z } from 'zod'
import type { Parts } from '../../exercise/parts.js'

/** What a choice exercise has beside the common fields. The options are made by the engine: the key, and what mistakes give. */
export const choiceFields = <T extends z.ZodType>({ expression }: Parts<T>) => ({
  kind: z.literal('choice'),
  /** The gradient asked for, such as `x.grad`. */
  ask: expression,
  /** How many options there are; four unless said. */
  count: z.number().int().min(3).max(6).optional(),
})
