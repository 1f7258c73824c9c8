import fc from 'fast-check'
import { z } from 'zod'
import { create } from './state.js'
import { step } from './step.js'
import { leaks, expectSound } from './testing/invariants.js'
import { mark, Play, schemas, type Toy } from './testing/room.js'
import { viewFor } from './viewFor.js'
import { DEFAULT_ROOM_SETTINGS } from './commands.js'
import type { HostView, PlayerView } from './view.js'

/** true only where both types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
type Flat<T> = T extends object ? { [K in keyof T]: Flat<T[K]> } : T
const typesAreTheSchemas: [
  Same<Flat<PlayerView<Toy>>, Flat<z.infer<typeof schemas.player>>>,
  Same<Flat<HostView<Toy>>, Flat<z.infer<typeof schemas.host>>>,
] = [true, true]

test('V6: the types of the views are those of their schemas, and there is no place for anything else', () => {
  expect(typesAreTheSchemas).toEqual([true, true])
  const play = new Play().joinAll('ada')
  play.host('open')
  const view = play.player('ada')
  expect(schemas.player.safeParse(view).success).toBe(true)
  const extras = [
    { ...view, key: 1 },
    { ...view, you: { ...view.you, key: 1 } },
  ]
  const inPhase = ['key', 'grade', 'points', 'result'].map((extra) => ({
    ...view,
    phase: { ...view.phase, [extra]: { display: 'KEY 1' } },
  }))
  for (const leaking of [...extras, ...inPhase]) expect(schemas.player.safeParse(leaking).success).toBe(false)
})

test('V1, V6: the view of every viewer in every phase holds to its schema and comes back the same', () => {
  const play = new Play({ seconds: 10 }).joinAll('ada', 'bo', 'cy')
  expectSound(play)
  play.host('open')
  play.answer('ada', '2', 1)
  for (const command of ['pause', 'resume', 'reveal', 'leaderboard', 'podium', 'end'] as const) {
    expect(play.host(command).ok).toBe(true)
    expectSound(play)
    expect(play.player('ada')).toEqual(play.player('ada'))
  }
})

test('V2, V4: no view holds a key, a grade or another’s answer before the reveal', () => {
  const play = new Play().joinAll('ada', 'bo')
  const hidden = ['answer-of-bo', 'sign-error', 'bo-1']
  expect(leaks(play, 'ada', hidden)).toEqual([])
  play.host('open')
  play.answer('bo', 'answer-of-bo', 0, { commandId: 'bo-1', mark: mark('answer-of-bo', 0, { mistake: 'sign-error' }) })
  play.answer('ada', 'answer-of-ada', 1)
  for (const command of ['pause', 'resume'] as const) {
    expect(leaks(play, 'ada', [...hidden, 'bo'])).toEqual([])
    expect(leaks(play, 'host', [...hidden, 'answer-of-ada'])).toEqual([])
    play.host(command)
  }
  play.host('reveal')
  // The same search finds them once they may be seen.
  expect(leaks(play, 'ada', hidden)).toEqual(expect.arrayContaining(['key', 'KEY 1', 'answer-of-bo', 'sign-error']))
  expect(leaks(play, 'host', hidden)).toEqual(expect.arrayContaining(['key', 'KEY 1', 'answer-of-bo', 'sign-error']))
})

test('V2: until the reveal a view is the same to the last byte, whatever the keys, grades and other answers are', () => {
  const answered = fc.array(
    fc.record({
      player: fc.constantFrom('bo', 'cy', 'di'),
      text: fc.string({ maxLength: 5 }),
      credit: fc.constantFrom(0, 0.5, 1),
    }),
    { maxLength: 6 },
  )
  const world = (key: string, credit: number, others: readonly { player: string; text: string; credit: number }[]) => {
    let state = create<Toy>({
      room: 'room-1',
      pin: '123456',
      settings: DEFAULT_ROOM_SETTINGS,
      questions: [{ question: { text: 'question 1' }, key: { display: key } }],
    })
    const send = (input: Parameters<typeof step<Toy>>[1]) => {
      const outcome = step(state, input, { now: 1000 })
      if (outcome.ok) state = outcome.state
      return outcome
    }
    for (const player of ['ada', 'bo', 'cy', 'di']) send({ type: 'join', commandId: player, player, name: player })
    send({ type: 'host', commandId: 'h1', command: { type: 'open' } })
    const give = (player: string, text: string, credit: number, commandId: string) =>
      send({
        type: 'answer',
        commandId,
        player,
        number: 1,
        answer: { text },
        grade: { verdict: `${credit}` },
        mark: mark(text, credit),
      })
    others.forEach(({ player, text, credit }, i) => give(player, text, credit, `o${i}`))
    const mine = give('ada', 'mine', credit, 'ada-1')
    return JSON.stringify([
      viewFor(state, { role: 'player', player: 'ada' }, { now: 2000 }),
      mine.ok && mine.reply,
      viewFor(state, { role: 'host' }, { now: 2000 }).phase.phase,
    ])
  }
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.constantFrom(0, 1),
      answered,
      answered,
      (one, other, credit, few, more) => {
        expect(world(one, credit, few)).toBe(world(other, 1 - credit, more))
      },
    ),
    { seed: 20261123 },
  )
})

test('V3: a player sees their own last answer, and after the reveal its grade and points', () => {
  const play = new Play().joinAll('ada', 'bo')
  play.host('open')
  expect(play.seen('ada', 'question').yours).toBeNull()
  play.answer('ada', 'first', 0)
  play.answer('ada', 'last', 0.5)
  expect(play.seen('ada', 'question').yours).toEqual({ text: 'last' })
  play.host('reveal')
  expect(play.seen('ada', 'revealed')).toMatchObject({
    key: { display: 'KEY 1' },
    yours: { text: 'last' },
    grade: { verdict: 'GRADE 0.5' },
    points: 500,
  })
  expect(play.seen('bo', 'revealed')).toMatchObject({ yours: null, grade: null, points: 0 })
})

test('V4: the host sees who has answered, and the key at the reveal', () => {
  const play = new Play().joinAll('ada', 'bo')
  play.host('open')
  play.answer('bo', '2', 1)
  expect(play.hostView().players).toEqual([
    { id: 'ada', name: 'ada', score: 0, answered: false },
    { id: 'bo', name: 'bo', score: 0, answered: true },
  ])
  expect(play.shown('question')).toMatchObject({ players: 2, answered: 1 })
  play.host('reveal')
  expect(play.shown('revealed').key).toEqual({ display: 'KEY 1' })
  expect(play.hostView().players[1]).toMatchObject({ score: 1000, answered: true })
})

test('V7: who was removed is told so in every phase; a stranger has no view', () => {
  const play = new Play().joinAll('ada', 'bo')
  play.host({ type: 'kick', player: 'ada' })
  for (const command of ['open', 'reveal', 'leaderboard', 'podium', 'end'] as const) {
    play.host(command)
    expect(play.player('ada').phase).toEqual({ phase: 'removed' })
  }
  expect(viewFor(play.state, { role: 'player', player: 'stranger' }, { now: play.now })).toBeNull()
})
