import {
  acknowledgementSchema,
  CLIENT_EVENTS,
  SERVER_EVENTS,
  type ClientEventName,
  type PayloadOf,
  type ReplyOf,
  type ServerEventName,
} from '@gradroom/contracts'
import { io } from 'socket.io-client'
import type { z } from 'zod'
import type { Outcome } from '../http/call'

/** `connecting` until the first time it stands; `reconnecting` whenever it is lost after that. */
export type LinkState = 'connecting' | 'online' | 'reconnecting'

export type ServerPayload<N extends ServerEventName> = z.output<(typeof SERVER_EVENTS)[N]['payload']>

/** The part of a Socket.IO client that is used. */
export interface Wire {
  on(event: string, listener: (value: unknown) => void): unknown
  timeout(milliseconds: number): { emitWithAck(event: string, payload: unknown): Promise<unknown> }
  connect(): unknown
  disconnect(): unknown
  readonly active: boolean
}

/** How long an answer may take before it counts as lost, in milliseconds. */
const PATIENCE = 6000

/** One line to the server, that mends itself: waits of 0.5 s growing to 5 s, each by chance longer or shorter. */
export class Connection {
  private state: LinkState = 'connecting'
  private closed = false
  private readonly watchers = new Set<(state: LinkState) => void>()

  constructor(private readonly wire: Wire) {
    wire.on('connect', () => this.become('online'))
    wire.on('disconnect', () => {
      this.become('reconnecting')
      // After a disconnect by the server the client does not come back by itself.
      if (!wire.active && !this.closed) setTimeout(() => !this.closed && wire.connect(), 1000)
    })
  }

  /** Opens a line to the server this page came from. */
  static open(): Connection {
    return new Connection(
      io({
        // WebSocket first: a request of its own a message would need every message to reach the same node.
        transports: ['websocket', 'polling'],
        tryAllTransports: true,
        reconnectionDelay: 500,
        reconnectionDelayMax: 5000,
        randomizationFactor: 0.5,
        forceNew: true,
      }),
    )
  }

  /** Whether what is sent now leaves now. Otherwise it would be kept, and at the next connection leave before all else. */
  get isOnline(): boolean {
    return this.state === 'online'
  }

  /** Sends once and waits for the acknowledgement. Refusals and a line that is down are values. */
  async request<N extends ClientEventName>(name: N, payload: PayloadOf<N>): Promise<Outcome<ReplyOf<N>>> {
    try {
      const raw = await this.wire.timeout(PATIENCE).emitWithAck(name, payload)
      const reply = acknowledgementSchema<z.ZodType>(CLIENT_EVENTS[name].reply).parse(raw)
      return reply.ok
        ? { ok: true, value: reply.value as ReplyOf<N> }
        : { ok: false, failure: { kind: 'refused', refusal: reply.refusal } }
    } catch {
      return { ok: false, failure: { kind: 'unreachable' } }
    }
  }

  /** Hears what the server sends on its own; what does not fit the contract is dropped. */
  hear<N extends ServerEventName>(name: N, listener: (payload: ServerPayload<N>) => void): void {
    this.wire.on(name, (raw) => {
      const payload = SERVER_EVENTS[name].payload.safeParse(raw)
      if (payload.success) listener(payload.data as ServerPayload<N>)
    })
  }

  /** Calls back with the state of the line, now and at every change. */
  watch(watcher: (state: LinkState) => void): void {
    this.watchers.add(watcher)
    watcher(this.state)
  }

  close(): void {
    this.watchers.clear()
    this.closed = true
    this.wire.disconnect()
  }

  private become(state: LinkState): void {
    if (this.closed) return
    this.state = state
    for (const watcher of this.watchers) watcher(state)
  }
}
