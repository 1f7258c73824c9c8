import type { HostCommand } from './commands.js'
import { effectsOf, Play, said } from './testing/room.js'

/** A room brought to a phase by the shortest way. */
const at = (phase: string, settings: ConstructorParameters<typeof Play>[0] = {}) => {
  const play = new Play(settings).joinAll('ada', 'bo')
  const way = { lobby: [], question: ['open'], revealed: ['open', 'reveal'] } as const
  const further = {
    leaderboard: [...way.revealed, 'leaderboard'],
    podium: [...way.revealed, 'podium'],
    ended: ['end'],
  } as const
  const ways: Record<string, readonly (keyof typeof plain)[]> = { ...way, ...further }
  ways[phase].forEach((command) => play.host(command))
  return play
}
const plain = { open: 0, pause: 0, resume: 0, reveal: 0, skip: 0, leaderboard: 0, podium: 0, end: 0 }

test('H1: a command acts once under its id', () => {
  const play = at('question', { seconds: 60 })
  const more: HostCommand = { type: 'extend', seconds: 30 }
  play.host(more, 'host-1')
  const before = play.state
  expect(play.host(more, 'host-1')).toEqual({ ok: true, state: before, effects: [], reply: { type: 'done' } })
  play.host('end')
  expect(said(play.host(more, 'host-1'))).toBe('ok')
})

test('H1: a command that was refused may be tried again (P3)', () => {
  const play = at('lobby')
  expect(said(play.host('reveal', 'host-1'))).toBe('wrong-phase')
  play.host('open')
  expect(said(play.host('reveal', 'host-1'))).toBe('ok')
  expect(play.phase).toBe('revealed')
})

test('H1: the last 200 are known', () => {
  const play = at('lobby')
  for (let i = 0; i <= 200; i++) play.host({ type: 'lock', locked: i % 2 === 0 }, `h${i}`)
  expect(effectsOf(play.host({ type: 'lock', locked: false }, 'h1'))).toEqual([])
  expect(effectsOf(play.host({ type: 'lock', locked: false }, 'h0'))).toContain('save-room')
})

/** Which phase each command leads to from each phase; everything else is refused. */
const LEADS: Record<string, Partial<Record<keyof typeof plain, string>>> = {
  lobby: { open: 'question', end: 'ended' },
  question: { pause: 'question', reveal: 'revealed', skip: 'lobby', end: 'ended' },
  revealed: { open: 'question', leaderboard: 'leaderboard', podium: 'podium', end: 'ended' },
  leaderboard: { open: 'question', podium: 'podium', end: 'ended' },
  podium: { end: 'ended' },
  ended: {},
}
const commands = Object.keys(plain) as (keyof typeof plain)[]
test.each(Object.keys(LEADS).flatMap((phase) => commands.map((command) => [phase, command] as const)))(
  'H2, H7, H8, H9, H10: in the phase %s, %s',
  (phase, command) => {
    const play = at(phase)
    const before = play.state
    const outcome = play.host(command)
    const leads = LEADS[phase][command]
    expect(said(outcome)).toBe(leads !== undefined ? 'ok' : phase === 'ended' ? 'room-ended' : 'wrong-phase')
    expect(play.phase).toBe(leads ?? phase)
    // P3: a refusal leaves no trace. P5: what acted is saved under the next revision.
    if (leads === undefined) expect(play.state).toBe(before)
    else expect(play.state.record.revision).toBe(before.record.revision + 1)
    expect(play.saved.record).toEqual(play.state.record)
  },
)

test('H2: the questions are opened in order, and after the last there is none', () => {
  const play = new Play({}, 2)
  expect(play.hostView().next).toBe(1)
  play.host('open')
  expect(play.shown('question')).toMatchObject({ number: 1, of: 2, question: { text: 'question 1' } })
  expect(play.hostView().next).toBe(2)
  play.host('reveal')
  play.host('open')
  expect(play.shown('question')).toMatchObject({ number: 2, of: 2, question: { text: 'question 2' } })
  expect(play.hostView().next).toBeNull()
  play.host('reveal')
  expect(said(play.host('open'))).toBe('no-more-questions')
})

