import { answerSchema } from '@gradroom/exercises'
import { hostCommandSchema } from '@gradroom/rounds'
import { z } from 'zod'
import { commandIdSchema, pinSchema, roomIdSchema, secretSchema } from './ids.js'
import { refusalSchema } from './refusals.js'
import { hostViewSchema, playerViewSchema } from './rooms.js'

/** Who may send an event: anyone with a connection, a player by their secret, the room's own host by their sign-in. */
export type Sender = 'anyone' | 'player' | 'host'

export interface ClientEvent {
  who: Sender
  summary: string
  payload: z.ZodType
  /** What the acknowledgement carries when it is not a refusal. */
  reply: z.ZodType
  /** How many a connection may send in ten seconds. */
  perTenSeconds: number
}
const event = <const E extends ClientEvent>(row: E): E => row

/** What browsers send. Every acknowledgement is `{ok: true, value}` or `{ok: false, refusal}`. */
export const CLIENT_EVENTS = {
  'room.join': event({
    who: 'anyone',
    summary: 'Joins by PIN and name. The secret in the reply is who this player is from now on.',
    payload: z.strictObject({ commandId: commandIdSchema, pin: pinSchema, name: z.string().max(200) }),
    reply: z.object({ room: roomIdSchema, player: z.string(), secret: secretSchema, view: playerViewSchema }),
    perTenSeconds: 10,
  }),
  'room.resume': event({
    who: 'player',
    summary: 'Comes back after a reload or a lost connection.',
    payload: z.strictObject({ room: roomIdSchema, secret: secretSchema }),
    reply: z.object({ view: playerViewSchema }),
    perTenSeconds: 20,
  }),
  'room.answer': event({
    who: 'player',
    summary:
      'Answers the open question; acknowledged after it is committed. The last answer before the deadline counts.',
    payload: z.strictObject({
      commandId: commandIdSchema,
      /** The question's place in the list, from 1. */
      number: z.number().int().min(1),
      answer: answerSchema,
    }),
    reply: z.object({ saved: z.literal(true) }),
    perTenSeconds: 30,
  }),
  'room.leave': event({
    who: 'player',
    summary: 'Stops listening to the room; the player can resume.',
    payload: z.strictObject({}),
    reply: z.object({}),
    perTenSeconds: 10,
  }),
  'room.host': event({
    who: 'host',
    summary: 'Takes the host’s place, or opens the projector: both see the host’s view.',
    payload: z.strictObject({ room: roomIdSchema }),
    reply: z.object({ view: hostViewSchema }),
    perTenSeconds: 20,
  }),
  'room.command': event({
    who: 'host',
    summary: 'Moves the room on.',
    payload: z.strictObject({ commandId: commandIdSchema, room: roomIdSchema, command: hostCommandSchema }),
    reply: z.object({ view: hostViewSchema }),
    perTenSeconds: 50,
  }),
} as const
export type ClientEventName = keyof typeof CLIENT_EVENTS

/** What the server sends on its own. */
export const SERVER_EVENTS = {
  'room.view': {
    summary: 'A player’s whole view, at every change of phase.',
    payload: playerViewSchema,
  },
  'room.hosted': {
    summary: 'The host’s whole view; while answers come in at most ten a second.',
    payload: hostViewSchema,
  },
} as const satisfies Record<string, { summary: string; payload: z.ZodType }>
export type ServerEventName = keyof typeof SERVER_EVENTS

/** Payload and reply types by event name, for clients. */
export type PayloadOf<N extends ClientEventName> = z.input<(typeof CLIENT_EVENTS)[N]['payload']>
export type ReplyOf<N extends ClientEventName> = z.output<(typeof CLIENT_EVENTS)[N]['reply']>

/** The envelope every acknowledgement comes in. */
export const acknowledgementSchema = <R extends z.ZodType>(reply: R) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: reply }),
    z.object({ ok: z.literal(false), refusal: refusalSchema }),
  ])
export type Acknowledgement<T> = { ok: true; value: T } | { ok: false; refusal: z.infer<typeof refusalSchema> }
