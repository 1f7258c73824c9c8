import { randomUUID } from 'node:crypto'
import { type User, refuse, type Sender } from '@gradroom/contracts'
import { viewFor } from '@gradroom/rounds'
import type { Clock } from '../clock.js'
import type { Guessing } from '../http/guessing.js'
import { done, type Outcome } from '../http/outcome.js'
import type { Listener } from './audience.js'
import type { RoomGrading } from './grading.js'
import type { Handlers } from './guard.js'
import { markOf } from './mark.js'
import type { Rooms } from './rooms.js'
import { hashOf, secretOf } from './secrets.js'
import type { Room, RoomInput } from './shapes.js'

/** One connection: who it is in which room, and how to send to it. */
export interface Caller {
  listener: Listener
  address: string
  /** Who is signed in in this browser; asked once. */
  reader: () => Promise<User | null>
  /** The player this connection speaks for, by their secret. */
  player: { room: string; id: string } | null
  /** The rooms it sees as a host. */
  hosting: Set<string>
}

export interface HandlerParts {
  rooms: Rooms
  grading: RoomGrading
  guessing: Guessing
  clock: Clock
  /** The key that makes participants' secrets. */
  participantKey: string
}

/** What each event of the contracts does. */
export function roomHandlers({ rooms, grading, guessing, clock, participantKey }: HandlerParts): Handlers<Caller> {
  /** From now on this connection is this player, and nobody else. */
  function become(caller: Caller, room: string, player: string): void {
    if (caller.player !== null && caller.player.room !== room) rooms.forget(caller.player.room, caller.listener)
    caller.player = { room, id: player }
    rooms.of(room).audience.listen(player, caller.listener)
  }

  return {
    'room.join': async (caller, { commandId, pin, name }) => {
      if (!(await guessing.may(caller.address))) return refuse('too-many')
      const room = await rooms.withPin(pin)
      if (room === null) {
        await guessing.wrong(caller.address)
        return refuse('room-not-found')
      }
      const secret = secretOf(participantKey, room, commandId)
      const input = { type: 'join', commandId, player: randomUUID(), name } as const
      const settled = await rooms.of(room).live.send(input, hashOf(secret))
      if (!settled.ok) return refuse(settled.refusal)
      if (settled.reply.type !== 'joined') throw new Error(`a join was answered by ${settled.reply.type}`)
      const { player } = settled.reply
      become(caller, room, player)
      const view = viewFor(settled.room, { role: 'player', player }, { now: clock() })
      return view === null ? refuse('not-in-room') : done({ room, player, secret, view })
    },

    'room.resume': async (caller, { room, secret }) => {
      const { live } = rooms.of(room)
      const current = await live.fresh()
      const player = await live.playerWith(hashOf(secret))
      if (current === null || player === null) {
        // Only here: whoever has a secret comes back, though somebody behind the same school address guesses PINs.
        if (!(await guessing.may(caller.address))) return refuse('too-many')
        await guessing.wrong(caller.address)
        return refuse(current === null ? 'room-not-found' : 'not-in-room')
      }
      become(caller, room, player)
      const view = viewFor(current, { role: 'player', player }, { now: clock() })
      return view === null ? refuse('not-in-room') : done({ view })
    },

    'room.answer': async ({ player }, { commandId, number, answer }) => {
      if (player === null) return refuse('not-in-room')
      const { live } = rooms.of(player.room)
      const isOpen = asks(await live.current(), number) || asks(await live.fresh(), number)
      const given = { type: 'answer', commandId, player: player.id, number, answer } as const
      // What is not open is refused before its grade matters, so no program runs for it.
      const input: RoomInput | Promise<RoomInput> = isOpen
        ? grading.grade(player.room, number, answer).then((grade) => ({ ...given, grade, mark: markOf(answer, grade) }))
        : { ...given, grade: { status: 'incomplete', reason: 'empty', at: [] }, mark: null }
      const settled = await live.send(input)
      return settled.ok ? done({ saved: true }) : refuse(settled.refusal)
    },

    'room.leave': async (caller) => {
      if (caller.player !== null) rooms.forget(caller.player.room, caller.listener)
      caller.player = null
      return done({})
    },

    'room.host': async (caller, { room }) => {
      const { live, audience } = rooms.of(room)
      const current = await live.fresh()
      if (current === null) return refuse('room-not-found')
      caller.hosting.add(room)
      audience.hosts.add(caller.listener)
      return done({ view: viewFor(current, { role: 'host' }, { now: clock() }) })
    },

    'room.command': async (_, { commandId, room, command }) => {
      const settled = await rooms.of(room).live.send({ type: 'host', commandId, command })
      if (!settled.ok) return refuse(settled.refusal)
      if (command.type === 'end') grading.forget(room)
      return done({ view: viewFor(settled.room, { role: 'host' }, { now: clock() }) })
    },
  }
}

/**
 * Whether a connection may send what is open to `who`. A player is known by the secret that `room.join` gave and
 * `room.resume` shows; the host by their sign-in and by owning the room, or being an admin.
 */
export const authoriseIn =
  (rooms: Rooms) =>
  async (caller: Caller, who: Sender, payload: unknown): Promise<Outcome<null>> => {
    if (who !== 'host') return done(null)
    const room = roomIn(payload)
    const reader = await caller.reader()
    if (reader === null) return refuse('sign-in-needed')
    if (reader.role !== 'teacher' && reader.role !== 'admin') return refuse('not-allowed')
    const host = await rooms.of(room).live.hostId()
    if (host === null) return refuse('room-not-found')
    return host === reader.id || reader.role === 'admin' ? done(null) : refuse('not-allowed')
  }

/** Whether the open question of a room is this one. */
const asks = (room: Room | null, number: number): boolean => {
  const phase = room?.record.phase
  return phase?.phase === 'question' && phase.number === number
}

/** Every event of a host names its room. */
function roomIn(payload: unknown): string {
  if (typeof payload === 'object' && payload !== null && 'room' in payload && typeof payload.room === 'string')
    return payload.room
  throw new Error('an event of a host without a room')
}