test('H3: the deadline is the opening plus the seconds of the room; none without', () => {
  const play = at('question', { seconds: 60 })
  expect(play.shown('question')).toMatchObject({ openedAt: play.now, closesAt: play.now + 60_000, remaining: null })
  expect(at('question', { seconds: null }).shown('question').closesAt).toBeNull()
})

test('H4: a pause stops the clock, and what was left goes on after it', () => {
  const play = at('question', { seconds: 60 })
  play.now += 10_000
  play.host('pause')
  expect(play.shown('question')).toMatchObject({ paused: true, closesAt: null, remaining: 50_000 })
  play.now += 500_000
  expect(said(play.host('pause'))).toBe('wrong-phase')
  play.host('resume')
  expect(play.shown('question')).toMatchObject({ paused: false, closesAt: play.now + 50_000, remaining: null })
  play.now += 1_000
  play.answer('ada', '2', 1)
  expect(play.answers[0].took).toBe(11_000)
  play.host('pause')
  play.now += 7_000
  play.host('resume')
  play.now += 500
  play.answer('ada', '3', 1)
  expect(play.answers[1].took).toBe(11_500)
})

test('H4: a question without a limit can be paused too', () => {
  const play = at('question', { seconds: null })
  play.host('pause')
  expect(play.shown('question')).toMatchObject({ paused: true, closesAt: null, remaining: null })
  expect(effectsOf(play.host('resume'))).not.toContain('set-timer')
  expect(play.shown('question')).toMatchObject({ paused: false, closesAt: null, remaining: null })
})

test('H5: more time is added to the deadline, or to what is left while paused', () => {
  const play = at('question', { seconds: 60 })
  play.now += 10_000
  play.host({ type: 'extend', seconds: 30 })
  expect(play.shown('question').closesAt).toBe(play.now + 80_000)
  play.host('pause')
  play.host({ type: 'extend', seconds: 20 })
  expect(play.shown('question')).toMatchObject({ closesAt: null, remaining: 100_000 })
  expect(said(at('question', { seconds: null }).host({ type: 'extend', seconds: 30 }))).toBe('wrong-phase')
  expect(said(at('lobby').host({ type: 'extend', seconds: 30 }))).toBe('wrong-phase')
})

test('H6: at the deadline a question is over, and can only be revealed, skipped or ended', () => {
  for (const command of ['reveal', 'skip', 'end'] as const) {
    const play = at('question', { seconds: 60 })
    play.now += 60_000
    expect(said(play.host('pause'))).toBe('wrong-phase')
    expect(said(play.host({ type: 'extend', seconds: 30 }))).toBe('wrong-phase')
    expect(said(play.host(command))).toBe('ok')
  }
})

test('H7: to close is to reveal, also out of a pause', () => {
  const play = at('question')
  play.answer('ada', '2', 1)
  play.host('pause')
  play.host('reveal')
  expect(play.seen('ada', 'revealed')).toMatchObject({ key: { display: 'KEY 1' }, points: 1000 })
})

test('H8: a skipped question stays unscored; it leads to the leaderboard once something has been revealed', () => {
  const play = at('question')
  play.answer('ada', '2', 1)
  play.host('skip')
  expect(play.player('ada')).toMatchObject({ you: { score: 0, rank: null }, phase: { phase: 'lobby' } })
  play.host('open')
  play.answer('ada', '2', 1, { number: 2 })
  play.host('reveal')
  play.host('open')
  play.answer('bo', '2', 1, { number: 3 })
  play.host('skip')
  expect(play.shown('leaderboard')).toMatchObject({ number: 3, of: 3 })
  expect(play.hostView().players.map(({ score, answered }) => [score, answered])).toEqual([
    [1000, false],
    [0, false],
  ])
})

