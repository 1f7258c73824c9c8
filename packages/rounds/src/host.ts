import type { HostCommand } from './commands.js'
import { refused, type Audience, type Clock, type Effect, type Input, type RoomEvent, type Step } from './input.js'
import { empty, get, put, without } from './keyed.js'
import { everybodyAnswered, recorded, reveal, type Move } from './reveal.js'
import type { RoundRefusal } from './refusals.js'
import { lastOpened, type GivenAnswer, type OpenPhase, type Phase, type RoomState } from './state.js'
import type { Shapes } from './view.js'

/** How many host commands are known again. */
export const KNOWN_HOST_COMMANDS = 200

type Outcome<S extends Shapes> = Move<S> | RoundRefusal

/** The host moves the room: rules H1 to H11. */
export function host<S extends Shapes>(
  state: RoomState<S>,
  { commandId, command }: Extract<Input<S>, { type: 'host' }>,
  { now }: Clock,
): Step<S> {
  const { hostCommands, phase } = state.record
  if (hostCommands.includes(commandId)) return { ok: true, state, effects: [], reply: { type: 'done' } }
  if (phase.phase === 'ended') return refused('room-ended')

  // Noted before it acts, so that the record the command saves holds it; a refusal keeps the state as it was.
  const noted: RoomState<S> = {
    ...state,
    record: { ...state.record, hostCommands: [...hostCommands, commandId].slice(-KNOWN_HOST_COMMANDS) },
  }
  const outcome = obey(noted, command, now)
  return typeof outcome === 'string' ? refused(outcome) : { ok: true, ...outcome, reply: { type: 'done' } }
}

function obey<S extends Shapes>(state: RoomState<S>, command: HostCommand, now: number): Outcome<S> {
  const { phase } = state.record
  switch (command.type) {
    case 'open':
      return open(state, now)
    case 'pause':
    case 'resume':
    case 'extend':
      return phase.phase === 'question' ? retime(state, phase, command, now) : 'wrong-phase'
    case 'reveal':
      return phase.phase === 'question' ? reveal(state, phase, { by: 'host', at: now }) : 'wrong-phase'
    case 'skip':
      return phase.phase === 'question' ? skip(state, phase, now) : 'wrong-phase'
    case 'leaderboard':
      if (phase.phase !== 'revealed') return 'wrong-phase'
      return show(state, { phase: 'leaderboard', number: phase.number }, { type: 'leaderboard', at: now })
    case 'podium':
      if (phase.phase !== 'revealed' && phase.phase !== 'leaderboard') return 'wrong-phase'
      return show(state, { phase: 'podium' }, { type: 'podium', at: now })
    case 'end':
      return end(state, now)
    case 'lock':
      return moved(
        recorded(state, { locked: command.locked }),
        { type: command.locked ? 'locked' : 'unlocked', at: now },
        { to: 'hosts' },
      )
    case 'kick':
      return kick(state, command.player, now)
  }
}

/** The effects of nearly every command: the record, the event, and who sees it at once. */
function moved<S extends Shapes>(
  state: RoomState<S>,
  event: Pick<RoomEvent, 'type' | 'at'> & Partial<RoomEvent>,
  audience: Audience = { to: 'everyone' },
): Move<S> {
  return {
    state,
    effects: [
      { type: 'save-room', record: state.record },
      { type: 'save-event', event: { number: null, player: null, by: 'host', ...event } },
      { type: 'broadcast', audience, pace: 'now' },
    ],
  }
}

/** Timers stand after what is saved and before what is sent. */
const timed = <S extends Shapes>({ state, effects }: Move<S>, timer: Effect<S>): Move<S> => ({
  state,
  effects: [...effects.slice(0, -1), timer, ...effects.slice(-1)],
})

const show = <S extends Shapes>(
  state: RoomState<S>,
  phase: Phase,
  event: Pick<RoomEvent, 'type' | 'at'> & Partial<RoomEvent>,
): Move<S> => moved(recorded(state, { phase }), event)

function open<S extends Shapes>(state: RoomState<S>, now: number): Outcome<S> {
  const { record } = state
  if (!['lobby', 'revealed', 'leaderboard'].includes(record.phase.phase)) return 'wrong-phase'
  const number = lastOpened(record) + 1
  if (number > state.questions.length) return 'no-more-questions'
  const { seconds } = record.settings
  const closesAt = seconds === null ? null : now + seconds * 1000
  const phase: OpenPhase = {
    phase: 'question',
    number,
    openedAt: now,
    closesAt,
    remaining: null,
    pausedAt: null,
    held: 0,
  }
  const move = show({ ...state, answers: empty<GivenAnswer<S>>(), answered: 0 }, phase, {
    type: 'opened',
    at: now,
    number,
  })
  return closesAt === null ? move : timed(move, { type: 'set-timer', number, at: closesAt })
}

