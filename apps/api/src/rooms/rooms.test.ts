import { randomUUID } from 'node:crypto'
import { type HostView, hostViewSchema, playerViewSchema, type PlayerView } from '@gradroom/contracts'
import type { HostCommand } from '@gradroom/rounds'
import { jest } from '@jest/globals'
import { doubles, doublesKey, publish, squares, squaresKey } from '../testing/exercises.js'
import { type Client, testServer, type TestServer } from '../testing/server.js'

jest.setTimeout(60_000)

const settings = { seconds: 60, scoring: 'accuracy', revealWhenAllAnswered: false, cap: 100 } as const
const wrong = { type: 'grid' as const, shape: [2, 2], cells: ['1', '0', '-1', '1'] }
const half = { type: 'grid' as const, shape: [2, 2], cells: ['2', '0', '1', '1'] }

let server: TestServer
beforeAll(async () => {
  server = await testServer((database) => publish(database, squares, doubles))
})
afterAll(() => server.close())

/** A room of the demo teacher, with the host's connection. */
async function openRoom(more: Partial<Record<keyof typeof settings, unknown>> = {}) {
  const cookie = await server.cookie('teacher')
  const body = { exercises: [squares.id, doubles.id], settings: { ...settings, ...more } }
  const made = await server.fetch('/api/rooms', { method: 'POST', cookie, body })
  expect(made.status).toBe(200)
  const { id, pin } = (await made.json()) as { id: string; pin: string }
  const host = await server.connect({ cookie })
  expect(await host.send('room.host', { room: id })).toMatchObject({ ok: true })
  return { id, pin, host, cookie }
}

async function join(pin: string, name: string) {
  const client = await server.connect()
  const reply = await client.send('room.join', { commandId: randomUUID(), pin, name })
  if (!reply.ok) throw new Error(`${name} could not join: ${reply.refusal.code}`)
  return { client, ...reply.value }
}

const command = (host: Client, room: string, type: HostCommand['type'], commandId: string = randomUUID()) =>
  host.send('room.command', { commandId, room, command: { type } as HostCommand })

const answer = (
  client: Client,
  number: number,
  given: typeof squaresKey | typeof doublesKey,
  commandId = randomUUID(),
) => client.send('room.answer', { commandId, number, answer: given })

const lastView = (client: Client) => client.frames.findLast(({ event }) => event === 'room.view')?.payload as PlayerView
const lastHosted = (client: Client) =>
  client.frames.findLast(({ event }) => event === 'room.hosted')?.payload as HostView

/** Waits until what is looked for is there. */
async function until(holds: () => boolean): Promise<void> {
  const start = Date.now()
  while (!holds()) {
    if (Date.now() - start > 4000) throw new Error('it did not come')
    await new Promise((later) => setTimeout(later, 10))
  }
}

const refusedWith = (code: string) => ({ ok: false, refusal: { code } })

