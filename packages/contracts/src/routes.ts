import { topicSchema } from '@gradroom/exercises'
import { z } from 'zod'
import { meSchema, type Role } from './accounts.js'
import {
  deskExerciseSchema,
  deskRowSchema,
  newDraftSchema,
  publishSchema,
  publishedSchema,
  saveDraftSchema,
} from './authoring.js'
import { exerciseIdSchema, pinSchema, roomIdSchema } from './ids.js'
import { attemptAnswerSchema, attemptSchema, exerciseRowSchema, newAttemptSchema, verdictSchema } from './practice.js'
import { entrancesSchema, newRoomSchema, reportSchema, roomDoorSchema, roomMadeSchema, roomRowSchema } from './rooms.js'

/** Who may call: anyone, anyone signed in, or the roles named (an admin always may). */
export type Who = 'anyone' | 'signed-in' | readonly Exclude<Role, 'admin'>[]

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With `:name` for parameters. */
  path: string
  who: Who
  /** One line for the reference. */
  summary: string
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  /** The reply's shape; `text/csv` for a file. */
  reply: z.ZodType | 'text/csv'
}
const route = <const R extends Route>(row: R): R => row

const byExercise = z.object({ id: exerciseIdSchema })
const byRoom = z.object({ id: roomIdSchema })

export const healthSchema = z.object({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  database: z.object({ kind: z.enum(['embedded', 'postgresql']), ok: z.boolean(), milliseconds: z.number() }),
  uptimeSeconds: z.number(),
})

/** Every HTTP address of ours. From a row come the controller's checks, the web app's calls and the OpenAPI document. (Sign-in itself is at /api/auth/*.) */
export const ROUTES = {
  health: route({
    method: 'GET',
    path: '/api/health',
    who: 'anyone',
    summary: 'Is the server well?',
    reply: healthSchema,
  }),
  me: route({ method: 'GET', path: '/api/me', who: 'anyone', summary: 'Who is signed in.', reply: meSchema }),

  exercises: route({
    method: 'GET',
    path: '/api/exercises',
    who: 'anyone',
    summary: 'The published exercises, in the order of the course.',
    query: z.object({ topic: topicSchema.optional() }),
    reply: z.array(exerciseRowSchema),
  }),
  newAttempt: route({
    method: 'POST',
    path: '/api/practice/attempts',
    who: 'anyone',
    summary: 'A fresh variant to practise.',
    body: newAttemptSchema,
    reply: attemptSchema,
  }),
  answerAttempt: route({
    method: 'POST',
    path: '/api/practice/attempts/:id/answer',
    who: 'anyone',
    summary: 'Answers a variant and gets the verdict. The same command id gets the same verdict.',
    params: z.object({ id: z.string().max(64) }),
    body: attemptAnswerSchema,
    reply: verdictSchema,
  }),

  newRoom: route({
    method: 'POST',
    path: '/api/rooms',
    who: ['teacher'],
    summary: 'Makes a room from exercises.',
    body: newRoomSchema,
    reply: roomMadeSchema,
  }),
  rooms: route({
    method: 'GET',
    path: '/api/rooms',
    who: ['teacher'],
    summary: 'The rooms one has hosted, newest first.',
    reply: z.array(roomRowSchema),
  }),
  entrances: route({
    method: 'GET',
    path: '/api/entrances',
    who: ['teacher'],
    summary: 'Where phones reach this server, for a host who opened it as localhost.',
    reply: entrancesSchema,
  }),
  door: route({
    method: 'GET',
    path: '/api/doors/:pin',
    who: 'anyone',
    summary: 'Whether a PIN leads to a room.',
    params: z.object({ pin: pinSchema }),
    reply: roomDoorSchema,
  }),
  report: route({
    method: 'GET',
    path: '/api/rooms/:id/report',
    who: ['teacher'],
    summary: 'How the class did, by question and person.',
    params: byRoom,
    reply: reportSchema,
  }),
  reportCsv: route({
    method: 'GET',
    path: '/api/rooms/:id/report.csv',
    who: ['teacher'],
    summary: 'The report as CSV, one row a person and question.',
    params: byRoom,
    query: z.object({ language: z.enum(['en', 'zh']).default('en') }),
    reply: 'text/csv',
  }),

  desk: route({
    method: 'GET',
    path: '/api/desk/exercises',
    who: ['author'],
    summary: 'Every exercise, drafts included.',
    reply: z.array(deskRowSchema),
  }),
  deskExercise: route({
    method: 'GET',
    path: '/api/desk/exercises/:id',
    who: ['author'],
    summary: 'One exercise with its draft.',
    params: byExercise,
    reply: deskExerciseSchema,
  }),
  newDraft: route({
    method: 'POST',
    path: '/api/desk/exercises',
    who: ['author'],
    summary: 'Starts an exercise.',
    body: newDraftSchema,
    reply: deskExerciseSchema,
  }),
  saveDraft: route({
    method: 'PUT',
    path: '/api/desk/exercises/:id',
    who: ['author'],
    summary: 'Saves a draft; refused when someone else saved since.',
    params: byExercise,
    body: saveDraftSchema,
    reply: deskExerciseSchema,
  }),
  publish: route({
    method: 'POST',
    path: '/api/desk/exercises/:id/publish',
    who: ['author'],
    summary: 'Publishes the draft as a new version after checking its variants.',
    params: byExercise,
    body: publishSchema,
    reply: publishedSchema,
  }),
} as const
export type RouteName = keyof typeof ROUTES
