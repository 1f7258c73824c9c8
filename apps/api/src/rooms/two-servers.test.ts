import { randomUUID } from 'node:crypto'
import { jest } from '@jest/globals'
import type { HostView, PlayerView } from '@gradroom/contracts'
import pino from 'pino'
import { serverClock } from '../clock.js'
import { type RunningServer, startServer } from '../server.js'
import { deskWorkshop } from '../testing/desk-workshop.js'
import { doubles, publish, squares, squaresKey } from '../testing/exercises.js'
import { type Client, connectTo, testServer, type TestServer } from '../testing/server.js'

jest.setTimeout(90_000)

/** Two servers on one database; over Redis where TEST_REDIS_URL names one, else they only have the database to agree through. */
let origin: TestServer
let servers: RunningServer[]
let urls: string[]
beforeAll(async () => {
  origin = await testServer((database) => publish(database, squares, doubles))
  const REDIS_URL = process.env['TEST_REDIS_URL']
  const environment = { ...origin.environment, REDIS_URL }
  const start = async () =>
    startServer(environment, pino({ level: 'silent' }), await origin.open(), {
      pages: false,
      clock: serverClock(),
      workshop: deskWorkshop(),
      shared: true,
    })
  servers = [await start(), await start()]
  urls = servers.map(({ port }) => `http://127.0.0.1:${port}`)
})
afterAll(async () => {
  for (const server of servers) await server.close()
  await origin.close()
})

async function until(holds: () => boolean): Promise<void> {
  const start = Date.now()
  while (!holds()) {
    if (Date.now() - start > 5000) throw new Error('it did not come')
    await new Promise((later) => setTimeout(later, 10))
  }
}
const playerPhase = (client: Client) =>
  (client.frames.findLast(({ event }) => event === 'room.view')?.payload as PlayerView | undefined)?.phase
const hosted = (client: Client) =>
  client.frames.findLast(({ event }) => event === 'room.hosted')?.payload as HostView | undefined

it('plays one room on two servers, with one reveal and one score, and goes on when one of them stops', async () => {
  const cookie = await origin.cookie('teacher')
  const settings = { seconds: 600, scoring: 'accuracy', revealWhenAllAnswered: false, cap: 100 }
  const made = await origin.fetch('/api/rooms', {
    method: 'POST',
    cookie,
    body: { exercises: [squares.id, doubles.id], settings },
  })
  const { id, pin } = JSON.parse(await made.text()) as { id: string; pin: string }
  const host = await connectTo(urls[0], { cookie })
  const command = (on: Client, type: 'open' | 'reveal' | 'podium') =>
    on.send('room.command', { commandId: randomUUID(), room: id, command: { type } })
  expect(await host.send('room.host', { room: id })).toMatchObject({ ok: true })

  const players = await Promise.all(
    Array.from({ length: 12 }, async (_, at) => {
      const client = await connectTo(urls[at % 2])
      const joined = await client.send('room.join', { commandId: randomUUID(), pin, name: `Player ${at}` })
      if (!joined.ok) throw new Error(joined.refusal.code)
      return { client, secret: joined.value.secret }
    }),
  )
  await until(() => hosted(host)?.players.length === 12)
  await command(host, 'open')
  await until(() => players.every(({ client }) => playerPhase(client)?.phase === 'question'))

  const sent = { commandId: randomUUID(), number: 1, answer: squaresKey }
  const elsewhere = await connectTo(urls[1])
  await elsewhere.send('room.resume', { room: id, secret: players[0].secret })
  const acknowledged = await Promise.all([
    ...[players[0].client, elsewhere].flatMap((client) =>
      Array.from({ length: 5 }, () => client.send('room.answer', sent)),
    ),
    ...players
      .slice(1)
      .map(({ client }) => client.send('room.answer', { commandId: randomUUID(), number: 1, answer: squaresKey })),
  ])
  expect(acknowledged.filter(({ ok }) => !ok)).toEqual([])
  expect(await origin.database.prisma.answer.count({ where: { roomId: id } })).toBe(12)

  // The host moves to the other server, and the first one goes.
  await servers[0].close()
  const second = await connectTo(urls[1], { cookie })
  expect(await second.send('room.host', { room: id })).toMatchObject({ value: { view: { phase: { answered: 12 } } } })
  await command(second, 'reveal')
  await until(() => playerPhase(players[1].client)?.phase === 'revealed')
  expect(hosted(second)).toMatchObject({ phase: { result: { right: 12 } } })
  const events = await origin.database.prisma.roomEvent.count({ where: { roomId: id, type: 'revealed' } })
  expect(events).toBe(1)
  for (const { client } of players) client.close()
  for (const client of [host, second, elsewhere]) client.close()
  servers.shift()
})
