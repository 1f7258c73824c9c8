import type { RoomSettings } from './commands.js'
import { empty, type Keyed } from './keyed.js'
import type { Names } from './names.js'
import type { Shapes } from './view.js'

/** What the machine must know of a grade, whatever the caller's grades look like. */
export interface Mark {
  /** From 0 to 1; 1 is right. */
  credit: number
  /** The answer as one short text; equal answers have equal labels. */
  label: string
  /** The mistake that explains it, where one does. */
  mistake: string | null
  /** Right or wrong cell by cell, where the question has cells. */
  cells: readonly boolean[] | null
}

/** A person in a room: a row of the database. */
export interface Participant {
  id: string
  /** The command they joined with. */
  commandId: string
  /** The place in the order of coming, from 0. Two may not have the same. */
  seat: number
  /** The name as asked for, cleaned; `name` is the one given. */
  asked: string
  name: string
  joinedAt: number
  removed: boolean
}

/** An accepted answer: a row of the database, one a command. The last version of a player and question counts. */
export interface GivenAnswer<S extends Shapes> {
  player: string
  number: number
  /** From 1, for each player and question. */
  version: number
  commandId: string
  answer: S['answer']
  grade: S['grade']
  mark: Mark
  at: number
  /** Milliseconds from the opening, pauses left out. */
  took: number
}

/** An open question. */
export interface OpenPhase {
  phase: 'question'
  number: number
  openedAt: number
  /** The first instant that is too late; null: no limit, or paused. */
  closesAt: number | null
  /** While paused: what is left; null when there is no limit. */
  remaining: number | null
  pausedAt: number | null
  /** Milliseconds spent in pauses that are over. */
  held: number
}

/** Where a room stands. Never implied by a timer: a deadline that has passed is acted upon by an input. */
export type Phase =
  | { phase: 'lobby' }
  | OpenPhase
  | { phase: 'revealed'; number: number }
  | { phase: 'leaderboard'; number: number }
  | { phase: 'podium' }
  | { phase: 'ended' }

/** A question that is over. `seats`: how many had ever joined then, which is who it counts for. */
export interface PastRound {
  number: number
  outcome: 'revealed' | 'unscored'
  openedAt: number
  seats: number
}

/** The small part of a room that its host and the clock move: a row of the database. */
export interface RoomRecord {
  room: string
  pin: string
  settings: RoomSettings
  /** Grows by one with every change of this record: write it only over the one before. */
  revision: number
  locked: boolean
  /** Ids of host commands that have acted, the latest last. */
  hostCommands: readonly string[]
  phase: Phase
  rounds: readonly PastRound[]
}

export interface Score {
  score: number
  /** Points of the round revealed last. */
  gained: number
}

/** A room: plain JSON, never changed in place. What is not in `record` follows from it and the rows saved. */
export interface RoomState<S extends Shapes> {
  readonly record: RoomRecord
  readonly questions: readonly { question: S['question']; key: S['key'] }[]
  readonly players: Keyed<Participant>
  /** Players who have not been removed. */
  readonly present: number
  /** Join command to player. */
  readonly joins: Keyed<string>
  readonly names: Names
  /** Player to the ids of their accepted answers, the latest last. */
  readonly commands: Keyed<readonly string[]>
  /** Player to their answer to the question opened last. */
  readonly answers: Keyed<GivenAnswer<S>>
  /** Of those present. */
  readonly answered: number
  /** Everybody present at the last reveal and since; empty before the first. */
  readonly scores: Keyed<Score>
}

/** A new room in its lobby. The questions, with their keys, are fixed from here on. */
export function create<S extends Shapes>(made: {
  room: string
  pin: string
  settings: RoomSettings
  questions: RoomState<S>['questions']
}): RoomState<S> {
  const { room, pin, settings, questions } = made
  return {
    record: {
      room,
      pin,
      settings,
      revision: 0,
      locked: false,
      hostCommands: [],
      phase: { phase: 'lobby' },
      rounds: [],
    },
    questions,
    players: empty(),
    present: 0,
    joins: empty(),
    names: empty(),
    commands: empty(),
    answers: empty(),
    answered: 0,
    scores: empty(),
  }
}

/** The number of the question opened last; 0 before the first. */
export const lastOpened = ({ phase, rounds }: RoomRecord): number =>
  phase.phase === 'question' ? phase.number : rounds.length
