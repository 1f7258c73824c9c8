import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import { repository } from './environment.js'
import { type Client, connectTo } from './testing/server.js'

jest.setTimeout(120_000)

// The whole server as `npm start` runs it, so it must have been built; `npm test` builds first.
const main = join(repository, 'apps', 'api', 'dist', 'main.js')
const running = new Set<ChildProcess>()
let folder: string
beforeAll(async () => {
  if (!existsSync(main)) throw new Error('Build the server first: npx turbo run build --filter=@gradroom/api')
  folder = await mkdtemp(join(tmpdir(), 'gradroom-main-'))
})
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

/** Starts the server and resolves when it is ready or has ended. */
async function run(settings: Record<string, string>) {
  const { NODE_OPTIONS: _options, DATABASE_URL: _database, ...env } = process.env
  const child = spawn(process.execPath, [main], {
    env: { ...env, NODE_ENV: 'production', DATA_DIR: join(folder, 'data'), PORT: '0', ...settings },
  })
  running.add(child)
  let said = ''
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      running.delete(child)
      resolve(code)
    })
  })
  const ready = new Promise<void>((resolve) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Gradroom is ready')) resolve()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
  })
  await Promise.race([ready, ended])
  const url = /Gradroom is ready: (http:\S+)/.exec(said)?.[1] ?? ''
  return { child, ended, url: url.replace('localhost', '127.0.0.1'), said: () => said }
}

describe('what keeps the server from starting is one line that says what to do, and exit code 1', () => {
  it.each([
    [{ PORT: 'http' }, /PORT=http: must be a whole number from 0 to 65535/],
    [{ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }, /127\.0\.0\.1:1 cannot be used.*Check DATABASE_URL/],
    [{ DATA_DIR: join(main, 'data') }, /cannot be used \(ENOTDIR\)\. Make it writable/],
  ])('%j', async (settings, message) => {
    const { ended, said } = await run(settings)
    expect(await ended).toBe(1)
    expect(said().trim()).toMatch(message)
    expect(said().trim().split('\n')).toHaveLength(1)
  })
})

it('keeps every acknowledged answer over kills, serves pages, and stops when told to', async () => {
  let server = await run({})
  expect(server.said()).toMatch(/teacher\s+teacher@gradroom\.example\s+\w{4}-\w{4}-\w{4}/)
  const busy = await run({})
  expect(await busy.ended).toBe(1)
  expect(busy.said()).toMatch(/Another Gradroom is using the data folder/)
  const page = await fetch(server.url)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])

  const kept = JSON.parse(await readFile(join(folder, 'data', 'demo-sign-ins.json'), 'utf8'))
  const [{ email, password }] = kept
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(server.url + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', origin: server.url, cookie },
    })
  const signedIn = await post('/api/auth/sign-in/email', { email, password })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const settings = { seconds: 600, scoring: 'accuracy', revealWhenAllAnswered: false, cap: 100 }
  const made = await post('/api/rooms', { exercises: ['squares-summed'], settings }, cookie)
  expect(made.status).toBe(200)
  const { id, pin } = JSON.parse(await made.text()) as { id: string; pin: string }

  const players = await Promise.all(
    Array.from({ length: 20 }, async (_, at) => {
      const client = await connectTo(server.url)
      const joined = await client.send('room.join', { commandId: randomUUID(), pin, name: `Player ${at}` })
      if (!joined.ok) throw new Error(joined.refusal.code)
      return { secret: joined.value.secret, acknowledged: -1 }
    }),
  )
  const host = await connectTo(server.url, { cookie })
  await host.send('room.command', { commandId: randomUUID(), room: id, command: { type: 'open' } })

  for (let kill = 0; kill < 3; kill++) {
    const clients = await Promise.all(
      players.map(async ({ secret }) => {
        const client = await connectTo(server.url)
        await client.send('room.resume', { room: id, secret })
        return client
      }),
    )
    const burst = clients.map(async (client: Client, at) => {
      for (let version = 0; version < 25; version++) {
        const answer = { type: 'grid' as const, shape: [2, 2], cells: [`${kill}`, `${version}`, '0', '0'] }
        const reply = await client.send('room.answer', { commandId: randomUUID(), number: 1, answer }).catch(() => null)
        if (reply === null) return
        if (reply.ok) players[at].acknowledged = kill * 100 + version
      }
    })
    await new Promise((later) => setTimeout(later, 150 + 100 * kill))
    server.child.kill('SIGKILL')
    for (const client of clients) client.close()
    await Promise.all([server.ended, ...burst])
    server = await run({})
  }

  const again = await connectTo(server.url, { cookie })
  const view = await again.send('room.host', { room: id })
  const answered = players.filter(({ acknowledged }) => acknowledged >= 0).length
  if (!view.ok || view.value.view.phase.phase !== 'question') throw new Error('the question is not open any more')
  expect(view.value.view.phase.answered).toBeGreaterThanOrEqual(answered)
  expect(answered).toBeGreaterThan(0)
  again.close()
  for (const { secret, acknowledged } of players) {
    const client = await connectTo(server.url)
    const back = await client.send('room.resume', { room: id, secret })
    client.close()
    if (!back.ok || back.value.view.phase.phase !== 'question') throw new Error('a player is not back')
    const yours = back.value.view.phase.yours
    const kept = yours?.type === 'grid' ? Number(yours.cells[0]) * 100 + Number(yours.cells[1]) : -1
    // The last acknowledged one, or one whose acknowledgement the kill took with it.
    expect(kept).toBeGreaterThanOrEqual(acknowledged)
  }

  const taken = createServer().listen(0)
  await new Promise((listening) => taken.once('listening', listening))
  const address = taken.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const other = await run({ PORT: String(port), DATA_DIR: join(folder, 'other') })
  expect(await other.ended).toBe(1)
  expect(other.said()).toContain(`Port ${port} is taken by another program`)
  taken.close()

  const stopping = Date.now()
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  expect(Date.now() - stopping).toBeLessThan(8000)
})
