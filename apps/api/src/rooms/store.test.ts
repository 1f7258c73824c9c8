import { randomUUID } from 'node:crypto'
import { jest } from '@jest/globals'
import { create, DEFAULT_ROOM_SETTINGS } from '@gradroom/rounds'
import type { Database } from '../database/database.js'
import { testDatabase } from '../testing/database.js'
import { publish, squares, squaresKey } from '../testing/exercises.js'
import { MemoryRoomStore } from '../testing/memory-store.js'
import { PrismaRoomStore } from './prisma-store.js'
import type { RoomAnswer, RoomShapes } from './shapes.js'
import type { Changes, RoomStore } from './store.js'

jest.setTimeout(60_000)

const HOST = 'host'
const question = {
  exercise: squares.id,
  kind: 'gradient',
  title: squares.title,
  text: squares.text,
  code: squares.program,
  ask: 'x.grad',
  form: { type: 'grid' as const, shape: [2, 2] },
}
const key = { display: 'tensor([[ 2.,  0.],\n        [-2.,  2.]])', answer: squaresKey }
const nothing: Changes = { record: null, deadline: null, participants: [], answers: [], events: [] }

const participant = (id: string, seat: number) => ({
  id,
  commandId: `join-${id}`,
  seat,
  asked: 'Ann',
  name: `Ann ${seat}`,
  joinedAt: 1_700_000_000_000,
  removed: false,
  secretHash: `hash-${id}`,
})
const answer = (player: string, version: number): RoomAnswer => ({
  player,
  number: 1,
  version,
  commandId: `answer-${player}-${version}`,
  answer: squaresKey,
  grade: { status: 'graded', correct: true, score: 1, cells: [true, true, true, true], shapeRight: true, mistakes: [] },
  mark: { credit: 1, label: '[[2, 0], [-2, 2]]', mistake: null, cells: [true, true, true, true] },
  at: 1_700_000_000_500,
  took: 500,
})

interface Bench {
  store: RoomStore
  versionId: string
  end: () => Promise<void>
}

async function inDatabase(): Promise<Bench> {
  const { database, drop } = await testDatabase()
  await publish(database, squares)
  await database.prisma.user.create({ data: { id: HOST, name: 'Host', email: 'host@example.org', role: 'teacher' } })
  const { id } = await database.prisma.exerciseVersion.findFirstOrThrow()
  const end = async (kept: Database) => {
    await kept.close()
    await drop()
  }
  return { store: new PrismaRoomStore(database), versionId: id, end: () => end(database) }
}
const inMemory = async (): Promise<Bench> => ({
  store: new MemoryRoomStore(),
  versionId: 'version',
  end: async () => {},
})

describe.each([
  ['in memory', inMemory],
  ['in the database', inDatabase],
])('a store of rooms %s', (_, open) => {
  let bench: Bench
  let store: RoomStore
  beforeAll(async () => {
    bench = await open()
    store = bench.store
  })
  afterAll(() => bench.end())

  let pins = 100_000
  /** A new room in the store. */
  async function made(pin = String(++pins)) {
    const { record } = create<RoomShapes>({
      room: randomUUID(),
      pin,
      settings: DEFAULT_ROOM_SETTINGS,
      questions: [{ question, key }],
    })
    const stored = await store.create({
      hostId: HOST,
      record,
      questions: [{ question, key, versionId: bench.versionId, seed: 7 }],
    })
    return { record, id: record.room, pin, stored }
  }

  it('gives back what was made', async () => {
    const { record, id } = await made()
    const { secretHashes, ...rest } = (await store.load(id))!
    expect(secretHashes.size).toBe(0)
    expect(rest).toEqual({
      hostId: HOST,
      journal: 0,
      saved: { record, questions: [{ question, key }], participants: [], answers: [] },
    })
    expect(await store.load('no-such-room')).toBeNull()
  })

  it('gives back everything that was committed, and every version of an answer', async () => {
    const { record, id } = await made()
    const people = [participant(`a-${id}`, 0), participant(`b-${id}`, 1)]
    const first = [answer(`a-${id}`, 1), answer(`b-${id}`, 1)]
    const moved = { ...record, revision: 1, locked: true }
    expect(await store.commit(id, 0, { ...nothing, participants: people })).toBe('committed')
    expect(await store.commit(id, 1, { ...nothing, record: moved, answers: first })).toBe('committed')
    expect(await store.commit(id, 2, { ...nothing, answers: [answer(`a-${id}`, 2)] })).toBe('committed')
    const { journal, saved, secretHashes } = (await store.load(id))!
    expect(journal).toBe(3)
    expect(saved.record).toEqual(moved)
    expect(saved.participants.toSorted((a, b) => a.seat - b.seat)).toEqual(
      people.map(({ secretHash: _hash, ...one }) => one),
    )
    const inOrder = saved.answers.toSorted((a, b) => (a.commandId < b.commandId ? -1 : 1))
    expect(inOrder).toEqual([answer(`a-${id}`, 1), answer(`a-${id}`, 2), answer(`b-${id}`, 1)])
    expect(secretHashes.get(`b-${id}`)).toBe(`hash-b-${id}`)
  })

  it('marks a player as removed without losing their secret', async () => {
    const { id } = await made()
    const ann = participant(`a-${id}`, 0)
    await store.commit(id, 0, { ...nothing, participants: [ann] })
    await store.commit(id, 1, { ...nothing, participants: [{ ...ann, removed: true }] })
    const { saved, secretHashes } = (await store.load(id))!
    expect(saved.participants).toMatchObject([{ removed: true, name: 'Ann 0' }])
    expect(secretHashes.get(ann.id)).toBe(ann.secretHash)
  })

  it('saves nothing of a commit that does not follow the last one', async () => {
    const { id } = await made()
    const ann = participant(`a-${id}`, 0)
    const both = await Promise.all([
      store.commit(id, 0, { ...nothing, participants: [ann] }),
      store.commit(id, 0, { ...nothing, participants: [participant(`b-${id}`, 0)] }),
    ])
    expect(both.toSorted()).toEqual(['committed', 'stale'])
    const { journal, saved } = (await store.load(id))!
    expect(journal).toBe(1)
    expect(saved.participants).toHaveLength(1)
    expect(await store.commit('no-such-room', 0, nothing)).toBe('stale')
    expect(await store.journals([id, 'no-such-room'])).toEqual(new Map([[id, 1]]))
  })

  it('finds open rooms by PIN, and gives the PIN of an ended one again', async () => {
    const { record, id, pin } = await made()
    expect(await store.withPin(pin)).toBe(id)
    expect((await made(pin)).stored).toBe(false)
    await store.commit(id, 0, { ...nothing, record: { ...record, phase: { phase: 'ended' } } })
    expect(await store.withPin(pin)).toBeNull()
    expect((await made(pin)).stored).toBe(true)
  })

  it('knows which rooms have a timer that is due', async () => {
    const { id } = await made()
    const { id: other } = await made()
    await store.commit(id, 0, { ...nothing, deadline: 5000 })
    await store.commit(other, 0, { ...nothing, deadline: 9000 })
    expect(await store.dueBefore(6000)).toEqual([id])
    await store.commit(id, 1, nothing)
    expect(await store.dueBefore(6000)).toEqual([])
  })
})
