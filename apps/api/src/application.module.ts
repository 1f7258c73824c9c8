import { type DynamicModule, Module } from '@nestjs/common'
import { APP_FILTER } from '@nestjs/core'
import { LoggerModule } from 'nestjs-pino'
import type { Logger } from 'pino'
import type { Accounts } from './accounts/accounts.js'
import { MeController } from './accounts/me.controller.js'
import type { Clock } from './clock.js'
import { Database } from './database/database.js'
import type { InstallationKeys } from './database/installation-keys.js'
import type { Environment } from './environment.js'
import { Catalogue } from './exercises/catalogue.js'
import { ExercisesController } from './exercises/exercises.controller.js'
import { Desk } from './desk/desk.js'
import { DeskController } from './desk/desk.controller.js'
import type { Workshop } from './exercises/workshop.js'
import { HealthController } from './health/health.controller.js'
import { Failures } from './http/failures.js'
import { Guessing } from './http/guessing.js'
import { Attempts } from './practice/attempts.js'
import { PracticeController } from './practice/practice.controller.js'
import { Entrances } from './rooms/entrances.js'
import { EntrancesController } from './rooms/entrances.controller.js'
import { GatewayParts, RoomsGateway } from './rooms/gateway.js'
import { RoomGrading } from './rooms/grading.js'
import { authoriseIn, roomHandlers } from './rooms/handlers.js'
import { RoomMaking } from './rooms/making.js'
import { PrismaRoomStore } from './rooms/prisma-store.js'
import { RoomsController } from './rooms/rooms.controller.js'
import { Rooms } from './rooms/rooms.js'

/** What the application is made of, opened before it. */
export interface Parts {
  environment: Environment
  log: Logger
  clock: Clock
  database: Database
  accounts: Accounts
  keys: InstallationKeys
  workshop: Workshop
  /** Whether other servers work on the same database. */
  shared: boolean
}

/** Wrong PINs and secrets in a minute: of one address, and of all. A million PINs against a few hundred rooms. */
const GUESSES = { perAddress: 60, inAll: 3000, seconds: 60 }

@Module({})
export class ApplicationModule {
  /** The application around parts that are open. */
  static around(parts: Parts): DynamicModule {
    const { environment, log, clock, database, accounts, keys, workshop, shared } = parts
    const catalogue = new Catalogue(database)
    const store = new PrismaRoomStore(database)
    const rooms = new Rooms({ store, clock, log, shared })
    const guessing = new Guessing(GUESSES)
    const grading = new RoomGrading(database, catalogue, workshop)
    const handlers = roomHandlers({ rooms, grading, guessing, clock, participantKey: keys.participant })
    const guard = { clock, log, isStopping: () => rooms.isStopping, authorise: authoriseIn(rooms) }
    const { TRUST_PROXY, REDIS_URL } = environment
    const gateway = new GatewayParts(rooms, accounts, handlers, guard, log, TRUST_PROXY, REDIS_URL !== undefined)

    return {
      module: ApplicationModule,
      imports: [LoggerModule.forRoot({ pinoHttp: requestLog(log) })],
      controllers: [
        HealthController,
        MeController,
        ExercisesController,
        PracticeController,
        RoomsController,
        EntrancesController,
        DeskController,
      ],
      providers: [
        { provide: Database, useValue: database },
        { provide: Catalogue, useValue: catalogue },
        { provide: Attempts, useValue: new Attempts(database, catalogue, workshop, log) },
        { provide: Desk, useValue: new Desk(database, workshop) },
        { provide: PrismaRoomStore, useValue: store },
        { provide: RoomMaking, useValue: new RoomMaking(store, catalogue, workshop) },
        { provide: Rooms, useValue: rooms },
        { provide: Entrances, useValue: new Entrances(environment) },
        { provide: Guessing, useValue: guessing },
        { provide: GatewayParts, useValue: gateway },
        { provide: APP_FILTER, useValue: new Failures(log) },
        RoomsGateway,
      ],
    }
  }
}

/** Requests to us are logged, pages are not; a cookie is a key and stays out of it. */
const requestLog = (log: Logger) => ({
  logger: log,
  autoLogging: { ignore: ({ url }: { url?: string }) => !url?.startsWith('/api') || url === '/api/health' },
  customLogLevel: (_: unknown, response: { statusCode: number }, error?: Error) =>
    error || response.statusCode >= 500 ? ('error' as const) : ('debug' as const),
  redact: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]'],
})
