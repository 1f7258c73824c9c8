import {
  type Acknowledgement,
  CLIENT_EVENTS,
  type ClientEventName,
  type ReplyOf,
  type Sender,
  refuse,
} from '@gradroom/contracts'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Clock } from '../clock.js'
import type { Outcome } from '../http/outcome.js'
import { parsed } from '../http/problems.js'

/** A payload as it is after parsing. */
export type ParsedPayload<N extends ClientEventName> = z.output<(typeof CLIENT_EVENTS)[N]['payload']>

/** What one event does: `caller` is who sent it. */
export type Handler<N extends ClientEventName, C> = (
  caller: C,
  payload: ParsedPayload<N>,
) => Promise<Outcome<ReplyOf<N>>>

/** One handler an event: a missing one does not compile. */
export type Handlers<C> = { [N in ClientEventName]: Handler<N, C> }

/** The window over which a connection's events are counted, in milliseconds. */
const WINDOW = 10_000

/** Counts one connection's events of one kind. */
class Allowance {
  private start = -Infinity
  private count = 0

  constructor(private readonly most: number) {}

  take(now: number): boolean {
    if (now - this.start >= WINDOW) {
      this.start = now
      this.count = 0
    }
    return ++this.count <= this.most
  }
}

/** What guarding needs to know. */
export interface Guarded<C> {
  clock: Clock
  log: Logger
  /** Refuses everything while the server stops. */
  isStopping: () => boolean
  /** Whether this caller may send what is open to `who`; else the reason why not. */
  authorise: (caller: C, who: Sender, payload: unknown) => Promise<Outcome<null>>
}

/**
 * Puts a handler behind all that every event needs: its rate is limited, its payload parsed, its sender authorised, its
 * refusals and failures mapped to the acknowledgement. Made once a connection. Whatever arrives, it does not throw.
 */
export function guarded<N extends ClientEventName, C>(
  name: N,
  handler: Handler<N, C>,
  caller: C,
  { clock, log, isStopping, authorise }: Guarded<C>,
): (...sent: unknown[]) => Promise<void> {
  const event = CLIENT_EVENTS[name]
  const allowance = new Allowance(event.perTenSeconds)

  async function outcome(payload: unknown): Promise<Outcome<ReplyOf<N>>> {
    if (isStopping()) return refuse('server-stopping')
    if (!allowance.take(clock())) return refuse('too-many')
    const read = parsed(event.payload, payload, '')
    if (!read.ok) return refuse('bad-request', read.problems)
    const authorised = await authorise(caller, event.who, read.value)
    if (!authorised.ok) return authorised
    // `read.value` is what the schema of this very event gave.
    return handler(caller, read.value as ParsedPayload<N>)
  }

  return async (...sent) => {
    const last = sent.at(-1)
    // Without a callback the event still acts; nobody is told.
    const acknowledge = (reply: Acknowledgement<ReplyOf<N>>) => {
      if (typeof last === 'function') last(reply)
    }
    try {
      acknowledge(await outcome(sent[0]))
    } catch (error) {
      log.error({ err: error, event: name }, 'an event failed')
      acknowledge(refuse('try-again'))
    }
  }
}
