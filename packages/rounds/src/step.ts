import { answer } from './answer.js'
import { host } from './host.js'
import type { Clock, Input, Step } from './input.js'
import { join } from './join.js'
import { reveal } from './reveal.js'
import type { RoomState } from './state.js'
import type { Shapes } from './view.js'

/**
 * What an input does to a room, by the rules of SPEC.md: a new state, what the caller must do, and the reply; or a
 * refusal, which leaves no trace. The state given is never changed, so a caller whose saving failed goes on with it.
 */
export function step<S extends Shapes>(state: RoomState<S>, input: Input<S>, clock: Clock): Step<S> {
  switch (input.type) {
    case 'join':
      return join(state, input, clock)
    case 'answer':
      return answer(state, input, clock)
    case 'host':
      return host(state, input, clock)
    case 'deadline':
      return deadline(state, input.number, clock)
  }
}

/** A timer rang: rules D1 to D4. */
function deadline<S extends Shapes>(state: RoomState<S>, number: number, { now }: Clock): Step<S> {
  const { phase } = state.record
  if (phase.phase !== 'question' || phase.number !== number || phase.closesAt === null) {
    return { ok: true, state, effects: [], reply: { type: 'done' } }
  }
  if (now < phase.closesAt) {
    // Timers may ring a millisecond early, or have been set before more time was given.
    return { ok: true, state, effects: [{ type: 'set-timer', number, at: phase.closesAt }], reply: { type: 'done' } }
  }
  return { ok: true, ...reveal(state, phase, { by: 'deadline', at: now }), reply: { type: 'done' } }
}

/** The timer a room needs now, for a node that has just taken it over; null when it needs none. */
export function timerOf<S extends Shapes>({ record: { phase } }: RoomState<S>): { number: number; at: number } | null {
  if (phase.phase !== 'question' || phase.closesAt === null) return null
  return { number: phase.number, at: phase.closesAt }
}
