import { DEFAULT_ROOM_SETTINGS, create, type RoomSettings } from '@gradroom/rounds'
import pino from 'pino'
import { squares, squaresKey } from '../testing/exercises.js'
import { MemoryRoomStore } from '../testing/memory-store.js'
import { LiveRoom, type Surroundings } from './live-room.js'
import type { RoomInput, RoomShapes } from './shapes.js'

const key = { display: 'tensor(2.)', answer: squaresKey }
const question = {
  exercise: squares.id,
  kind: 'gradient',
  title: squares.title,
  text: squares.text,
  code: squares.program,
  ask: 'x.grad',
  form: { type: 'grid' as const, shape: [2, 2] },
}

/** A store whose commits can be held up and made to fail. */
class SlowStore extends MemoryRoomStore {
  commits = 0
  fail = false
  wait: Promise<void> = Promise.resolve()

  override async commit(...given: Parameters<MemoryRoomStore['commit']>) {
    this.commits++
    await this.wait
    if (this.fail) throw new Error('the database is away')
    return super.commit(...given)
  }
}

async function bench(settings: Partial<RoomSettings> = {}) {
  const store = new SlowStore()
  const { record } = create<RoomShapes>({
    room: 'room',
    pin: '123456',
    settings: { ...DEFAULT_ROOM_SETTINGS, ...settings },
    questions: [{ question, key }],
  })
  await store.create({ hostId: 'host', record, questions: [{ question, key, versionId: 'v', seed: 1 }] })
  const time = { now: 1_000_000 }
  const sent: string[] = []
  const around: Surroundings = {
    store,
    clock: () => time.now,
    log: pino({ level: 'silent' }),
    broadcast: (room) => void sent.push(room.record.phase.phase),
    shared: true,
    committed: () => {},
  }
  return { store, time, sent, live: new LiveRoom('room', around), other: new LiveRoom('room', around) }
}

let commands = 0
const join = (player: string): RoomInput => ({ type: 'join', commandId: `join-${player}`, player, name: player })
const open = (): RoomInput => ({ type: 'host', commandId: `host-${++commands}`, command: { type: 'open' } })
const answer = (player: string, credit = 1): RoomInput => ({
  type: 'answer',
  commandId: `answer-${++commands}`,
  player,
  number: 1,
  answer: squaresKey,
  grade: { status: 'incomplete', reason: 'empty', at: [] },
  mark: { credit, label: '', mistake: null, cells: null },
})

it('commits together what came while the last commit was under way', async () => {
  const { store, live } = await bench()
  let goOn = () => {}
  store.wait = new Promise((resolve) => (goOn = resolve))
  const first = live.send(join('a'), 'hash-a')
  await new Promise((later) => setTimeout(later, 5))
  const rest = ['b', 'c', 'd'].map((player) => live.send(join(player), `hash-${player}`))
  goOn()
  expect((await Promise.all([first, ...rest])).every(({ ok }) => ok)).toBe(true)
  expect(store.commits).toBe(2)
})

it('acknowledges nothing before it is committed, and takes nothing back after', async () => {
  const { store, live } = await bench()
  let acknowledged = false
  let goOn = () => {}
  store.wait = new Promise((resolve) => (goOn = resolve))
  const reply = live.send(join('a'), 'hash-a').then(() => {
    acknowledged = true
  })
  await new Promise((later) => setTimeout(later, 20))
  expect(acknowledged).toBe(false)
  goOn()
  await reply
  expect((await store.load('room'))?.saved.participants).toHaveLength(1)
})

it('says "try again" while the database is away, counts nothing, and goes on when it is back', async () => {
  const { store, live } = await bench()
  await live.send(join('a'), 'hash-a')
  await live.send(open())
  store.fail = true
  const given = answer('a')
  expect(await live.send(given)).toEqual({ ok: false, refusal: 'try-again' })
  store.fail = false
  expect((await live.current())?.answered).toBe(0)
  expect(await live.send(given)).toMatchObject({ ok: true, reply: { type: 'saved' } })
  expect((await store.load('room'))?.saved.answers).toHaveLength(1)
})

it('works on one room from two servers without losing or doubling anything', async () => {
  const { store, live, other } = await bench()
  const players = Array.from({ length: 20 }, (_, at) => `p${at}`)
  await Promise.all(players.map((player, at) => (at % 2 ? live : other).send(join(player), `hash-${player}`)))
  await live.send(open())
  const sent = answer('p3')
  const settled = await Promise.all([
    ...players.map((player, at) => (at % 2 ? other : live).send(answer(player))),
    live.send(sent),
    other.send(sent),
  ])
  expect(settled.filter(({ ok }) => !ok)).toEqual([])
  const { saved } = (await store.load('room'))!
  expect(new Set(saved.participants.map(({ seat }) => seat)).size).toBe(20)
  expect(saved.answers).toHaveLength(21)
  expect(saved.answers.filter(({ commandId }) => 'commandId' in sent && commandId === sent.commandId)).toHaveLength(1)
})

it('reveals once, whichever server’s timer rings first, and takes no answer at the deadline', async () => {
  const { store, time, live, other } = await bench({ seconds: 5 })
  await live.send(join('a'), 'hash-a')
  await live.send(open())
  await other.refresh()
  time.now += 5000
  const [late, one, two] = await Promise.all([
    other.send(answer('a')),
    live.send({ type: 'deadline', number: 1 }),
    other.send({ type: 'deadline', number: 1 }),
  ])
  expect(late).toEqual({ ok: false, refusal: 'question-over' })
  expect([one.ok, two.ok]).toEqual([true, true])
  expect((await store.load('room'))?.saved.record.rounds).toHaveLength(1)
  live.close()
  other.close()
})

it('takes the time at which an answer came, not the one at which it was graded', async () => {
  const { time, live } = await bench({ seconds: 5 })
  await live.send(join('a'), 'hash-a')
  await live.send(open())
  time.now += 4999
  let graded = (_: RoomInput) => {}
  const reply = live.send(new Promise<RoomInput>((resolve) => (graded = resolve)))
  time.now += 10
  const deadline = live.send({ type: 'deadline', number: 1 })
  graded(answer('a'))
  expect(await reply).toMatchObject({ ok: true })
  expect(await deadline).toMatchObject({ ok: true })
  live.close()
})

it('refuses only the one whose grading failed', async () => {
  const { live } = await bench()
  const [failed, joined] = await Promise.all([
    live.send(Promise.reject(new Error('a worker died'))),
    live.send(join('a'), 'hash-a'),
  ])
  expect(failed).toEqual({ ok: false, refusal: 'try-again' })
  expect(joined.ok).toBe(true)
})