it('plays a class through two questions, with a reconnection and a restart in the middle of one', async () => {
  const { id, pin, cookie } = await openRoom()
  let { host } = await openHost(id, cookie)
  const ann = await join(pin, 'Ann')
  const bea = await join(pin, 'Bea')
  const cem = await join(pin, 'Ann')
  expect(cem.view.you.name).toBe('Ann 2')
  await until(() => lastHosted(host)?.players.length === 3)

  expect(await command(host, id, 'open')).toMatchObject({ ok: true, value: { view: { phase: { phase: 'question' } } } })
  await until(() => lastView(ann.client)?.phase.phase === 'question')
  expect(await answer(ann.client, 1, squaresKey)).toEqual({ ok: true, value: { saved: true } })
  expect(await answer(bea.client, 1, wrong)).toEqual({ ok: true, value: { saved: true } })
  await until(() => {
    const phase = lastHosted(host)?.phase
    return phase?.phase === 'question' && phase.answered === 2
  })

  // Bea's phone reloads: the same person, with the answer that was given.
  bea.client.close()
  const back = await server.connect()
  const resumed = await back.send('room.resume', { room: id, secret: bea.secret })
  expect(resumed).toMatchObject({ ok: true, value: { view: { you: { id: bea.player }, phase: { yours: wrong } } } })
  expect(await answer(back, 1, half)).toMatchObject({ ok: true })

  // The server is killed in the middle of the question.
  const before = lastHosted(host).phase
  await server.restart()
  host = (await openHost(id, cookie)).host
  const again = await host.send('room.host', { room: id })
  if (!again.ok || again.value.view.phase.phase !== 'question' || before.phase !== 'question')
    throw new Error('no question')
  expect(again.value.view.phase).toMatchObject({ number: 1, answered: 2, closesAt: before.closesAt })
  const [annBack, beaBack, cemBack] = await Promise.all(
    [ann, bea, cem].map(async ({ secret }) => {
      const client = await server.connect()
      expect(await client.send('room.resume', { room: id, secret })).toMatchObject({ ok: true })
      return client
    }),
  )
  expect(await answer(cemBack, 1, wrong)).toMatchObject({ ok: true })

  await command(host, id, 'reveal')
  await until(() => lastView(beaBack)?.phase.phase === 'revealed')
  expect(lastView(annBack)).toMatchObject({
    you: { score: 1000, rank: 1 },
    phase: { points: 1000, grade: { correct: true } },
  })
  expect(lastView(beaBack)).toMatchObject({ you: { score: 500, rank: 2 }, phase: { yours: half } })
  expect(lastHosted(host).phase).toMatchObject({ result: { right: 1, partly: 2, wrong: 0, cells: [2, 3, 1, 1] } })

  await command(host, id, 'open')
  await until(() => lastView(annBack)?.phase.phase === 'question')
  await Promise.all([annBack, beaBack, cemBack].map((client) => answer(client, 2, doublesKey)))
  await command(host, id, 'reveal')
  await command(host, id, 'podium')
  await until(() => lastView(annBack)?.phase.phase === 'podium')
  expect(lastView(annBack)).toMatchObject({ you: { score: 2000 }, phase: { rows: [{ name: 'Ann', rank: 1 }, {}, {}] } })

  const report = await server.fetch(`/api/rooms/${id}/report`, { cookie })
  expect(await report.json()).toMatchObject({
    pin,
    questions: [
      { number: 1, players: 3, answered: 3, right: 1 },
      { number: 2, right: 3 },
    ],
    people: [
      { name: 'Ann', score: 2000, rank: 1 },
      { name: 'Bea', score: 1500, rank: 2, answers: [{ shown: '[[2, 0], [1, 1]]' }, { shown: '[2, 2]' }] },
      { name: 'Ann 2' },
    ],
  })
  const csv = await server.fetch(`/api/rooms/${id}/report.csv?language=zh`, { cookie })
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(csv.headers.get('content-disposition')).toBe(`attachment; filename="gradroom-${pin}.csv"`)
  expect((await csv.text()).split('\r\n')).toHaveLength(8)

  await command(host, id, 'end')
  expect(await (await server.fetch(`/api/doors/${pin}`)).json()).toMatchObject({ code: 'room-not-found' })
  for (const client of [host, annBack, beaBack, cemBack]) client.close()
})

async function openHost(id: string, cookie: string) {
  const host = await server.connect({ cookie })
  await host.send('room.host', { room: id })
  return { host }
}

it('sends no key, no other player and frames of one shape before the reveal', async () => {
  const { id, pin, host } = await openRoom()
  const ann = await join(pin, 'Ann')
  const bea = await join(pin, 'Bea')
  await command(host, id, 'open')
  const right = await answer(ann.client, 1, squaresKey)
  const other = await answer(bea.client, 1, wrong)
  expect(JSON.stringify(right)).toBe(JSON.stringify(other))
  await until(() => lastView(bea.client)?.phase.phase === 'question')
  const frames = [...bea.client.frames, ...ann.client.frames]
  for (const { payload } of frames) playerViewSchema.parse(payload)
  const seen = JSON.stringify(bea.client.frames)
  expect(seen).not.toContain('tensor([[ 2.')
  expect(seen).not.toContain(ann.player)
  expect(seen).not.toContain(ann.secret)
  expect(seen).not.toMatch(/"(?:key|grade|score":[^0])/)
  const hosted = host.frames.filter(({ event }) => event === 'room.hosted')
  for (const { payload } of hosted) hostViewSchema.parse(payload)
  expect(JSON.stringify(hosted)).not.toContain('tensor([[ 2.')
})

it('counts an answer once however often it is sent, and takes the last one before the deadline', async () => {
  const { id, pin, host } = await openRoom()
  const ann = await join(pin, 'Ann')
  await command(host, id, 'open')
  const commandId = randomUUID()
  const replies = await Promise.all(Array.from({ length: 10 }, () => answer(ann.client, 1, wrong, commandId)))
  expect(replies).toEqual(Array(10).fill({ ok: true, value: { saved: true } }))
  expect(await server.database.prisma.answer.count({ where: { roomId: id } })).toBe(1)
  await answer(ann.client, 1, squaresKey)
  expect(await answer(ann.client, 1, wrong, commandId)).toMatchObject({ ok: true })
  await command(host, id, 'reveal')
  await until(() => lastView(ann.client)?.phase.phase === 'revealed')
  expect(lastView(ann.client).you.score).toBe(1000)
})

