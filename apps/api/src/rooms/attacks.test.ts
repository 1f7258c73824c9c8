import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { jest } from '@jest/globals'
import { CLIENT_EVENTS } from '@gradroom/contracts'
import { publish, squares, squaresKey } from '../testing/exercises.js'
import { type Client, testServer, type TestServer } from '../testing/server.js'

jest.setTimeout(60_000)

let server: TestServer
beforeAll(async () => {
  server = await testServer((database) => publish(database, squares))
})
afterAll(() => server.close())

const settings = { seconds: null, scoring: 'accuracy', revealWhenAllAnswered: false, cap: 100 }

async function openRoom() {
  const cookie = await server.cookie('teacher')
  const body = { exercises: [squares.id], settings }
  const made = await server.fetch('/api/rooms', { method: 'POST', cookie, body })
  const { id, pin } = JSON.parse(await made.text()) as { id: string; pin: string }
  return { id, pin, host: await server.connect({ cookie }) }
}

const SCRAPS: unknown[] = [
  null,
  undefined,
  0,
  -1,
  99,
  1e308,
  true,
  '',
  'x',
  'x'.repeat(5000),
  [],
  {},
  [[[[]]]],
  { __proto__: null },
  JSON.parse('{"__proto__": {"who": "host"}}'),
  { constructor: { prototype: {} } },
  Buffer.from([1, 2, 3]),
  { commandId: 'a\u0000b'.padEnd(12), pin: '123456', name: '\ud800' },
  { type: 'grid', shape: [1e9, 1e9], cells: [] },
  { commandId: 'x'.repeat(20), number: 1, answer: { type: 'typed', text: '\u0000' } },
]

const scrap = () => SCRAPS[randomInt(SCRAPS.length)]

it('outlives whatever is sent, with or without a callback, and disturbs nobody', async () => {
  const { id, pin, host } = await openRoom()
  await host.send('room.host', { room: id })
  const ann = await server.connect()
  expect(await ann.send('room.join', { commandId: randomUUID(), pin, name: 'Ann' })).toMatchObject({ ok: true })
  await host.send('room.command', { commandId: randomUUID(), room: id, command: { type: 'open' } })

  const names = [...Object.keys(CLIENT_EVENTS), 'message', '__proto__', 'constructor', 'toString', 'room.view', '']
  const attackers = await Promise.all(Array.from({ length: 5 }, () => server.connect()))
  await Promise.all(
    attackers.map(async (attacker) => {
      for (let packet = 0; packet < 250; packet++) {
        const name = names[randomInt(names.length)]
        const sent = Array.from({ length: randomInt(3) }, scrap)
        if (packet % 3 === 0) attacker.socket.emit(name, ...sent)
        else attacker.socket.emit(name, ...sent, () => {})
      }
      attacker.socket.emit('room.join', { commandId: randomUUID(), pin, name: 'x', extra: randomBytes(10) })
    }),
  )
  const answered = await ann.send('room.answer', { commandId: randomUUID(), number: 1, answer: squaresKey })
  expect(answered).toEqual({ ok: true, value: { saved: true } })
  const again = await host.send('room.host', { room: id })
  expect(again).toMatchObject({ ok: true, value: { view: { players: [{ name: 'Ann' }], phase: { answered: 1 } } } })
  expect((await server.fetch('/api/health')).status).toBe(200)
})

it('refuses by name what no event is called, and what does not fit', async () => {
  const client = await server.connect()
  const reply = (name: string, ...sent: unknown[]) => client.socket.timeout(3000).emitWithAck(name, ...sent)
  expect(await reply('room.steal', {})).toMatchObject({ ok: false, refusal: { code: 'not-found' } })
  expect(await reply('room.join')).toMatchObject({ ok: false, refusal: { code: 'bad-request' } })
  expect(await reply('room.join', null)).toMatchObject({ ok: false, refusal: { code: 'bad-request' } })
  expect(await reply('room.leave', { more: 1 })).toMatchObject({ ok: false, refusal: { code: 'bad-request' } })
})

it('drops a connection that sends a packet above the limit, and one that floods', async () => {
  const ended = (client: Client) => new Promise((resolve) => client.socket.once('disconnect', resolve))
  const large = await server.connect()
  const first = ended(large)
  large.socket.emit('room.join', { name: 'x'.repeat(100_000) })
  await first
  const flood = await server.connect()
  const second = ended(flood)
  for (let packet = 0; packet < 400; packet++) flood.socket.emit('room.leave', {})
  await second
})

it('limits each event of a connection', async () => {
  const client = await server.connect()
  const replies = []
  for (let sent = 0; sent < 12; sent++) replies.push(await client.send('room.leave', {}))
  expect(replies.slice(0, 10).every(({ ok }) => ok)).toBe(true)
  expect(replies.at(-1)).toMatchObject({ ok: false, refusal: { code: 'too-many' } })
})

it('stops an address that guesses PINs, however many connections it opens; those inside play on', async () => {
  const { id, pin, host } = await openRoom()
  const ann = await server.connect()
  const joined = await ann.send('room.join', { commandId: randomUUID(), pin, name: 'Ann' })
  expect(joined.ok).toBe(true)
  await host.send('room.host', { room: id })
  await host.send('room.command', { commandId: randomUUID(), room: id, command: { type: 'open' } })
  const codes: string[] = []
  for (let connection = 0; connection < 8; connection++) {
    const guesser = await server.connect()
    for (let guess = 0; guess < 9; guess++) {
      const wrong = String(randomInt(1_000_000)).padStart(6, '0')
      if (wrong === pin) continue
      const reply = await guesser.send('room.join', { commandId: randomUUID(), pin: wrong, name: 'x' })
      if (!reply.ok) codes.push(reply.refusal.code)
    }
    guesser.close()
  }
  expect(codes.slice(0, 50).every((code) => code === 'room-not-found')).toBe(true)
  expect(codes.at(-1)).toBe('too-many')
  expect((await server.fetch(`/api/doors/${pin}`)).status).toBe(429)
  // Whoever has a secret comes back, though the guesses came from the same school's address.
  const again = await server.connect()
  const secret = joined.ok ? joined.value.secret : ''
  expect(await again.send('room.resume', { room: id, secret })).toMatchObject({ ok: true })
  expect(await ann.send('room.answer', { commandId: randomUUID(), number: 1, answer: squaresKey })).toMatchObject({
    ok: true,
  })
})
