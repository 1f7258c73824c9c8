import { z } from 'zod'
import { draftTextSchema, textSchema } from '../text.js'

/** What the schemas of the kinds are built from: strict for exercises, with room for gaps on the author's desk. */
export interface Parts<T extends z.ZodType> {
  /** A text for readers. */
  readonly text: T
  /** A Python expression, asked for after the program ran. */
  readonly expression: z.ZodString
  /** The id as it stands in addresses and file names. */
  readonly id: z.ZodString
  /** How many entries a list needs before the exercise is whole. */
  readonly atLeast: (count: number) => number
}

/** Small letters, digits, single hyphens. */
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** A finished exercise: nothing may be missing. */
export const wholeParts: Parts<typeof textSchema> = {
  text: textSchema,
  id: z.string().max(60).regex(ID),
  expression: z.string().trim().min(1).max(200),
  atLeast: (count) => count,
}

/** An exercise being written: texts, expressions and lists may still be empty. */
export const draftParts: Parts<typeof draftTextSchema> = {
  text: draftTextSchema,
  id: z.string().max(60),
  expression: z.string().max(200),
  atLeast: () => 0,
}
