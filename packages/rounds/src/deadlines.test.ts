import { timerOf } from './step.js'
import { effectsOf, Play } from './testing/room.js'

const opened = (settings: ConstructorParameters<typeof Play>[0] = { seconds: 10 }) => {
  const play = new Play(settings).joinAll('ada', 'bo')
  play.host('open')
  return play
}

test('D1: at its deadline the open question is revealed', () => {
  const play = opened()
  play.answer('ada', '2', 1)
  play.now += 10_000
  expect(effectsOf(play.deadline())).toEqual(['save-room', 'save-event', 'cancel-timer', 'broadcast'])
  expect(play.seen('ada', 'revealed').points).toBe(1000)
  expect(play.events.at(-1)).toEqual({ type: 'revealed', at: play.now, number: 1, player: null, by: 'deadline' })
})

test('D2: it acts once', () => {
  const play = opened()
  play.answer('ada', '2', 1)
  play.now += 10_000
  play.deadline()
  const before = play.state
  expect(play.deadline()).toEqual({ ok: true, state: before, effects: [], reply: { type: 'done' } })
})

test('D2: a tick for another question, a paused or an unlimited one has no effect', () => {
  const play = opened()
  play.now += 10_000
  expect(effectsOf(play.deadline(2))).toEqual([])
  play.deadline()
  play.host('open')
  play.now += 9_000
  expect(effectsOf(play.deadline(1))).toEqual([])
  play.host('pause')
  play.now += 60_000
  expect(effectsOf(play.deadline(2))).toEqual([])
  expect(play.phase).toBe('question')
  const unlimited = opened({ seconds: null })
  unlimited.now += 1e9
  expect(effectsOf(unlimited.deadline())).toEqual([])
  const lobby = new Play()
  expect(effectsOf(lobby.deadline())).toEqual([])
  lobby.host('end')
  expect(effectsOf(lobby.deadline())).toEqual([])
})

test('D3: a tick that comes early asks for the timer again', () => {
  const play = opened()
  const at = play.now + 10_000
  play.now = at - 1
  const before = play.state
  expect(play.deadline()).toEqual({
    ok: true,
    state: before,
    effects: [{ type: 'set-timer', number: 1, at }],
    reply: { type: 'done' },
  })
  play.now = at
  play.deadline()
  expect(play.phase).toBe('revealed')
})

test('D4: the timer follows the deadline through its whole life', () => {
  const play = opened()
  const start = play.now
  const is = (timer: { number: number; at: number } | null) => {
    expect(play.timer).toEqual(timer)
    expect(timerOf(play.state)).toEqual(timer)
  }
  is({ number: 1, at: start + 10_000 })
  play.host({ type: 'extend', seconds: 5 })
  is({ number: 1, at: start + 15_000 })
  play.now += 1_000
  play.host('pause')
  is(null)
  play.host({ type: 'extend', seconds: 5 })
  is(null)
  play.host('resume')
  is({ number: 1, at: play.now + 19_000 })
  play.host('reveal')
  is(null)
  play.host('open')
  is({ number: 2, at: play.now + 10_000 })
  play.host('skip')
  is(null)
  play.host('open')
  play.host('end')
  is(null)
})

test('D5: everybody has answered: the question is revealed at once where the room is set so', () => {
  const play = opened({ seconds: 10, revealWhenAllAnswered: true })
  play.answer('ada', '2', 1)
  play.answer('ada', '3', 0)
  expect(play.phase).toBe('question')
  const last = play.answer('bo', '2', 1)
  expect(effectsOf(last)).toEqual(['save-answer', 'save-room', 'save-event', 'cancel-timer', 'broadcast'])
  expect(last.ok && last.reply).toEqual({ type: 'saved' })
  expect(play.events.at(-1)?.by).toBe('all-answered')
  expect(play.seen('bo', 'revealed').points).toBe(1000)
})

test('D5: and not where it is not', () => {
  const play = opened()
  play.answer('ada', '2', 1)
  play.answer('bo', '2', 1)
  expect(play.phase).toBe('question')
})

test('D5: the last who had not answered is removed', () => {
  const play = opened({ seconds: 10, revealWhenAllAnswered: true })
  play.answer('ada', '2', 1)
  expect(effectsOf(play.host({ type: 'kick', player: 'bo' }))).toEqual([
    'save-participant',
    'save-room',
    'save-event',
    'save-room',
    'save-event',
    'cancel-timer',
    'broadcast',
  ])
  expect(play.phase).toBe('revealed')
  expect(play.saved.record).toEqual(play.state.record)
})

test('D5: never in a pause, but at its end', () => {
  const play = opened({ seconds: 10, revealWhenAllAnswered: true })
  play.answer('ada', '2', 1)
  play.host('pause')
  play.host({ type: 'kick', player: 'bo' })
  expect(play.phase).toBe('question')
  play.host('resume')
  expect(play.phase).toBe('revealed')
  expect(play.timer).toBeNull()
})

test('D5: an empty room is not a room where everybody has answered', () => {
  const play = opened({ seconds: 10, revealWhenAllAnswered: true })
  play.host({ type: 'kick', player: 'ada' })
  play.host({ type: 'kick', player: 'bo' })
  expect(play.phase).toBe('question')
})
