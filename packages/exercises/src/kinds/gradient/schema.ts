import { z } from 'zod'
import type { Parts } from '../../exercise/parts.js'

/** What a gradient exercise has beside the common fields: which tensor is asked about, and how it is entered. */
export const gradientFields = <T extends z.ZodType>({ expression }: Parts<T>) => ({
  kind: z.literal('gradient'),
  /** Such as `x.grad`, or any expression that gives a tensor or None. */
  ask: expression,
  /** A grid of the tensor's own shape (the default), of a shape that is part of the answer, or one typed text. */
  entry: z.enum(['given', 'chosen', 'typed']).optional(),
})
