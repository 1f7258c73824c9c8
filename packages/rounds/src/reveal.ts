import type { Effect, RoomEvent } from './input.js'
import { empty, get, put, values, type Keyed } from './keyed.js'
import { pointsFor } from './scoring.js'
import type { OpenPhase, RoomRecord, RoomState, Score } from './state.js'
import type { Shapes } from './view.js'

/** A new state and what it takes to make it last. */
export interface Move<S extends Shapes> {
  state: RoomState<S>
  effects: Effect<S>[]
}

/** Changes the record, with the revision that says so. */
export const recorded = <S extends Shapes>(
  state: RoomState<S>,
  change: Partial<Omit<RoomRecord, 'revision'>>,
): RoomState<S> => ({
  ...state,
  record: { ...state.record, ...change, revision: state.record.revision + 1 },
})

/** Whether the open question has everybody's answer and the room is set to reveal then: rule D5. */
export const everybodyAnswered = <S extends Shapes>({ record, present, answered }: RoomState<S>): boolean =>
  record.settings.revealWhenAllAnswered &&
  record.phase.phase === 'question' &&
  record.phase.pausedAt === null &&
  present > 0 &&
  answered === present

/** Ends the open question, scores it for everybody present, and shows the key: rules R1 to R5. */
export function reveal<S extends Shapes>(
  state: RoomState<S>,
  open: OpenPhase,
  { by, at }: Pick<RoomEvent, 'by' | 'at'>,
): Move<S> {
  const { number, openedAt } = open
  const past = { number, outcome: 'revealed', openedAt, seats: state.players.size } as const
  const revealed: RoomState<S> = {
    ...recorded(state, { phase: { phase: 'revealed', number }, rounds: [...state.record.rounds, past] }),
    scores: scored(state),
  }
  return {
    state: revealed,
    effects: [
      { type: 'save-room', record: revealed.record },
      { type: 'save-event', event: { type: 'revealed', at, number, player: null, by } },
      { type: 'cancel-timer', number },
      { type: 'broadcast', audience: { to: 'everyone' }, pace: 'now' },
    ],
  }
}

/** Everybody's score with the points of the open question. */
function scored<S extends Shapes>({ record, players, answers, scores }: RoomState<S>): Keyed<Score> {
  let next = empty<Score>()
  for (const { id, removed } of values(players)) {
    if (removed) continue
    const given = get(answers, id)
    const gained = pointsFor(
      record.settings.scoring,
      given === undefined ? undefined : { credit: given.mark.credit, took: given.took },
    )
    next = put(next, id, { score: (get(scores, id)?.score ?? 0) + gained, gained })
  }
  return next
}
