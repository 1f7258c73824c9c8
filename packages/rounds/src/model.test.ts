import fc from 'fast-check'
import { DEFAULT_ROOM_SETTINGS, type RoomSettings } from './commands.js'
import { ROUND_REFUSALS } from './refusals.js'
import { leaks, expectSound } from './testing/invariants.js'
import { Play, said } from './testing/room.js'
import { World, type Message } from './testing/world.js'

/** Seeds that are always played: one of the day the machine was written, and any that once failed. */
const SEEDS = [20261123, 1, 2, 3]
const RUNS = 60
const PLAYERS = ['ada', 'bo', 'cy', 'di', 'ed']
const QUESTIONS = 3

/** Phases and refusals that came up, to know that the seeds lead everywhere. */
const seen = new Set<string>()
const saw = (outcome: ReturnType<Play['send']>) => {
  seen.add(said(outcome))
  return said(outcome)
}

/** One thing that happens, to the room and to the model of it; then both must agree. */
class Happening implements fc.Command<World, Play> {
  private readonly name: string
  private readonly act: (world: World, play: Play) => void
  constructor(name: string, act: (world: World, play: Play) => void) {
    this.name = name
    this.act = act
  }
  check = () => true
  toString = () => this.name
  run(world: World, play: Play): void {
    const { revision } = play.state.record
    this.act(world, play)
    expect(play.phase).toBe(world.phase)
    expect(play.state.record.revision).toBeGreaterThanOrEqual(revision)
    seen.add(play.phase)
    seen.add(`question ${world.number}`)
    expectSound(play)
    expectSame(world, play)
  }
}

/** Everything a viewer can see agrees with the model, and before the reveal nobody sees more than they may. */
function expectSame(world: World, play: Play): void {
  const host = play.hostView()
  expect(host.players.map(({ id }) => id).toSorted()).toEqual([...world.here].toSorted())
  for (const { id, score, answered } of host.players) {
    expect(score).toBe(world.score.get(id))
    const asked = world.phase === 'question' || world.phase === 'revealed'
    expect(answered).toBe(asked && world.counting.has(id))
  }
  for (const player of world.gone) expect(play.player(player).phase).toEqual({ phase: 'removed' })
  if (world.phase === 'question') {
    expect(play.shown('question')).toMatchObject({
      number: world.number,
      closesAt: world.closesAt,
      remaining: world.remaining,
      paused: world.paused,
      players: world.here.size,
      answered: world.counting.size,
    })
    const texts = world.mailbox.map(({ text }) => text)
    expect(leaks(play, 'host', texts)).toEqual([])
    for (const player of world.here) {
      const own = world.counting.get(player)?.text
      expect(play.seen(player, 'question').yours).toEqual(own === undefined ? null : { text: own })
      const others = PLAYERS.filter((other) => other !== player)
      expect(leaks(play, player, [...texts.filter((text) => text !== own), ...others])).toEqual([])
    }
  }
  if (world.phase === 'revealed') {
    const credits = [...world.counting.values()].map(({ credit }) => credit)
    expect(play.shown('revealed').result).toMatchObject({
      answered: credits.length,
      right: credits.filter((credit) => credit === 1).length,
      wrong: credits.filter((credit) => credit === 0).length,
    })
  }
}

const deliver = (message: Message, world: World, play: Play) => {
  const before = play.answers.length
  const known = world.accepted.has(`${message.player} ${message.commandId}`)
  const outcome = play.answer(message.player, message.text, message.credit, {
    number: message.number,
    commandId: message.commandId,
    ...(message.complete ? {} : { mark: null }),
  })
  expect(saw(outcome)).toBe(world.deliver(message, play.now))
  expect(play.answers.length - before).toBe(outcome.ok && !known ? 1 : 0)
}

const player = fc.constantFrom(...PLAYERS)
const composed = fc
  .record({
    player,
    offset: fc.constantFrom(0, 0, 0, 0, 1, -1),
    credit: fc.constantFrom(0, 0.5, 1),
    complete: fc.constantFrom(true, true, true, true, false),
  })
  .map(({ player, offset, credit, complete }) => (world: World): Message => {
    const id = world.mailbox.length + 1
    const number = Math.max(1, world.number + offset)
    return { player, number, commandId: `m${id}`, text: `answer-${id}-of-${player}`, credit, complete }
  })