/** Pause, resume and extend. A question whose deadline has passed is over, even before its timer has rung. */
function retime<S extends Shapes>(
  state: RoomState<S>,
  phase: OpenPhase,
  command: Extract<HostCommand, { type: 'pause' | 'resume' | 'extend' }>,
  now: number,
): Outcome<S> {
  const { number, closesAt, remaining, pausedAt } = phase
  if (closesAt !== null && now >= closesAt) return 'wrong-phase'
  if (command.type === 'extend') {
    const more = command.seconds * 1000
    if (closesAt !== null) {
      const at = closesAt + more
      const move = show(state, { ...phase, closesAt: at }, { type: 'extended', at: now, number })
      return timed(move, { type: 'set-timer', number, at })
    }
    if (remaining === null) return 'wrong-phase'
    return show(state, { ...phase, remaining: remaining + more }, { type: 'extended', at: now, number })
  }
  if (command.type === 'pause') {
    if (pausedAt !== null) return 'wrong-phase'
    const left = closesAt === null ? null : closesAt - now
    const paused = { ...phase, closesAt: null, remaining: left, pausedAt: now }
    return timed(show(state, paused, { type: 'paused', at: now, number }), { type: 'cancel-timer', number })
  }
  if (pausedAt === null) return 'wrong-phase'
  const at = remaining === null ? null : now + remaining
  const held = phase.held + Math.max(0, now - pausedAt)
  const going: OpenPhase = { ...phase, closesAt: at, remaining: null, pausedAt: null, held }
  const move = show(state, going, { type: 'resumed', at: now, number })
  if (everybodyAnswered(move.state)) {
    const revealed = reveal(move.state, going, { by: 'all-answered', at: now })
    return { state: revealed.state, effects: [...move.effects.slice(0, -1), ...revealed.effects] }
  }
  return at === null ? move : timed(move, { type: 'set-timer', number, at })
}

/** The rounds with the open question among them, unscored. */
const unscored = <S extends Shapes>(state: RoomState<S>, { number, openedAt }: OpenPhase) => [
  ...state.record.rounds,
  { number, outcome: 'unscored' as const, openedAt, seats: state.players.size },
]

function skip<S extends Shapes>(state: RoomState<S>, phase: OpenPhase, now: number): Move<S> {
  const { number } = phase
  const shown = state.record.rounds.some(({ outcome }) => outcome === 'revealed')
  const next: Phase = shown ? { phase: 'leaderboard', number } : { phase: 'lobby' }
  const skipped = recorded(state, { phase: next, rounds: unscored(state, phase) })
  return timed(moved(skipped, { type: 'skipped', at: now, number }), { type: 'cancel-timer', number })
}

function end<S extends Shapes>(state: RoomState<S>, now: number): Move<S> {
  const { phase } = state.record
  if (phase.phase !== 'question') return show(state, { phase: 'ended' }, { type: 'ended', at: now })
  const { number } = phase
  const ended = recorded(state, { phase: { phase: 'ended' }, rounds: unscored(state, phase) })
  return timed(moved(ended, { type: 'ended', at: now, number }), { type: 'cancel-timer', number })
}

function kick<S extends Shapes>(state: RoomState<S>, id: string, now: number): Outcome<S> {
  const player = get(state.players, id)
  if (player === undefined || player.removed) return 'no-such-player'
  const participant = { ...player, removed: true }
  const gone: RoomState<S> = {
    ...recorded(state, {}),
    players: put(state.players, id, participant),
    present: state.present - 1,
    answered: get(state.answers, id) === undefined ? state.answered : state.answered - 1,
    scores: without(state.scores, id),
  }
  const move = moved(gone, { type: 'removed', at: now, player: id }, { to: 'hosts' })
  const effects: Effect<S>[] = [
    { type: 'save-participant', participant },
    ...move.effects,
    { type: 'broadcast', audience: { to: 'player', player: id }, pace: 'now' },
  ]
  const { phase } = gone.record
  if (phase.phase !== 'question' || !everybodyAnswered(gone)) return { state: gone, effects }
  const revealed = reveal(gone, phase, { by: 'all-answered', at: now })
  return {
    state: revealed.state,
    effects: [...effects.filter(({ type }) => type !== 'broadcast'), ...revealed.effects],
  }
}
