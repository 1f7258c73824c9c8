import { CLIENT_EVENTS, type ClientEventName, refuse } from '@gradroom/contracts'
import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets'
import type { Logger } from 'pino'
import type { Server, Socket } from 'socket.io'
import type { Accounts } from '../accounts/accounts.js'
import { addressOf } from './addresses.js'
import type { Listener } from './audience.js'
import { type Guarded, guarded, type Handlers } from './guard.js'
import type { Caller } from './handlers.js'
import type { Rooms } from './rooms.js'

/** Packets of one connection in ten seconds, whatever they are; above it is no browser of ours. */
const MOST_PACKETS = 300
const WINDOW = 10_000

/** What the gateway works with; put together where the server is started. */
export class GatewayParts {
  constructor(
    readonly rooms: Rooms,
    readonly accounts: Accounts,
    readonly handlers: Handlers<Caller>,
    readonly guard: Guarded<Caller>,
    readonly log: Logger,
    /** How many proxies of ours stand in front. */
    readonly proxies: number,
    /** Whether messages reach other servers. */
    readonly overRedis: boolean,
  ) {}
}

const isEvent = (name: unknown): name is ClientEventName =>
  typeof name === 'string' && Object.hasOwn(CLIENT_EVENTS, name)

/**
 * Binds the events of the contracts to each connection's socket itself. Nest's own routing of messages costs half of
 * what a server can take, and its guards do not cover connections.
 */
@WebSocketGateway()
export class RoomsGateway implements OnGatewayInit<Server>, OnGatewayConnection<Socket> {
  constructor(private readonly parts: GatewayParts) {}

  afterInit(server: Server): void {
    const { rooms, log } = this.parts
    if (!this.parts.overRedis) return
    rooms.onCommitted = (room, journal) => server.serverSideEmit('room.committed', room, journal)
    server.on('room.committed', (room: unknown, journal: unknown) => {
      if (typeof room !== 'string' || typeof journal !== 'number') return
      rooms.noticed(room, journal).catch((error: unknown) => log.warn({ err: error, room }, 'a room was not refreshed'))
    })
  }

  handleConnection(socket: Socket): void {
    const { rooms, accounts, handlers, guard, proxies } = this.parts
    const caller: Caller = {
      listener: listenerOf(socket),
      address: addressOf(socket.request, proxies),
      reader: once(() => accounts.reader(socket.handshake.headers)),
      player: null,
      hosting: new Set(),
    }
    const bind = <N extends ClientEventName>(name: N) => {
      const event: string = name
      const receive = guarded(name, handlers[name], caller, guard)
      socket.on(event, (...sent: unknown[]) => void receive(...sent))
    }
    for (const name of Object.keys(handlers)) if (isEvent(name)) bind(name)
    this.refuseTheRest(socket)
    socket.on('disconnect', () => {
      if (caller.player !== null) rooms.forget(caller.player.room, caller.listener)
      for (const room of caller.hosting) rooms.forget(room, caller.listener)
    })
    socket.on('error', () => {})
  }

  /** Unknown events are refused by name; a flood ends the connection. */
  private refuseTheRest(socket: Socket): void {
    const { clock } = this.parts.guard
    let start = clock()
    let packets = 0
    socket.use((packet, next) => {
      if (clock() - start >= WINDOW) {
        start = clock()
        packets = 0
      }
      if (++packets > MOST_PACKETS) return void socket.disconnect(true)
      if (isEvent(packet[0])) return next()
      const last: unknown = packet.at(-1)
      if (typeof last === 'function') last(refuse('not-found'))
    })
  }
}

/** Asks once, and again only where asking failed. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = null
      throw error
    })
    return asked
  }
}

/** A connection to send to. Frames count as waiting until the transport has taken all of them. */
function listenerOf(socket: Socket): Listener {
  let waiting = 0
  socket.conn.on('drain', () => {
    waiting = 0
  })
  return {
    emit: (event, view) => {
      waiting++
      socket.emit(event, view)
    },
    backlog: () => waiting,
    drop: () => socket.conn.close(),
  }
}
