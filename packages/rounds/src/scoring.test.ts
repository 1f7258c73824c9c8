import { mark, Play } from './testing/room.js'
import { GROUPS_SHOWN, ROWS_SHOWN } from './view.js'

/** Asks the next question; each player answers with this credit, or not at all (null). */
const ask = (play: Play, credits: Record<string, number | null>) => {
  play.host('open')
  const { number } = play.shown('question')
  for (const [player, credit] of Object.entries(credits)) {
    if (credit !== null) play.answer(player, `worth ${credit}`, credit, { number })
  }
  play.host('reveal')
}
const rows = (play: Play) => {
  play.host('leaderboard')
  return play.shown('leaderboard').rows.map(({ player, score, rank, moved }) => [player, score, rank, moved])
}

test('S1: accuracy gives 1000 points times the credit; time plays no part', () => {
  const play = new Play().joinAll('ada', 'bo', 'cy', 'di')
  play.host('open')
  play.answer('ada', '2', 1)
  play.now += 59_000
  play.answer('bo', '2', 1)
  play.answer('cy', '3', 1 / 3)
  play.host('reveal')
  expect(['ada', 'bo', 'cy', 'di'].map((player) => play.seen(player, 'revealed').points)).toEqual([1000, 1000, 333, 0])
})

test('S2, S5: with none there are no points and no ranks', () => {
  const play = new Play({ scoring: 'none' }).joinAll('ada', 'bo')
  ask(play, { ada: 1, bo: 0 })
  expect(play.seen('ada', 'revealed')).toMatchObject({ points: 0, grade: { verdict: 'GRADE 1' } })
  expect(play.shown('revealed').result).toMatchObject({ right: 1, wrong: 1 })
  expect(rows(play)).toEqual([])
  expect(play.player('ada').you).toMatchObject({ score: 0, rank: null })
  play.host('podium')
  expect(play.shown('podium').rows).toEqual([])
})

test('S3: ties share a rank and the next is skipped; who came first stands first', () => {
  const play = new Play().joinAll('di', 'cy', 'bo', 'ada')
  ask(play, { ada: 1, bo: 0.5, cy: 0.5, di: 0.25 })
  expect(rows(play).map(([player, , rank]) => [player, rank])).toEqual([
    ['ada', 1],
    ['cy', 2],
    ['bo', 2],
    ['di', 4],
  ])
  expect(play.player('bo').you).toMatchObject({ score: 500, rank: 2 })
})

test('S4: moved tells the places gained since the reveal before; 0 at the first', () => {
  const play = new Play().joinAll('ada', 'bo', 'cy')
  ask(play, { ada: 1, bo: 0.5, cy: 0 })
  expect(rows(play).map(([, , , moved]) => moved)).toEqual([0, 0, 0])
  ask(play, { ada: null, bo: 1, cy: 0.5 })
  expect(rows(play)).toEqual([
    ['bo', 1500, 1, 1],
    ['ada', 1000, 2, -1],
    ['cy', 500, 3, 0],
  ])
})

test('S5: nobody is ranked before the first reveal', () => {
  const play = new Play().joinAll('ada')
  expect(play.player('ada').you.rank).toBeNull()
  play.host('open')
  play.answer('ada', '2', 1)
  expect(play.player('ada').you).toMatchObject({ score: 0, rank: null })
  play.host('reveal')
  expect(play.player('ada').you).toMatchObject({ score: 1000, rank: 1 })
})

test('R1: a round is scored once', () => {
  const play = new Play({ seconds: 10 }).joinAll('ada')
  play.host('open')
  play.answer('ada', '2', 1)
  play.now += 10_000
  play.host('reveal')
  play.deadline()
  play.host('reveal')
  play.deadline()
  expect(play.player('ada').you.score).toBe(1000)
})

test('R2: who comes after the reveal is ranked at the next one', () => {
  const play = new Play().joinAll('ada')
  ask(play, { ada: 1 })
  play.join('late')
  expect(play.shown('revealed').result.players).toBe(1)
  expect(play.player('late')).toMatchObject({ you: { score: 0, rank: null }, phase: { points: 0, grade: null } })
  ask(play, { ada: 1, late: 1 })
  expect(rows(play)).toEqual([
    ['ada', 2000, 1, 0],
    ['late', 1000, 2, 0],
  ])
})

test('R3: a reveal goes to everybody at once', () => {
  const play = new Play().joinAll('ada')
  play.host('open')
  const outcome = play.host('reveal')
  expect(outcome.ok && outcome.effects.at(-1)).toEqual({
    type: 'broadcast',
    audience: { to: 'everyone' },
    pace: 'now',
  })
})

test('R4: right, partly and wrong are counted, and each cell', () => {
  const play = new Play().joinAll('ada', 'bo', 'cy', 'di')
  play.host('open')
  play.answer('ada', 'a', 1, { mark: mark('a', 1, { cells: [true, true] }) })
  play.answer('bo', 'b', 0.5, { mark: mark('b', 0.5, { cells: [false, true] }) })
  play.answer('cy', 'c', 0)
  play.host('reveal')
  expect(play.shown('revealed').result).toMatchObject({
    players: 4,
    answered: 3,
    right: 1,
    partly: 1,
    wrong: 1,
    cells: [1, 2],
  })
})

test('R4: without cells there are none to count', () => {
  const play = new Play().joinAll('ada')
  ask(play, { ada: 1 })
  expect(play.shown('revealed').result.cells).toBeNull()
})

test('R5: equal answers form groups, the biggest first, with the mistake that explains them', () => {
  const play = new Play().joinAll('ada', 'bo', 'cy', 'di', 'ed')
  play.host('open')
  play.answer('ada', '4', 0, { mark: mark('4', 0, { mistake: 'forgot-the-two' }) })
  play.answer('bo', '2', 1)
  play.answer('cy', '4', 0, { mark: mark('4', 0, { mistake: 'forgot-the-two' }) })
  play.answer('di', '1', 0)
  play.host('reveal')
  expect(play.shown('revealed').result.groups).toEqual([
    { label: '4', count: 2, correct: false, mistake: 'forgot-the-two' },
    { label: '2', count: 1, correct: true, mistake: null },
    { label: '1', count: 1, correct: false, mistake: null },
  ])
})

test('R5, V5: groups and rows are bounded however many there are', () => {
  const players = Array.from({ length: 60 }, (_, i) => `p${i}`)
  const play = new Play().joinAll(...players)
  play.host('open')
  players.forEach((player, i) => play.answer(player, `answer ${i}`, i / 60))
  play.host('reveal')
  expect(play.shown('revealed').result.groups).toHaveLength(GROUPS_SHOWN)
  play.host('leaderboard')
  expect(play.shown('leaderboard').rows).toHaveLength(ROWS_SHOWN.host)
  expect(play.seen('p0', 'leaderboard').rows).toHaveLength(ROWS_SHOWN.player)
  expect(play.player('p0').you.rank).toBe(60)
})

test('V5: the podium has the ranks 1 to 3', () => {
  const play = new Play().joinAll('ada', 'bo', 'cy', 'di', 'ed')
  ask(play, { ada: 1, bo: 0.5, cy: 0.25, di: 0.25, ed: 0.1 })
  play.host('podium')
  expect(play.shown('podium').rows.map(({ player, rank }) => [player, rank])).toEqual([
    ['ada', 1],
    ['bo', 2],
    ['cy', 3],
    ['di', 3],
  ])
  expect(play.seen('ed', 'podium').rows).toEqual(play.shown('podium').rows)
})
