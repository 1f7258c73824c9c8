import type { Server } from 'node:http'
import { join } from 'node:path'
import type { LoggerService } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { SwaggerModule } from '@nestjs/swagger'
import type { NextFunction, Request, Response } from 'express'
import { Logger as NestLogger } from 'nestjs-pino'
import type { Logger } from 'pino'
import { Accounts } from './accounts/accounts.js'
import { ApplicationModule } from './application.module.js'
import type { Clock } from './clock.js'
import type { Database } from './database/database.js'
import { errorCode } from './error-code.js'
import { installationKeys } from './database/installation-keys.js'
import { type Environment, repository } from './environment.js'
import type { Workshop } from './exercises/workshop.js'
import { Guessing } from './http/guessing.js'
import { sendRefusal } from './http/handles.js'
import { openApiDocument } from './http/openapi.js'
import { isOwnOrigin } from './http/origins.js'
import { knowsReader } from './http/reader.js'
import { securityHeaders } from './http/security.js'
import { version } from './health/version.js'
import { openPages, type Pages } from './pages/pages.js'
import { Rooms } from './rooms/rooms.js'
import { SocketAdapter } from './rooms/socket-adapter.js'
import { seedBank } from './seed/bank.js'
import { seedDemoAccounts } from './seed/demo-accounts.js'
import { StartupProblem } from './startup-problem.js'

/** A running server. */
export interface RunningServer {
  port: number
  /** Stops accepting, finishes what was begun, and gives everything back. */
  close(): Promise<void>
}

/** What a server is started with beside its settings. */
export interface ServerOptions {
  /** Whether to serve the web app too. */
  pages: boolean
  clock: Clock
  workshop: Workshop
  /** Whether other servers work on the same database. */
  shared: boolean
}

/** Bodies of requests are exercises at most, with their texts in two languages. */
const LARGEST_BODY = '1mb'

/** Fills a database with what every installation starts from. */
export const prepareDatabase = (environment: Environment, log: Logger) => async (database: Database) => {
  if (environment.DEMO_ACCOUNTS) await seedDemoAccounts(database, environment.DATA_DIR)
  await seedBank(database, join(repository, 'content'), log)
}

/**
 * Starts the server on a database that is open; closing the server closes the database too.
 * @throws StartupProblem where the port is taken or the web app is not built.
 */
export async function startServer(
  environment: Environment,
  log: Logger,
  database: Database,
  { pages: withPages, clock, workshop, shared }: ServerOptions,
): Promise<RunningServer> {
  const keys = await installationKeys(database)
  const accounts = new Accounts(environment, database, keys)
  const parts = { environment, log, clock, database, accounts, keys, workshop, shared }
  const application = await NestFactory.create<NestExpressApplication>(ApplicationModule.around(parts), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  })
  application.useLogger(new QuietLogger(application.get(NestLogger)))
  application.useWebSocketAdapter(new SocketAdapter(application, environment, log))
  application.disable('x-powered-by').disable('etag')
  if (environment.TRUST_PROXY > 0) application.set('trust proxy', environment.TRUST_PROXY)
  application.use(securityHeaders(environment))
  application.use('/api', refuseForeignOrigins(environment))
  application.use('/api/auth/sign-in', limitSignIns())
  application.use('/api/auth', accounts.handler)
  const http: Server = application.getHttpServer()
  const pages = withPages ? await openPages(environment, http) : null
  if (pages !== null) application.use(everythingElse(pages))
  application.use(knowsReader(accounts))
  application.useBodyParser('json', { limit: LARGEST_BODY })
  SwaggerModule.setup('api/docs', application, openApiDocument(version), { customSiteTitle: 'Gradroom: the HTTP API' })

  try {
    await application.listen(environment.PORT)
  } catch (error) {
    throw listenProblem(environment.PORT, error)
  }
  const rooms = application.get(Rooms)
  await rooms.wake()
  const address = http.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : environment.PORT,
    close: async () => {
      // In this order: what was begun is committed and acknowledged before connections end and the database closes.
      await rooms.stop()
      http.closeIdleConnections()
      await application.close()
      await pages?.close()
      await workshop.close()
      await database.close()
    },
  }
}

function listenProblem(port: number, error: unknown): unknown {
  const code = errorCode(error)
  if (code === 'EADDRINUSE')
    return new StartupProblem(
      `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start.`,
    )
  if (code === 'EACCES')
    return new StartupProblem(`Port ${port} needs more rights than this user has. Choose one above 1023 with PORT.`)
  return error
}

/** Nest tells of every route and module at each start: that is for who debugs, not for who teaches. */
class QuietLogger implements LoggerService {
  constructor(private readonly to: NestLogger) {}

  log = (message: unknown, ...more: unknown[]) => this.to.debug?.(message, ...more)
  debug = (message: unknown, ...more: unknown[]) => this.to.debug?.(message, ...more)
  verbose = (message: unknown, ...more: unknown[]) => this.to.verbose?.(message, ...more)
  warn = (message: unknown, ...more: unknown[]) => this.to.warn(message, ...more)
  error = (message: unknown, ...more: unknown[]) => {
    // Why the port cannot be had is said in one line, with what to do: see `listenProblem`.
    if (!/listen E(?:ADDRINUSE|ACCES)/.test(String(message))) this.to.error(message, ...more)
  }
  fatal = (message: unknown, ...more: unknown[]) => this.to.fatal(message, ...more)
}

/** Nothing that changes anything is done for pages of other sites. */
const refuseForeignOrigins = (environment: Environment) => {
  return (request: Request, response: Response, next: NextFunction) => {
    if (request.method === 'GET' || request.method === 'HEAD' || isOwnOrigin(request.headers, environment.PUBLIC_URL))
      return next()
    sendRefusal(response, { code: 'foreign-origin', problems: [] })
  }
}

/** Passwords are not guessed: ten wrong ones a minute from one address, and no more than a thousand in all. */
function limitSignIns() {
  const guessing = new Guessing({ perAddress: 10, inAll: 1000, seconds: 60 })
  return (request: Request, response: Response, next: NextFunction) => {
    const address = request.ip ?? ''
    guessing
      .may(address)
      .then((may) => {
        if (!may) return sendRefusal(response, { code: 'too-many', problems: [] })
        response.on('finish', () => {
          if (response.statusCode === 401) void guessing.wrong(address)
        })
        next()
      })
      .catch(next)
  }
}

/** What is neither ours under /api nor Socket.IO's is a page. */
const everythingElse = (pages: Pages) => {
  return (request: Request, response: Response, next: NextFunction) => {
    if (/^\/(?:api|socket\.io)(?:\/|$)/.test(request.path)) return next()
    pages.handle(request, response).catch(next)
  }
}
