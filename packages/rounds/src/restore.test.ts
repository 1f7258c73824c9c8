import { restore } from './restore.js'
import { step } from './step.js'
import { expectSound } from './testing/invariants.js'
import { Play, type Toy } from './testing/room.js'

/** A room with everything in it: late and removed players, one name twice, changed answers, a skipped question, an open one. */
const played = () => {
  const play = new Play({ seconds: 60 }, 4)
  play.join('a', 'Li')
  play.join('b', 'Li')
  play.join('c', 'x'.repeat(30))
  play.host('open')
  play.answer('a', 'wrong', 0, { commandId: 'a-1' })
  play.answer('a', 'right', 1)
  play.answer('c', 'right', 1)
  play.host({ type: 'kick', player: 'c' })
  play.host('reveal')
  play.join('d', 'LI')
  play.host('open')
  play.answer('d', 'right', 1, { number: 2 })
  play.host('skip')
  play.host('open')
  play.answer('b', 'partly', 0.5, { number: 3 })
  play.host({ type: 'lock', locked: true })
  return play
}

test('P2: the saved rows make the same state, byte for byte, in whatever order they come', () => {
  const play = played()
  expectSound(play)
  play.host('reveal')
  expectSound(play)
  expect(play.hostView().players.map(({ name, score }) => [name, score])).toEqual([
    ['Li', 1000],
    ['Li 2', 500],
    ['LI 3', 0],
  ])
})

test('P2: a node that takes over knows the commands that acted, and goes on as the other would have', () => {
  const play = played()
  const taken = restore(play.saved)
  const retried = {
    type: 'answer',
    commandId: 'a-1',
    player: 'a',
    number: 1,
    answer: { text: 'wrong' },
    grade: { verdict: '' },
    mark: null,
  } as const
  expect(step<Toy>(taken, retried, { now: play.now })).toMatchObject({ ok: true, effects: [] })
  const reveal = { type: 'host', commandId: 'next', command: { type: 'reveal' } } as const
  const [one, other] = [step(play.state, reveal, { now: play.now }), step(taken, reveal, { now: play.now })]
  expect(JSON.stringify(other)).toBe(JSON.stringify(one))
})

test('P2: where only the last version of each answer was kept, scores and views are still the same', () => {
  const play = played()
  const lasts = play.saved.answers.filter((row) => {
    return !play.answers.some(
      (other) => other.player === row.player && other.number === row.number && other.version > row.version,
    )
  })
  const taken = restore({ ...play.saved, answers: lasts })
  expect(taken.scores).toEqual(play.state.scores)
  expect(taken.answers).toEqual(play.state.answers)
})

test('P2: a new room is restored from nothing but its record', () => {
  const play = new Play()
  expect(restore(play.saved)).toEqual(play.state)
})
