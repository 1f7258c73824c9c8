import type { HostCommand } from './commands.js'
import type { RoundRefusal } from './refusals.js'
import type { GivenAnswer, Mark, Participant, RoomRecord, RoomState } from './state.js'
import type { Shapes } from './view.js'

/** What can happen to a room. Who sent it has been proven by the caller; a view needs no input. */
export type Input<S extends Shapes> =
  /** `player` is a fresh id, made by the caller. */
  | { type: 'join'; commandId: string; player: string; name: string }
  /** Graded by the caller; `mark: null` where the answer is not complete enough to be graded. */
  | {
      type: 'answer'
      commandId: string
      player: string
      number: number
      answer: S['answer']
      grade: S['grade']
      mark: Mark | null
    }
  | { type: 'host'; commandId: string; command: HostCommand }
  /** A timer that was set for this question has rung. Any node may send it, any number of times. */
  | { type: 'deadline'; number: number }

/** What happened, for the record. */
export interface RoomEvent {
  type:
    | 'opened'
    | 'extended'
    | 'paused'
    | 'resumed'
    | 'revealed'
    | 'skipped'
    | 'leaderboard'
    | 'podium'
    | 'ended'
    | 'locked'
    | 'unlocked'
    | 'removed'
  at: number
  number: number | null
  player: string | null
  /** Who moved the room: its host, the deadline, or the last answer. */
  by: 'host' | 'deadline' | 'all-answered'
}

export type Audience = { to: 'everyone' } | { to: 'hosts' } | { to: 'player'; player: string }

/** What the caller must do, in this order: save, all in one transaction; then timers; then send views and the reply. */
export type Effect<S extends Shapes> =
  | { type: 'save-participant'; participant: Participant }
  | { type: 'save-answer'; answer: GivenAnswer<S> }
  | { type: 'save-room'; record: RoomRecord }
  | { type: 'save-event'; event: RoomEvent }
  /** Replaces the timer set before. */
  | { type: 'set-timer'; number: number; at: number }
  | { type: 'cancel-timer'; number: number }
  /** Each of the audience is sent their own view. `merged`: several in a row may become one, at most ten a second. */
  | { type: 'broadcast'; audience: Audience; pace: 'now' | 'merged' }

/** The acknowledgement. That of an answer is the same whatever the answer was worth. */
export type Reply = { type: 'joined'; player: string; name: string } | { type: 'saved' } | { type: 'done' }

export type Step<S extends Shapes> =
  { ok: true; state: RoomState<S>; effects: readonly Effect<S>[]; reply: Reply } | { ok: false; refusal: RoundRefusal }

/** Time as a value: milliseconds on the server's clock. */
export interface Clock {
  now: number
}

export const refused = (refusal: RoundRefusal): { ok: false; refusal: RoundRefusal } => ({ ok: false, refusal })
