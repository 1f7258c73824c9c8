import { z } from 'zod'
import type { Parts } from '../../exercise/parts.js'

/** What a formula exercise has beside the common fields. */
export const formulaFields = <T extends z.ZodType>({ expression, atLeast }: Parts<T>) => ({
  kind: z.literal('formula'),
  /** The gradient that the formula is for, such as `x.grad`; the program holds the formula to it. */
  ask: expression,
  /** The names of the program that may stand in the formula, each a number or a tensor of the gradient's shape. */
  variables: z
    .array(z.string().regex(atLeast(1) === 1 ? /^[a-zA-Z]\w{0,9}$/ : /^.{0,20}$/))
    .min(atLeast(1))
    .max(4),
  /** The gradient as a formula in these names, such as `6x + 2`. */
  formula: z.string().max(200).min(atLeast(1)),
})
