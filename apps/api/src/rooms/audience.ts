import type { HostView, PlayerView, ServerEventName } from '@gradroom/contracts'
import { type Effect, viewFor } from '@gradroom/rounds'
import type { Clock } from '../clock.js'
import type { Room, RoomShapes } from './shapes.js'

/** A connection, as far as sending to it goes. */
export interface Listener {
  emit(event: ServerEventName, view: PlayerView | HostView): void
  /** How many frames wait for a reader that is too slow. */
  backlog(): number
  /** Ends the connection; its browser comes back by itself when it reads again. */
  drop(): void
}

type Broadcast = Extract<Effect<RoomShapes>, { type: 'broadcast' }>

/** The time between two views of a host that were asked for as `merged`, in milliseconds: ten a second. */
const MERGE = 100
/** A reader who is so many frames behind has stopped reading. */
const MOST_BACKLOG = 50

/** Who listens to one room on this server, and what they are sent. */
export class Audience {
  readonly hosts = new Set<Listener>()
  readonly players = new Map<string, Set<Listener>>()
  private merging: NodeJS.Timeout | null = null
  private sentToHosts = -Infinity
  private latest: Room | null = null

  constructor(private readonly clock: Clock) {}

  get isEmpty(): boolean {
    return this.hosts.size === 0 && this.players.size === 0
  }

  listen(player: string, listener: Listener): void {
    const own = this.players.get(player)
    if (own === undefined) this.players.set(player, new Set([listener]))
    else own.add(listener)
  }

  /** Forgets a connection, whatever it listened as. */
  forget(listener: Listener): void {
    this.hosts.delete(listener)
    for (const [player, listeners] of this.players)
      if (listeners.delete(listener) && listeners.size === 0) this.players.delete(player)
  }

  /** Does what broadcasts ask for: each of those addressed gets their own whole view. */
  broadcast(room: Room, broadcasts: readonly Broadcast[]): void {
    this.latest = room
    let hosts = false
    for (const { audience, pace } of broadcasts) {
      if (audience.to === 'everyone') this.toPlayers(room)
      if (audience.to === 'player') this.toPlayer(room, audience.player)
      if (audience.to === 'player') continue
      if (pace === 'now') hosts = true
      else this.mergeHosts()
    }
    if (hosts) this.toHosts()
  }

  /** Sends everybody the room as it is now. */
  refresh(room: Room): void {
    this.latest = room
    this.toPlayers(room)
    this.toHosts()
  }

  close(): void {
    if (this.merging !== null) clearTimeout(this.merging)
    this.merging = null
  }

  private toPlayers(room: Room): void {
    for (const player of this.players.keys()) this.toPlayer(room, player)
  }

  private toPlayer(room: Room, player: string): void {
    const listeners = this.players.get(player)
    if (listeners === undefined) return
    const view = viewFor(room, { role: 'player', player }, { now: this.clock() })
    if (view !== null) for (const listener of listeners) send(listener, 'room.view', view)
  }

  private mergeHosts(): void {
    if (this.merging !== null || this.hosts.size === 0) return
    const wait = Math.max(0, this.sentToHosts + MERGE - this.clock())
    this.merging = setTimeout(() => this.toHosts(), wait)
  }

  private toHosts(): void {
    if (this.merging !== null) clearTimeout(this.merging)
    this.merging = null
    if (this.latest === null || this.hosts.size === 0) return
    this.sentToHosts = this.clock()
    const view = viewFor(this.latest, { role: 'host' }, { now: this.sentToHosts })
    for (const listener of this.hosts) send(listener, 'room.hosted', view)
  }
}

function send(listener: Listener, event: ServerEventName, view: PlayerView | HostView): void {
  if (listener.backlog() > MOST_BACKLOG) return listener.drop()
  listener.emit(event, view)
}
