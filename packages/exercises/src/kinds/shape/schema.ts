import { z } from 'zod'
import type { Parts } from '../../exercise/parts.js'

/** What a shape exercise has beside the common fields. */
export const shapeFields = <T extends z.ZodType>({ expression }: Parts<T>) => ({
  kind: z.literal('shape'),
  /** The tensor whose shape is asked for, such as `y` or `x.grad`. */
  ask: expression,
})
