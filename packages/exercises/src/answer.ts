import { z } from 'zod'

/** Dimensions of an answer grid. At most four, at most 400 cells: what a person can fill in. */
export const shapeSchema = z
  .array(z.number().int().min(0).max(100))
  .max(4)
  .refine((shape) => shape.reduce((cells, size) => cells * size, 1) <= 400, 'at most 400 cells')

const cellText = z.string().max(60)

/**
 * What a person gave, as they gave it: cells and texts are kept raw, so that they can be graded again.
 * A grid question takes `grid`, `typed` and `none`; the others take the type of their form.
 */
export const answerSchema = z.discriminatedUnion('type', [
  /** One text a cell, row major; an empty string is a cell not filled in yet. */
  z.strictObject({ type: z.literal('grid'), shape: shapeSchema, cells: z.array(cellText).max(400) }),
  /** Typed as one text: `[[2, 0], [-2, 2]]`, `tensor(...)`, `None`, a printed line, a name. */
  z.strictObject({ type: z.literal('typed'), text: z.string().max(2000) }),
  /** "There is none": the Python value None. */
  z.strictObject({ type: z.literal('none') }),
  /** One yes or no an item; null is an item not decided yet. */
  z.strictObject({ type: z.literal('flags'), values: z.array(z.boolean().nullable()).max(12) }),
  /** The id of the option chosen. */
  z.strictObject({ type: z.literal('choice'), choice: z.string().max(60) }),
])
export type Answer = z.infer<typeof answerSchema>
