import { effectsOf, mark, Play, said } from './testing/room.js'

const opened = (settings: ConstructorParameters<typeof Play>[0] = {}) => {
  const play = new Play(settings).joinAll('ada', 'bo')
  play.host('open')
  return play
}

test('A1: only players in the room answer', () => {
  const play = opened()
  expect(said(play.answer('stranger', '2'))).toBe('not-in-room')
  play.answer('bo', '2', 1, { commandId: 'bo-1' })
  play.host({ type: 'kick', player: 'bo' })
  expect(said(play.answer('bo', '3'))).toBe('removed-from-room')
  expect(said(play.answer('bo', '2', 1, { commandId: 'bo-1' }))).toBe('removed-from-room')
})

test('A2: the same command is acknowledged again without effect, whatever came with it', () => {
  const play = opened()
  const first = play.answer('ada', '2', 1, { commandId: 'ada-1' })
  play.answer('ada', '3', 0, { commandId: 'ada-2' })
  const before = play.state
  const again = play.answer('ada', 'changed', 0, { commandId: 'ada-1' })
  expect(again).toEqual({ ok: true, state: before, effects: [], reply: first.ok && first.reply })
  expect(play.seen('ada', 'question').yours).toEqual({ text: '3' })
})

test('A2: an acknowledgement that was lost can be had in any later phase', () => {
  const play = opened()
  play.answer('ada', '2', 1, { commandId: 'ada-1' })
  for (const command of ['reveal', 'leaderboard', 'open', 'pause', 'end'] as const) {
    play.host(command)
    expect(play.answer('ada', '2', 1, { commandId: 'ada-1' })).toMatchObject({
      ok: true,
      effects: [],
      reply: { type: 'saved' },
    })
  }
})

test('A2: a command is one player’s: another may use the same id', () => {
  const play = opened()
  play.answer('ada', '2', 1, { commandId: 'same' })
  expect(effectsOf(play.answer('bo', '3', 0, { commandId: 'same' }))).toContain('save-answer')
})

test('A2: the last 200 commands are known', () => {
  const play = opened()
  for (let i = 0; i < 201; i++) play.answer('ada', `${i}`, 0, { commandId: `c${i}` })
  expect(effectsOf(play.answer('ada', 'x', 0, { commandId: 'c1' }))).toEqual([])
  expect(effectsOf(play.answer('ada', 'x', 0, { commandId: 'c0' }))).toContain('save-answer')
})

test('A3: after the end nothing is accepted', () => {
  const play = opened()
  play.host('end')
  expect(said(play.answer('ada', '2'))).toBe('room-ended')
})

test('A4: a question that has not been opened takes no answer', () => {
  const play = new Play().joinAll('ada')
  expect(said(play.answer('ada', '2'))).toBe('question-not-open')
  play.host('open')
  expect(said(play.answer('ada', '2', 0, { number: 2 }))).toBe('question-not-open')
})

test('A5: a question that is over takes no answer, nor another than the open one', () => {
  const play = opened()
  play.host('reveal')
  expect(said(play.answer('ada', '2'))).toBe('question-over')
  play.host('leaderboard')
  expect(said(play.answer('ada', '2'))).toBe('question-over')
  play.host('open')
  expect(said(play.answer('ada', '2', 0, { number: 1 }))).toBe('question-over')
  expect(said(play.answer('ada', '2', 0, { number: 2 }))).toBe('ok')
  play.host('skip')
  expect(said(play.answer('ada', '2', 0, { number: 2 }))).toBe('question-over')
})

test('A6: a paused question takes no answer until it goes on', () => {
  const play = opened()
  play.host('pause')
  expect(said(play.answer('ada', '2', 0, { commandId: 'kept' }))).toBe('question-paused')
  play.host('resume')
  expect(effectsOf(play.answer('ada', '2', 0, { commandId: 'kept' }))).toContain('save-answer')
})

test('A7: the deadline itself is too late, whether its timer has rung or not', () => {
  const play = opened({ seconds: 10 })
  play.now += 9_999
  expect(said(play.answer('ada', '2'))).toBe('ok')
  play.now += 1
  expect(said(play.answer('ada', '3'))).toBe('question-over')
  expect(play.phase).toBe('question')
  play.deadline()
  expect(play.seen('ada', 'revealed').yours).toEqual({ text: '2' })
})

test('A8: an answer that cannot be graded yet is refused and not counted', () => {
  const play = opened()
  expect(said(play.answer('ada', '', 0, { mark: null }))).toBe('answer-incomplete')
  play.host('reveal')
  expect(play.shown('revealed').result).toMatchObject({ answered: 0, wrong: 0 })
})

test('A9: the last answer before the deadline counts, and is counted once', () => {
  const play = opened()
  play.answer('ada', 'right', 1)
  play.now += 500
  play.answer('ada', 'wrong', 0)
  expect(play.shown('question').answered).toBe(1)
  expect(play.answers.map(({ version, took }) => [version, took])).toEqual([
    [1, 0],
    [2, 500],
  ])
  play.host('reveal')
  expect(play.seen('ada', 'revealed')).toMatchObject({ points: 0, yours: { text: 'wrong' } })
  expect(play.shown('revealed').result).toMatchObject({ answered: 1, right: 0, wrong: 1 })
})

test('A10: a right and a wrong answer cannot be told apart by what comes back or goes out', () => {
  const play = opened()
  const right = play.answer('ada', '2', 1, { mark: mark('2', 1, { cells: [true] }) })
  const wrong = play.answer('bo', '3', 0, { mark: mark('3', 0, { mistake: 'sign' }) })
  expect(right.ok && right.reply).toEqual({ type: 'saved' })
  expect(wrong.ok && wrong.reply).toEqual({ type: 'saved' })
  const sent = { type: 'broadcast', audience: { to: 'hosts' }, pace: 'merged' }
  expect(right.ok && right.effects.slice(1)).toEqual([sent])
  expect(wrong.ok && wrong.effects.slice(1)).toEqual([sent])
})