it('gives a join that is sent again the same player and the same secret', async () => {
  const { pin } = await openRoom()
  const client = await server.connect()
  const commandId = randomUUID()
  const first = await client.send('room.join', { commandId, pin, name: 'Li' })
  const second = await client.send('room.join', { commandId, pin, name: 'Li' })
  if (!first.ok || !second.ok) throw new Error('not joined')
  expect(second.value).toMatchObject({ player: first.value.player, secret: first.value.secret })
  expect(second.value.view.phase).toMatchObject({ players: 1 })
  const kept = await server.database.prisma.participant.findMany({ select: { secretHash: true } })
  expect(JSON.stringify(kept)).not.toContain(first.value.secret)
})

it('refuses what comes too early, too late, unfinished or from nobody', async () => {
  const { id, pin, host } = await openRoom()
  const ann = await join(pin, 'Ann')
  expect(await answer(ann.client, 1, squaresKey)).toMatchObject(refusedWith('question-not-open'))
  await command(host, id, 'open')
  expect(await answer(ann.client, 2, doublesKey)).toMatchObject(refusedWith('question-not-open'))
  expect(await answer(ann.client, 1, { ...squaresKey, cells: ['2', '', '', ''] })).toMatchObject(
    refusedWith('answer-incomplete'),
  )
  const stranger = await server.connect()
  expect(await answer(stranger, 1, squaresKey)).toMatchObject(refusedWith('not-in-room'))
  expect(await stranger.send('room.resume', { room: id, secret: 'x'.repeat(43) })).toMatchObject(
    refusedWith('not-in-room'),
  )
  expect(await stranger.send('room.join', { commandId: randomUUID(), pin: '000000', name: 'x' })).toMatchObject(
    refusedWith('room-not-found'),
  )
  await command(host, id, 'reveal')
  expect(await answer(ann.client, 1, squaresKey)).toMatchObject(refusedWith('question-over'))
  expect(await server.database.prisma.answer.count({ where: { roomId: id } })).toBe(0)
})

it('lets nobody host but the room’s own host and an admin', async () => {
  const { id, pin } = await openRoom()
  const ann = await join(pin, 'Ann')
  const student = await server.connect({ cookie: await server.cookie('student') })
  const admin = await server.connect({ cookie: await server.cookie('admin') })
  for (const [client, code] of [
    [ann.client, 'sign-in-needed'],
    [student, 'not-allowed'],
  ] as const) {
    expect(await client.send('room.host', { room: id })).toMatchObject(refusedWith(code))
    for (const type of ['open', 'reveal', 'end', 'podium'] as const)
      expect(await command(client, id, type)).toMatchObject(refusedWith(code))
  }
  expect(await admin.send('room.host', { room: id })).toMatchObject({ ok: true })
  expect(await admin.send('room.host', { room: 'no-such-room' })).toMatchObject(refusedWith('room-not-found'))
  for (const path of ['report', 'report.csv'])
    expect((await server.fetch(`/api/rooms/${id}/${path}`, { cookie: await server.cookie('student') })).status).toBe(
      403,
    )
})

it('reveals at the deadline by itself, and once', async () => {
  const { id, pin, host } = await openRoom({ seconds: 5 })
  const ann = await join(pin, 'Ann')
  await command(host, id, 'open')
  await server.database.prisma.$executeRaw`select 1`
  await new Promise((later) => setTimeout(later, 5200))
  await until(() => lastView(ann.client)?.phase.phase === 'revealed')
  const events = await server.database.prisma.roomEvent.findMany({ where: { roomId: id }, orderBy: { id: 'asc' } })
  expect(events.map(({ type, by }) => `${type} ${by}`)).toEqual(['opened host', 'revealed deadline'])
})

it('removes a player for good', async () => {
  const { id, pin, host } = await openRoom()
  const ann = await join(pin, 'Ann')
  await host.send('room.command', { commandId: randomUUID(), room: id, command: { type: 'kick', player: ann.player } })
  await until(() => lastView(ann.client)?.phase.phase === 'removed')
  const back = await server.connect()
  expect(await back.send('room.resume', { room: id, secret: ann.secret })).toMatchObject({
    ok: true,
    value: { view: { phase: { phase: 'removed' } } },
  })
  expect(await answer(back, 1, squaresKey)).toMatchObject(refusedWith('removed-from-room'))
})
