import type { Logger } from 'pino'
import type { Clock } from '../clock.js'
import { Audience, type Listener } from './audience.js'
import { LiveRoom } from './live-room.js'
import type { RoomStore } from './store.js'

/** A room that is open on this server: its machine and who listens. */
export interface OpenRoom {
  live: LiveRoom
  audience: Audience
}

export interface RoomsOptions {
  store: RoomStore
  clock: Clock
  log: Logger
  /** Whether other servers work on the same rooms. */
  shared: boolean
}

/** How often what other servers did is looked for, and timers that nobody acted on; in milliseconds. */
const LOOK_EVERY = 1000
/** A timer so long overdue was set by a server that is gone. */
const OVERDUE = 1500
/** Rooms that nobody listens to are forgotten after so many looks. */
const FORGET_AFTER = 60

/** The rooms of this server. What is here is a cache: a room that is not is read from the store. */
export class Rooms {
  private readonly open = new Map<string, OpenRoom & { quiet: number }>()
  private readonly pins = new Map<string, string>()
  private readonly looking: NodeJS.Timeout
  private stopping = false
  /** Told of every commit, to pass it on to other servers. */
  onCommitted: (room: string, journal: number) => void = () => {}

  constructor(private readonly options: RoomsOptions) {
    this.looking = setInterval(() => {
      this.look().catch((error: unknown) => options.log.warn({ err: error }, 'rooms could not be looked after'))
    }, LOOK_EVERY)
    this.looking.unref()
  }

  /** Whether the server is about to stop: then nothing new is begun. */
  get isStopping(): boolean {
    return this.stopping
  }

  /** A room, whether there is one under this id or not: asking it tells. */
  of(id: string): OpenRoom {
    const there = this.open.get(id)
    if (there !== undefined) {
      there.quiet = 0
      return there
    }
    const { store, clock, log, shared } = this.options
    const audience = new Audience(clock)
    const live = new LiveRoom(id, {
      store,
      clock,
      log,
      shared,
      broadcast: (room, effects) => audience.broadcast(room, effects),
      committed: (room, journal) => this.onCommitted(room, journal),
    })
    const opened = { live, audience, quiet: 0 }
    this.open.set(id, opened)
    return opened
  }

  /** The id of the open room with a PIN; null where there is none. */
  async withPin(pin: string): Promise<string | null> {
    const known = this.pins.get(pin)
    if (known !== undefined) {
      const phase = (await this.of(known).live.current())?.record.phase.phase
      if (phase !== undefined && phase !== 'ended') return known
      this.pins.delete(pin)
    }
    const found = await this.options.store.withPin(pin)
    if (found !== null) this.pins.set(pin, found)
    return found
  }

  /** A connection has ended. */
  forget(room: string, listener: Listener): void {
    this.open.get(room)?.audience.forget(listener)
  }

  /** Another server has committed to a room; who listens here is shown what came of it. */
  async noticed(id: string, journal: number): Promise<void> {
    const room = this.open.get(id)
    if (room === undefined || room.live.journal === null || room.live.journal >= journal) return
    const now = await room.live.refresh()
    if (now !== null) room.audience.refresh(now)
  }

  /** Takes up the timers of all rooms, after a start. */
  async wake(): Promise<void> {
    const running = await this.options.store.dueBefore(Number.MAX_SAFE_INTEGER)
    await Promise.all(running.map((id) => this.of(id).live.current()))
  }

  /** Begins nothing new and finishes what has been begun. */
  async stop(): Promise<void> {
    this.stopping = true
    clearInterval(this.looking)
    await Promise.all([...this.open.values()].map(({ live }) => live.settled()))
    for (const { live, audience } of this.open.values()) {
      live.close()
      audience.close()
    }
  }

  private async look(): Promise<void> {
    for (const [id, room] of this.open) {
      room.quiet = room.audience.isEmpty && !room.live.isBusy ? room.quiet + 1 : 0
      if (room.quiet <= FORGET_AFTER) continue
      room.live.close()
      room.audience.close()
      this.open.delete(id)
    }
    if (!this.options.shared) return
    // A message may have been lost with Redis, and a server with its timers: the database knows.
    const listened = [...this.open].filter(([, { audience }]) => !audience.isEmpty).map(([id]) => id)
    const journals = listened.length === 0 ? [] : await this.options.store.journals(listened)
    await Promise.all([...journals].map(([id, journal]) => this.noticed(id, journal)))
    const overdue = await this.options.store.dueBefore(this.options.clock() - OVERDUE)
    for (const id of overdue) {
      const room = await this.of(id).live.refresh()
      const phase = room?.record.phase
      if (phase?.phase === 'question') void this.of(id).live.send({ type: 'deadline', number: phase.number })
    }
  }
}
