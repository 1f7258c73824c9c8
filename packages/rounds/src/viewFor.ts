import type { Clock } from './input.js'
import { get, values } from './keyed.js'
import { resultOf } from './result.js'
import { standingsOf } from './standings.js'
import { lastOpened, type OpenPhase, type Participant, type RoomState } from './state.js'
import { ROWS_SHOWN, type HostView, type PlayerView, type Shapes } from './view.js'

export type Viewer = { role: 'player'; player: string } | { role: 'host' }

/**
 * All that a viewer may know of the room now: rules V1 to V7. null for a player who is not in the room.
 * A host's view is also the projector's, so it holds the key no sooner than a player's.
 */
export function viewFor<S extends Shapes>(state: RoomState<S>, viewer: { role: 'host' }, clock: Clock): HostView<S>
export function viewFor<S extends Shapes>(
  state: RoomState<S>,
  viewer: { role: 'player'; player: string },
  clock: Clock,
): PlayerView<S> | null
export function viewFor<S extends Shapes>(
  state: RoomState<S>,
  viewer: Viewer,
  clock: Clock,
): HostView<S> | PlayerView<S> | null {
  if (viewer.role === 'host') return hostView(state, clock)
  const player = get(state.players, viewer.player)
  return player === undefined ? null : playerView(state, player, clock)
}

function playerView<S extends Shapes>(state: RoomState<S>, player: Participant, clock: Clock): PlayerView<S> {
  const { room, pin } = state.record
  return {
    room,
    pin,
    you: {
      id: player.id,
      name: player.name,
      score: get(state.scores, player.id)?.score ?? 0,
      rank: standingsOf(state).rankOf.get(player.id) ?? null,
    },
    phase: player.removed ? { phase: 'removed' } : playerPhase(state, player, clock),
  }
}

function playerPhase<S extends Shapes>(state: RoomState<S>, player: Participant, clock: Clock): PlayerView<S>['phase'] {
  const { phase } = state.record
  const players = state.present
  const given = get(state.answers, player.id)
  switch (phase.phase) {
    case 'lobby':
      return { phase: 'lobby', players }
    case 'question':
      return { ...placeAndTime(state, phase, clock), yours: given?.answer ?? null }
    case 'revealed':
      return {
        ...unveiled(state, phase.number),
        yours: given?.answer ?? null,
        grade: given?.grade ?? null,
        points: get(state.scores, player.id)?.gained ?? 0,
      }
    case 'leaderboard':
      return {
        phase: 'leaderboard',
        number: phase.number,
        of: state.questions.length,
        rows: standingsOf(state).rows.slice(0, ROWS_SHOWN.player),
        players,
      }
    case 'podium':
      return { phase: 'podium', rows: podium(state), players }
    case 'ended':
      return { phase: 'ended' }
  }
}

function hostView<S extends Shapes>(state: RoomState<S>, clock: Clock): HostView<S> {
  const { room, pin, locked, settings, phase } = state.record
  const next = lastOpened(state.record) + 1
  const asked = phase.phase === 'question' || phase.phase === 'revealed'
  return {
    room,
    pin,
    locked,
    settings,
    players: [...values(state.players)]
      .filter(({ removed }) => !removed)
      .toSorted((a, b) => a.seat - b.seat)
      .map(({ id, name }) => ({
        id,
        name,
        score: get(state.scores, id)?.score ?? 0,
        answered: asked && get(state.answers, id) !== undefined,
      })),
    questions: state.questions.length,
    next: next > state.questions.length ? null : next,
    phase: hostPhase(state, clock),
  }
}

function hostPhase<S extends Shapes>(state: RoomState<S>, clock: Clock): HostView<S>['phase'] {
  const { phase } = state.record
  switch (phase.phase) {
    case 'question':
      return { ...placeAndTime(state, phase, clock), players: state.present, answered: state.answered }
    case 'revealed':
      return unveiled(state, phase.number)
    case 'leaderboard':
      return {
        phase: 'leaderboard',
        number: phase.number,
        of: state.questions.length,
        rows: standingsOf(state).rows.slice(0, ROWS_SHOWN.host),
      }
    case 'podium':
      return { phase: 'podium', rows: podium(state) }
    case 'lobby':
    case 'ended':
      return { phase: phase.phase }
  }
}

/** An open question. The key stands beside the question in the state: only the question is taken. */
const placeAndTime = <S extends Shapes>(state: RoomState<S>, open: OpenPhase, { now }: Clock) => ({
  phase: 'question' as const,
  number: open.number,
  of: state.questions.length,
  now,
  openedAt: open.openedAt,
  closesAt: open.closesAt,
  remaining: open.remaining,
  paused: open.pausedAt !== null,
  question: state.questions[open.number - 1].question,
})

const unveiled = <S extends Shapes>(state: RoomState<S>, number: number) => ({
  phase: 'revealed' as const,
  number,
  of: state.questions.length,
  question: state.questions[number - 1].question,
  key: state.questions[number - 1].key,
  result: resultOf(state),
})

const podium = <S extends Shapes>(state: RoomState<S>) =>
  standingsOf(state)
    .rows.slice(0, ROWS_SHOWN.player)
    .filter(({ rank }) => rank <= 3)