const join = player.map(
  (id) => new Happening(`join ${id}`, (world, play) => expect(saw(play.join(id))).toBe(world.join(id))),
)
const answer = composed.map(
  (compose) =>
    new Happening('answer', (world, play) => {
      const message = compose(world)
      world.mailbox.push(message)
      deliver(message, world, play)
    }),
)
const delayed = composed.map(
  (compose) => new Happening('answer, delayed', (world) => void world.mailbox.push(compose(world))),
)
const redelivered = fc.nat(1000).map(
  (any) =>
    new Happening(`deliver ${any}`, (world, play) => {
      if (world.mailbox.length > 0) deliver(world.mailbox[any % world.mailbox.length], world, play)
    }),
)
const wait = fc
  .constantFrom(0, 1, 500, 4_999, 5_000, 10_000)
  .map((time) => new Happening(`wait ${time}`, (_, play) => void (play.now += time)))
const deadline = fc.constantFrom(0, 0, 0, -1, 1).map(
  (offset) =>
    new Happening(`deadline ${offset}`, (world, play) => {
      const number = world.number + offset
      expect(saw(play.deadline(number))).toBe(world.ring(number, play.now))
    }),
)
const hostWord = fc
  .constantFrom('open', 'open', 'open', 'reveal', 'pause', 'resume', 'resume', 'skip', 'leaderboard', 'podium', 'end')
  .map(
    (word) =>
      new Happening(`host ${word}`, (world, play) => {
        const commandId = play.fresh()
        const expected = world.host(word, play.now)
        expect(saw(play.host(word, commandId))).toBe(expected)
        const after = play.state
        // The same command once more never acts again.
        if (expected === 'ok') expect(saw(play.host(word, commandId))).toBe('ok')
        expect(play.state).toBe(after)
      }),
  )
const hostOther = fc.oneof(
  fc.boolean().map((locked) => {
    return new Happening(`lock ${locked}`, (world, play) =>
      expect(saw(play.host({ type: 'lock', locked }))).toBe(world.lock(locked)),
    )
  }),
  player.map((id) => {
    return new Happening(`kick ${id}`, (world, play) =>
      expect(saw(play.host({ type: 'kick', player: id }))).toBe(world.kick(id)),
    )
  }),
  fc.constantFrom(5, 10).map((seconds) => {
    return new Happening(`extend ${seconds}`, (world, play) =>
      expect(saw(play.host({ type: 'extend', seconds }))).toBe(world.extend(seconds, play.now)),
    )
  }),
)

const happenings = [
  join,
  join,
  answer,
  answer,
  answer,
  delayed,
  redelivered,
  wait,
  deadline,
  hostWord,
  hostWord,
  hostOther,
]
const settings: fc.Arbitrary<RoomSettings> = fc.record({
  seconds: fc.constantFrom(null, 5, 10),
  scoring: fc.constantFrom<RoomSettings['scoring'][]>('accuracy', 'accuracy', 'none'),
  revealWhenAllAnswered: fc.boolean(),
  cap: fc.constantFrom(2, 4, DEFAULT_ROOM_SETTINGS.cap),
})

test.each(SEEDS)(
  'P1, P2, P3, V1, V2, V4, V6, A2, A5, A7, D1, D2, H1: the room and a plain model of it agree, seed %d',
  (seed) => {
    fc.assert(
      fc.property(settings, fc.commands(happenings, { maxCommands: 60, size: 'max' }), (chosen, commands) => {
        const setup = () => ({ model: new World(chosen, QUESTIONS), real: new Play(chosen, QUESTIONS) })
        fc.modelRun(setup, commands)
      }),
      { seed, numRuns: RUNS },
    )
  },
)

test('the seeds lead to every phase and to every refusal that does not come from a name', () => {
  const missing = [...PHASES, ...ROUND_REFUSALS].filter((word) => !seen.has(word))
  expect(missing).toEqual(['name-empty'])
})
const PHASES = ['lobby', 'question', 'question 3', 'revealed', 'leaderboard', 'podium', 'ended']
