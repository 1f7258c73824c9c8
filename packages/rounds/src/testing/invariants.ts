import { restore } from '../restore.js'
import { timerOf } from '../step.js'
import { viewFor } from '../viewFor.js'
import { schemas, type Play } from './room.js'

/** Keys and texts anywhere in a value. */
function words(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...words(inner)])
}

/** V2 and V4: what in a view comes from a key, a grade, or one of the hidden words; nothing may before the reveal. */
export function leaks(play: Play, player: string | 'host', hidden: readonly string[]): string[] {
  const found = words(player === 'host' ? play.hostView() : play.player(player))
  return found.filter((word) => SECRET.test(word) || hidden.includes(word))
}

const SECRET = /^(key|grade|verdict|mark|credit|result|points|display|KEY \d+|GRADE .*)$/

/** What must hold in every state a room can get into: P1, P2, V1, V6, D4. */
export function expectSound(play: Play): void {
  const { state, now } = play
  const json = JSON.stringify(state)
  expect(JSON.stringify(JSON.parse(json))).toBe(json)
  expect(JSON.stringify(restore(shuffled(play.saved)))).toBe(json)
  expect(play.timer).toEqual(timerOf(state))

  const host = play.hostView()
  expect(schemas.host.parse(host)).toEqual(host)
  for (const player of play.participants.keys()) {
    const view = play.player(player)
    expect(schemas.player.parse(view)).toEqual(view)
    const again = viewFor(restore(play.saved), { role: 'player', player }, { now })
    expect(JSON.stringify(again)).toBe(JSON.stringify(view))
  }
}

/** Rows as a database may give them: in no particular order. */
const shuffled = (saved: Play['saved']): Play['saved'] => ({
  ...saved,
  participants: saved.participants.toReversed(),
  answers: saved.answers.toReversed(),
})
