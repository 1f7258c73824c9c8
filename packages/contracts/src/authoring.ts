import { exerciseDraftSchema, textSchema } from '@gradroom/exercises'
import { z } from 'zod'
import { exerciseIdSchema } from './ids.js'

/** An exercise on the author's desk. `revision` counts saves, so that two desks cannot overwrite one another unseen. */
export const deskExerciseSchema = z.object({
  id: exerciseIdSchema,
  draft: exerciseDraftSchema,
  revision: z.number().int(),
  /** The newest published version; null: never published. */
  published: z.number().int().nullable(),
  /** The draft differs from what is published. */
  changed: z.boolean(),
  updatedAt: z.iso.datetime(),
})
export type DeskExercise = z.infer<typeof deskExerciseSchema>

export const deskRowSchema = deskExerciseSchema.omit({ draft: true }).extend({
  title: z.object({ en: z.string(), zh: z.string() }),
  kind: z.string(),
  topic: z.string(),
  difficulty: z.number().int(),
})
export type DeskRow = z.infer<typeof deskRowSchema>

export const newDraftSchema = z.strictObject({ draft: exerciseDraftSchema })
export const saveDraftSchema = z.strictObject({ draft: exerciseDraftSchema, revision: z.number().int() })
export const publishSchema = z.strictObject({ revision: z.number().int() })
export const publishedSchema = z.object({ id: exerciseIdSchema, version: z.number().int(), title: textSchema })
