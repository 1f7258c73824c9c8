import { z } from 'zod'
import type { Parts } from '../../exercise/parts.js'

/** What a flags exercise has beside the common fields: expressions that are True or False. */
export const flagsFields = <T extends z.ZodType>({ expression, atLeast }: Parts<T>) => ({
  kind: z.literal('flags'),
  /** Such as `x.is_leaf`, `y.requires_grad`, `y.grad is None`. */
  items: z.array(expression.max(120)).min(atLeast(2)).max(12),
})
