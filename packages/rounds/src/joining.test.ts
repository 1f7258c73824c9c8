import fc from 'fast-check'
import { cleanName, NAME_LENGTH } from './names.js'
import { Play, said } from './testing/room.js'

const nameGiven = (play: Play, player: string, name: string) => {
  const outcome = play.join(player, name)
  return outcome.ok && outcome.reply.type === 'joined' ? outcome.reply.name : said(outcome)
}

test('J1: the same command, or someone already in, gets the first reply and has no effect', () => {
  const play = new Play({ cap: 1 })
  const first = play.join('ada', 'Ada', 'join-ada')
  const before = play.state
  play.host({ type: 'lock', locked: true })
  for (const again of [play.join('another-id', 'Eve', 'join-ada'), play.join('ada', 'Eve')]) {
    expect(again).toMatchObject({ ok: true, effects: [], reply: { type: 'joined', player: 'ada', name: 'Ada' } })
  }
  expect(first).toMatchObject({ reply: { type: 'joined', player: 'ada', name: 'Ada' } })
  expect(play.state.players).toBe(before.players)
  play.host('end')
  expect(said(play.join('another-id', 'Eve', 'join-ada'))).toBe('ok')
})

test('J1: a removed player does not come back, by id or by command', () => {
  const play = new Play()
  play.join('ada', 'Ada', 'join-ada')
  play.host({ type: 'kick', player: 'ada' })
  expect(said(play.join('ada'))).toBe('removed-from-room')
  expect(said(play.join('new-id', 'Ada', 'join-ada'))).toBe('removed-from-room')
})

test('J2: a room that has ended is not joined', () => {
  const play = new Play()
  play.host('end')
  expect(said(play.join('ada'))).toBe('room-ended')
})

test('J3: a locked room is not joined until it is unlocked', () => {
  const play = new Play().joinAll('ada')
  play.host({ type: 'lock', locked: true })
  expect(said(play.join('bo'))).toBe('room-locked')
  expect(play.seen('ada', 'lobby').players).toBe(1)
  play.host({ type: 'lock', locked: false })
  expect(said(play.join('bo'))).toBe('ok')
})

test('J4: a full room is not joined; a removed player makes room', () => {
  const play = new Play({ cap: 2 }).joinAll('ada', 'bo')
  expect(said(play.join('cy'))).toBe('room-full')
  play.host({ type: 'kick', player: 'bo' })
  expect(said(play.join('cy'))).toBe('ok')
  expect(said(play.join('di'))).toBe('room-full')
})

test.each([
  ['  Ada   Lovelace ', 'Ada Lovelace'],
  ['Ａｄａ', 'Ada'],
  ['\u202Eadnarim\u202C', 'adnarim'],
  ['a\u0000b\u0007c\u001b', 'abc'],
  ['Ada\nLovelace', 'Ada Lovelace'],
  ['a\u200B\u2060b\u3164\uFEFF', 'ab'],
  ['李\u3000雷', '李 雷'],
  ['e\u200D\u0301', 'é'],
  ['e' + '\u0323'.repeat(20), 'ẹ\u0323\u0323\u0323'],
  ['<b>Ada</b>', '<b>Ada</b>'],
  ['=1+1', '=1+1'],
])('J5: %j is cleaned', (typed, clean) => {
  expect(cleanName(typed)).toBe(clean)
})

test('J5: a name is cut at 24 characters, never inside one', () => {
  expect(cleanName('x'.repeat(200))).toBe('x'.repeat(NAME_LENGTH))
  expect(cleanName('🦊'.repeat(30))).toBe('🦊'.repeat(NAME_LENGTH))
  expect(cleanName(cleanName(' \u202Ex'.repeat(40)))).toBe(cleanName(' \u202Ex'.repeat(40)))
})

test('J5: whatever is typed, a clean name is short, visible, on one line, and clean already', () => {
  const odd = fc.constantFrom(
    ' ',
    '\u202E',
    '\u0301',
    '\u0323',
    '\u200D',
    'e',
    'ﬁ',
    '\t',
    '\uD800',
    '각',
    '🦊',
    '\u1100',
  )
  const typed = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), odd), { maxLength: 40 })
  fc.assert(
    fc.property(typed, (parts) => {
      const name = cleanName(parts.join(''))
      expect(Array.from(name).length).toBeLessThanOrEqual(NAME_LENGTH)
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]|^\s|\s$|\s\s|\p{M}{4}/u)
      expect(cleanName(name)).toBe(name)
    }),
    { seed: 20261123, numRuns: 2000 },
  )
})

test.each(['', '   ', '\u200B\u200D', '\u3164\u115F', '\u2800', '\u0301\u0302'])(
  'J6: %j has nothing visible',
  (name) => {
    expect(said(new Play().join('ada', name))).toBe('name-empty')
  },
)

test('J7: a taken name gets the first free number, capitals or not', () => {
  const play = new Play()
  const names = ['Li', 'li', 'Li 2', 'LI', 'Li 2'].map((name, i) => nameGiven(play, `p${i}`, name))
  expect(names).toEqual(['Li', 'li 2', 'Li 2 2', 'LI 3', 'Li 2 3'])
})

test('J7: a numbered name fits, and a removed player’s name is not given again', () => {
  const play = new Play()
  const long = 'x'.repeat(24)
  nameGiven(play, 'a', long)
  expect(nameGiven(play, 'b', long)).toBe(`${'x'.repeat(22)} 2`)
  play.host({ type: 'kick', player: 'a' })
  expect(nameGiven(play, 'c', long)).toBe(`${'x'.repeat(22)} 3`)
})

test('J7: a room full of one name has as many different ones', () => {
  const play = new Play({ cap: 1000 })
  const names = Array.from({ length: 1000 }, (_, i) => nameGiven(play, `p${i}`, 'Li'))
  expect(new Set(names).size).toBe(1000)
  expect(names.at(-1)).toBe('Li 1000')
})

test('J8: one may come late, and answer what is open', () => {
  const play = new Play().joinAll('ada')
  play.host('open')
  play.join('bo')
  expect(said(play.answer('bo', '2'))).toBe('ok')
  for (const command of ['reveal', 'leaderboard', 'podium'] as const) {
    play.host(command)
    expect(said(play.join(command))).toBe('ok')
    expect(play.player(command).phase.phase).toBe(play.phase)
  }
})

test('J9: a join is saved and told to the host alone', () => {
  const outcome = new Play().join('ada', 'Ada', 'join-ada')
  expect(outcome.ok && outcome.effects).toEqual([
    {
      type: 'save-participant',
      participant: {
        id: 'ada',
        commandId: 'join-ada',
        seat: 0,
        asked: 'Ada',
        name: 'Ada',
        joinedAt: 1_000_000,
        removed: false,
      },
    },
    { type: 'broadcast', audience: { to: 'hosts' }, pace: 'merged' },
  ])
})
