import { refused, type Clock, type Effect, type Input, type Step } from './input.js'
import { get, put } from './keyed.js'
import { everybodyAnswered, reveal } from './reveal.js'
import { lastOpened, type GivenAnswer, type RoomState } from './state.js'
import type { Shapes } from './view.js'

/** How many accepted commands of a player are known again; enough for every question of a room four times over. */
export const KNOWN_ANSWERS = 200

/** A player answers: rules A1 to A10, checked in this order. */
export function answer<S extends Shapes>(
  state: RoomState<S>,
  input: Extract<Input<S>, { type: 'answer' }>,
  { now }: Clock,
): Step<S> {
  const { phase } = state.record
  const player = get(state.players, input.player)
  if (player === undefined) return refused('not-in-room')
  if (player.removed) return refused('removed-from-room')
  const commands = get(state.commands, player.id) ?? []
  if (commands.includes(input.commandId)) return { ok: true, state, effects: [], reply: { type: 'saved' } }

  if (phase.phase === 'ended') return refused('room-ended')
  if (input.number > lastOpened(state.record)) return refused('question-not-open')
  if (phase.phase !== 'question' || input.number !== phase.number) return refused('question-over')
  if (phase.pausedAt !== null) return refused('question-paused')
  if (phase.closesAt !== null && now >= phase.closesAt) return refused('question-over')
  if (input.mark === null) return refused('answer-incomplete')

  const before = get(state.answers, player.id)
  const given: GivenAnswer<S> = {
    player: player.id,
    number: phase.number,
    version: (before?.version ?? 0) + 1,
    commandId: input.commandId,
    answer: input.answer,
    grade: input.grade,
    mark: input.mark,
    at: now,
    took: Math.max(0, now - phase.openedAt - phase.held),
  }
  const saved: RoomState<S> = {
    ...state,
    commands: put(state.commands, player.id, [...commands, input.commandId].slice(-KNOWN_ANSWERS)),
    answers: put(state.answers, player.id, given),
    answered: before === undefined ? state.answered + 1 : state.answered,
  }
  const save: Effect<S> = { type: 'save-answer', answer: given }
  if (everybodyAnswered(saved)) {
    const revealed = reveal(saved, phase, { by: 'all-answered', at: now })
    return {
      ok: true,
      state: revealed.state,
      effects: [save, ...revealed.effects],
      reply: { type: 'saved' },
    }
  }
  return {
    ok: true,
    state: saved,
    effects: [save, { type: 'broadcast', audience: { to: 'hosts' }, pace: 'merged' }],
    reply: { type: 'saved' },
  }
}
