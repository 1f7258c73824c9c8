import { empty, get, put } from './keyed.js'
import { KNOWN_ANSWERS } from './answer.js'
import { giveName } from './names.js'
import { pointsFor } from './scoring.js'
import { lastOpened, type GivenAnswer, type Participant, type RoomRecord, type RoomState, type Score } from './state.js'
import type { Shapes } from './view.js'

/** What the effects had saved of a room, in any order. */
export interface SavedRoom<S extends Shapes> {
  record: RoomRecord
  questions: RoomState<S>['questions']
  participants: readonly Participant[]
  /** Every version of every answer. Where only the last were kept, retries of earlier ones are no longer known. */
  answers: readonly GivenAnswer<S>[]
}

/**
 * The state a room is in, from its saved rows alone, so that any node can take it over: the same, to the last byte
 * of its JSON, as that of the node that saved them (rule P2). Scores are not saved: they are counted from the answers.
 */
export function restore<S extends Shapes>(saved: SavedRoom<S>): RoomState<S> {
  const participants = saved.participants.toSorted((a, b) => a.seat - b.seat)
  const answers = saved.answers.toSorted((a, b) => a.number - b.number || a.version - b.version)
  const opened = lastOpened(saved.record)

  let names: RoomState<S>['names'] = empty()
  let joins: RoomState<S>['joins'] = empty()
  let players: RoomState<S>['players'] = empty()
  for (const participant of participants) {
    names = giveName(names, participant.asked).names
    joins = put(joins, participant.commandId, participant.id)
    players = put(players, participant.id, participant)
  }

  let commands: RoomState<S>['commands'] = empty()
  let current: RoomState<S>['answers'] = empty()
  for (const given of answers) {
    const known = get(commands, given.player) ?? []
    commands = put(commands, given.player, [...known, given.commandId].slice(-KNOWN_ANSWERS))
    if (given.number === opened) current = put(current, given.player, given)
  }

  const present = participants.filter(({ removed }) => !removed)
  return {
    record: saved.record,
    questions: saved.questions,
    players,
    present: present.length,
    joins,
    names,
    commands,
    answers: current,
    answered: present.filter(({ id }) => get(current, id) !== undefined).length,
    scores: scoresOf(saved.record, present, answers),
  }
}

/** Adds up the revealed rounds for everybody who was there at the last of them. */
function scoresOf<S extends Shapes>(
  record: RoomRecord,
  present: readonly Participant[],
  answers: readonly GivenAnswer<S>[],
): RoomState<S>['scores'] {
  const revealed = record.rounds.filter(({ outcome }) => outcome === 'revealed')
  const last = revealed.at(-1)
  let scores = empty<Score>()
  if (last === undefined) return scores

  const counting = new Map<string, Map<number, GivenAnswer<S>>>()
  for (const given of answers) {
    const own = counting.get(given.player) ?? new Map<number, GivenAnswer<S>>()
    counting.set(given.player, own.set(given.number, given))
  }
  for (const { id, seat } of present) {
    if (seat >= last.seats) continue
    const points = revealed.map(({ number }) => {
      const given = counting.get(id)?.get(number)
      return pointsFor(
        record.settings.scoring,
        given === undefined ? undefined : { credit: given.mark.credit, took: given.took },
      )
    })
    scores = put(scores, id, { score: points.reduce((sum, one) => sum + one, 0), gained: points.at(-1) ?? 0 })
  }
  return scores
}
