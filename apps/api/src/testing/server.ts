import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Acknowledgement, ClientEventName, PayloadOf, ReplyOf, Role } from '@gradroom/contracts'
import pino from 'pino'
import { io, type Socket } from 'socket.io-client'
import { type Clock, serverClock } from '../clock.js'
import type { Database } from '../database/database.js'
import { type Environment, readEnvironment } from '../environment.js'
import { demoSignIns, seedDemoAccounts } from '../seed/demo-accounts.js'
import { type RunningServer, startServer } from '../server.js'
import { testDatabase } from './database.js'
import { deskWorkshop } from './desk-workshop.js'

/** A server for tests, without pages, on a free port and a database of its own. */
export interface TestServer {
  url: string
  database: Database
  environment: Environment
  /** The cookie of a demo account, signed in once. */
  cookie(role: Role): Promise<string>
  /** Signs a demo account in anew. */
  signIn(role: Role): Promise<string>
  fetch(
    path: string,
    options?: { method?: string; body?: unknown; cookie?: string; headers?: Record<string, string> },
  ): Promise<Response>
  connect(options?: { cookie?: string; headers?: Record<string, string> }): Promise<Client>
  /** Opens its database once more, for another server. */
  open(): Promise<Database>
  /** Forgets everything in memory, as a killed process would, and starts anew on the same database. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** A connection that waits for acknowledgements and remembers what it was sent. */
export interface Client {
  socket: Socket
  /** Every frame received, in order. */
  frames: { event: string; payload: unknown }[]
  send<N extends ClientEventName>(name: N, payload: PayloadOf<N>): Promise<Acknowledgement<ReplyOf<N>>>
  close(): void
}

const PATIENCE = 5000

export async function connectTo(
  url: string,
  { cookie, headers = {} }: { cookie?: string; headers?: Record<string, string> } = {},
): Promise<Client> {
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { ...headers, ...(cookie === undefined ? {} : { cookie }) },
  })
  const frames: Client['frames'] = []
  socket.onAny((event: string, payload: unknown) => frames.push({ event, payload }))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return {
    socket,
    frames,
    send: (name, payload) => socket.timeout(PATIENCE).emitWithAck(name, payload),
    close: () => void socket.disconnect(),
  }
}

/** Starts a server for tests. `prepare` fills its database first; `clock` replaces the server's own. */
export async function testServer(
  prepare: (database: Database) => Promise<void> = async () => {},
  settings: Record<string, string> = {},
  clock: Clock = serverClock(),
): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'gradroom-api-'))
  const environment = readEnvironment({
    PORT: '0',
    DATA_DIR: folder,
    NODE_ENV: 'test',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    ...settings,
  })
  const log = pino({ level: environment.LOG_LEVEL })
  const { database, again, drop } = await testDatabase()
  await seedDemoAccounts(database, folder)
  await prepare(database)
  const passwords = new Map((await demoSignIns(database, folder)).map((one) => [one.role, one]))
  const start = (on: Database) =>
    startServer(environment, log, on, { pages: false, clock, workshop: deskWorkshop(), shared: false })
  let running: RunningServer = await start(database)
  const cookies = new Map<Role, string>()

  const server: TestServer = {
    url: `http://127.0.0.1:${running.port}`,
    database,
    environment,
    async cookie(role) {
      const known = cookies.get(role) ?? (await server.signIn(role))
      cookies.set(role, known)
      return known
    },
    async signIn(role) {
      const { email, password } = passwords.get(role) ?? {}
      const response = await server.fetch('/api/auth/sign-in/email', { method: 'POST', body: { email, password } })
      const made = response.headers.getSetCookie().map((one) => one.split(';')[0])
      if (response.status !== 200 || made.length === 0) throw new Error(`${role} could not sign in: ${response.status}`)
      return made.join('; ')
    },
    fetch: (path, { method = 'GET', body, cookie, headers = {} } = {}) =>
      fetch(server.url + path, {
        method,
        body: body === undefined ? undefined : JSON.stringify(body),
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(cookie === undefined ? {} : { cookie, origin: server.url }),
          ...headers,
        },
      }),
    connect: (options) => connectTo(server.url, options),
    open: again,
    async restart() {
      await running.close()
      server.database = await again()
      running = await start(server.database)
      server.url = `http://127.0.0.1:${running.port}`
    },
    async close() {
      await running.close()
      await drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return server
}
