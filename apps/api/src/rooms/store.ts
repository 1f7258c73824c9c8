import type { RoomAnswer, RoomEvent, RoomRecord, Participant, Saved } from './shapes.js'

/** A room as it is made: its record in the lobby, and what will be asked. */
export interface NewRoom {
  hostId: string
  record: RoomRecord
  questions: readonly (Saved['questions'][number] & { versionId: string; seed: number })[]
}

/** A room as it was saved. */
export interface StoredRoom {
  hostId: string
  /** The number of commits so far; the next one names it. */
  journal: number
  saved: Saved
  /** The sha256 of each player's secret. */
  secretHashes: ReadonlyMap<string, string>
}

/** What one commit adds to a room. */
export interface Changes {
  /** null: unchanged. */
  record: RoomRecord | null
  /** When the running timer is due after this commit; null: none. */
  deadline: number | null
  participants: readonly (Participant & { secretHash: string })[]
  answers: readonly RoomAnswer[]
  events: readonly RoomEvent[]
}

/**
 * Where rooms last. Every commit to a room and its rows follows exactly one other, so whoever commits has seen everything
 * that is saved, on however many servers: `stale` means somebody else was first, and to look again.
 */
export interface RoomStore {
  /** False where another open room has the PIN. */
  create(room: NewRoom): Promise<boolean>
  load(room: string): Promise<StoredRoom | null>
  /** Saves all of it or nothing. Throws where it cannot be known which: then the room must be loaded again. */
  commit(room: string, journal: number, changes: Changes): Promise<'committed' | 'stale'>
  /** The open room with this PIN. */
  withPin(pin: string): Promise<string | null>
  /** The rooms whose timer is due before `time`. */
  dueBefore(time: number): Promise<string[]>
  /** How far the journals of these rooms are; rooms that are not there are left out. */
  journals(rooms: readonly string[]): Promise<ReadonlyMap<string, number>>
}
