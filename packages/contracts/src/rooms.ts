import { answerSchema, gradeSchema, keySchema, questionSchema, textSchema } from '@gradroom/exercises'
import { roomSettingsSchema, viewSchemas } from '@gradroom/rounds'
import { z } from 'zod'
import { exerciseIdSchema, pinSchema, roomIdSchema } from './ids.js'

const views = viewSchemas({ question: questionSchema, key: keySchema, answer: answerSchema, grade: gradeSchema })
export const playerViewSchema = views.player
export type PlayerView = z.infer<typeof playerViewSchema>
export const hostViewSchema = views.host
export type HostView = z.infer<typeof hostViewSchema>

/** A new room: the exercises in the order they will be asked. */
export const newRoomSchema = z.strictObject({
  exercises: z.array(exerciseIdSchema).min(1).max(50),
  settings: roomSettingsSchema,
})
export const roomMadeSchema = z.object({ id: roomIdSchema, pin: pinSchema })

export const roomRowSchema = z.object({
  id: roomIdSchema,
  pin: pinSchema,
  phase: z.string(),
  players: z.number().int(),
  questions: z.number().int(),
  /** ISO 8601. */
  madeAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
})

/** Under which addresses phones may reach this server, the likeliest first; empty where it knows none. */
export const entrancesSchema = z.object({ addresses: z.array(z.url()) })

/** What a PIN leads to, before joining. */
export const roomDoorSchema = z.object({ room: roomIdSchema, locked: z.boolean() })

/** After the fact: one row a player and question; the same rows as the CSV. */
export const reportSchema = z.object({
  room: roomIdSchema,
  pin: pinSchema,
  questions: z.array(
    z.object({
      number: z.number().int(),
      exercise: z.string(),
      title: textSchema,
      code: z.string(),
      key: keySchema.nullable(),
      players: z.number().int(),
      answered: z.number().int(),
      right: z.number().int(),
      meanScore: z.number().nullable(),
    }),
  ),
  people: z.array(
    z.object({
      player: z.string(),
      name: z.string(),
      score: z.number(),
      rank: z.number().int().nullable(),
      answers: z.array(
        z.object({
          number: z.number().int(),
          answer: answerSchema.nullable(),
          /** The answer as one readable text. */
          shown: z.string(),
          grade: gradeSchema.nullable(),
          /** Milliseconds from opening to the answer. */
          took: z.number().nullable(),
        }),
      ),
    }),
  ),
})
export type Report = z.infer<typeof reportSchema>
