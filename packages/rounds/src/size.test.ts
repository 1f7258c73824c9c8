import { DEFAULT_ROOM_SETTINGS } from './commands.js'
import type { Input } from './input.js'
import { create, type RoomState } from './state.js'
import { step } from './step.js'
import { mark, type Toy } from './testing/room.js'
import { viewFor } from './viewFor.js'

const room = (players: number) => {
  let state = create<Toy>({
    room: 'room-1',
    pin: '123456',
    settings: { ...DEFAULT_ROOM_SETTINGS, cap: 10_000 },
    questions: [{ question: { text: 'question' }, key: { display: 'KEY' } }],
  })
  const send = (input: Input<Toy>) => {
    const outcome = step(state, input, { now: 1000 })
    if (!outcome.ok) throw new Error(outcome.refusal)
    state = outcome.state
    return outcome
  }
  for (let i = 0; i < players; i++) send({ type: 'join', commandId: `j${i}`, player: `p${i}`, name: 'Li' })
  send({ type: 'host', commandId: 'open', command: { type: 'open' } })
  const answer = (i: number) =>
    send({
      type: 'answer',
      commandId: `a${i}`,
      player: `p${i}`,
      number: 1,
      answer: { text: `${i}` },
      grade: { verdict: '' },
      mark: mark(`${i % 50}`, (i % 5) / 4),
    })
  return { send, answer, current: () => state }
}

/** How many objects of a state are new, compared with the state before; what is shared is not looked into. */
function made(before: unknown, after: unknown, known = objectsOf(before)): number {
  if (typeof after !== 'object' || after === null || known.has(after)) return 0
  return 1 + Object.values(after).reduce<number>((sum, inner) => sum + made(before, inner, known), 0)
}
function objectsOf(value: unknown, found = new Set<object>()): Set<object> {
  if (typeof value === 'object' && value !== null && !found.has(value)) {
    found.add(value)
    Object.values(value).forEach((inner) => objectsOf(inner, found))
  }
  return found
}

test('P6: an answer and a join make as few new objects among 5,000 as among 50', () => {
  for (const players of [50, 5000]) {
    const { answer, send, current } = room(players)
    for (let i = 1; i < players; i++) answer(i)
    const before: RoomState<Toy> = current()
    answer(0)
    expect(made(before, current())).toBeLessThan(30)
    const answered = current()
    send({ type: 'join', commandId: 'late', player: 'late', name: 'Li' })
    expect(made(answered, current())).toBeLessThan(40)
  }
})

test('P6: standings and results are worked out once for all viewers of a reveal', () => {
  const { answer, send, current } = room(500)
  for (let i = 0; i < 500; i++) answer(i)
  send({ type: 'host', commandId: 'reveal', command: { type: 'reveal' } })
  const results = ['p1', 'p2'].map((player) => {
    const phase = viewFor(current(), { role: 'player', player }, { now: 1000 })?.phase
    return phase?.phase === 'revealed' ? phase.result : null
  })
  expect(results[0]).toMatchObject({ players: 500, answered: 500, right: 100, wrong: 100, partly: 300 })
  expect(results[1]).toBe(results[0])
})
