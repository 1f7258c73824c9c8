import { refused, type Clock, type Input, type Step } from './input.js'
import { get, put } from './keyed.js'
import { cleanName, giveName } from './names.js'
import type { Participant, RoomState } from './state.js'
import type { Shapes } from './view.js'

/** A person comes in: rules J1 to J9. */
export function join<S extends Shapes>(
  state: RoomState<S>,
  input: Extract<Input<S>, { type: 'join' }>,
  { now }: Clock,
): Step<S> {
  const { record } = state
  const known = get(state.players, get(state.joins, input.commandId) ?? input.player)
  if (known !== undefined) {
    if (known.removed) return refused('removed-from-room')
    return { ok: true, state, effects: [], reply: { type: 'joined', player: known.id, name: known.name } }
  }
  if (record.phase.phase === 'ended') return refused('room-ended')
  if (record.locked) return refused('room-locked')
  if (state.present >= record.settings.cap) return refused('room-full')
  const asked = cleanName(input.name)
  if (asked === '') return refused('name-empty')

  const { name, names } = giveName(state.names, asked)
  const participant: Participant = {
    id: input.player,
    commandId: input.commandId,
    seat: state.players.size,
    asked,
    name,
    joinedAt: now,
    removed: false,
  }
  return {
    ok: true,
    state: {
      ...state,
      names,
      players: put(state.players, participant.id, participant),
      present: state.present + 1,
      joins: put(state.joins, input.commandId, participant.id),
    },
    effects: [
      { type: 'save-participant', participant },
      // The newcomer's view is in the reply; telling all the others each time would cost the square of their number.
      { type: 'broadcast', audience: { to: 'hosts' }, pace: 'merged' },
    ],
    reply: { type: 'joined', player: participant.id, name },
  }
}