test('H10: an open question stays unscored when the room ends', () => {
  const play = at('question')
  play.answer('ada', '2', 1)
  play.host('end')
  expect(play.player('ada')).toMatchObject({ you: { score: 0 }, phase: { phase: 'ended' } })
  expect(play.state.record.rounds).toEqual([expect.objectContaining({ number: 1, outcome: 'unscored' })])
})

test.each(['lobby', 'question', 'revealed', 'leaderboard', 'podium'])(
  'H11: lock and kick are possible in the phase %s',
  (phase) => {
    const play = at(phase)
    expect(effectsOf(play.host({ type: 'lock', locked: true }))).toEqual(['save-room', 'save-event', 'broadcast'])
    expect(play.hostView().locked).toBe(true)
    const kicked = play.host({ type: 'kick', player: 'ada' })
    expect(effectsOf(kicked)).toEqual(['save-participant', 'save-room', 'save-event', 'broadcast', 'broadcast'])
    expect(kicked.ok && kicked.effects.at(-1)).toMatchObject({ audience: { to: 'player', player: 'ada' } })
    expect(play.player('ada').phase.phase).toBe('removed')
    expect(play.hostView().players.map(({ id }) => id)).toEqual(['bo'])
    expect(play.phase).toBe(phase)
  },
)

test('H11: who was removed is neither counted nor ranked, before the reveal and after it', () => {
  const play = at('question').joinAll('cy')
  for (const player of ['ada', 'bo', 'cy']) play.answer(player, '2', 1)
  play.host({ type: 'kick', player: 'ada' })
  expect(play.shown('question')).toMatchObject({ players: 2, answered: 2 })
  play.host('reveal')
  expect(play.shown('revealed').result).toMatchObject({ players: 2, answered: 2, right: 2 })
  play.host({ type: 'kick', player: 'bo' })
  expect(play.shown('revealed').result).toMatchObject({ players: 1, answered: 1, right: 1 })
  play.host('leaderboard')
  expect(play.shown('leaderboard').rows.map(({ player }) => player)).toEqual(['cy'])
})

test('H11: who is not there cannot be removed', () => {
  const play = at('lobby')
  expect(said(play.host({ type: 'kick', player: 'nobody' }))).toBe('no-such-player')
  play.host({ type: 'kick', player: 'ada' })
  expect(said(play.host({ type: 'kick', player: 'ada' }))).toBe('no-such-player')
  play.host('end')
  expect(said(play.host({ type: 'kick', player: 'bo' }))).toBe('room-ended')
  expect(said(play.host({ type: 'lock', locked: true }))).toBe('room-ended')
})

test('every command leaves an event that says what, when and which question', () => {
  const play = at('lobby', { seconds: 60 })
  const all: (HostCommand | 'open' | 'pause' | 'resume' | 'reveal' | 'skip' | 'leaderboard' | 'podium' | 'end')[] = [
    { type: 'lock', locked: true },
    { type: 'lock', locked: false },
    { type: 'kick', player: 'bo' },
    'open',
    'pause',
    'resume',
    { type: 'extend', seconds: 5 },
    'reveal',
    'leaderboard',
    'open',
    'skip',
    'podium',
    'end',
  ]
  for (const command of all) expect(said(play.host(command))).toBe('ok')
  expect(play.events.map(({ type, number, player, by }) => [type, number, player, by])).toEqual([
    ['locked', null, null, 'host'],
    ['unlocked', null, null, 'host'],
    ['removed', null, 'bo', 'host'],
    ['opened', 1, null, 'host'],
    ['paused', 1, null, 'host'],
    ['resumed', 1, null, 'host'],
    ['extended', 1, null, 'host'],
    ['revealed', 1, null, 'host'],
    ['leaderboard', null, null, 'host'],
    ['opened', 2, null, 'host'],
    ['skipped', 2, null, 'host'],
    ['podium', null, null, 'host'],
    ['ended', null, null, 'host'],
  ])
})
