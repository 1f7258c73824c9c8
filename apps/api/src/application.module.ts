import { type DynamicModule, Module } from '@nestjs/common'
import { APP_FILTER } from '@nestjs/core'
import { LoggerModule } from 'nestjs-pino'
import type { Logger } from 'pino'
import { MeController } from './accounts/me.controller.js'
import { Database } from './database/database.js'
import { Catalogue } from './exercises/catalogue.js'
import { ExercisesController } from './exercises/exercises.controller.js'
import { HealthController } from './health/health.controller.js'
import { Failures } from './http/failures.js'

/** What the application is made of, opened before it. */
export interface Parts {
  log: Logger
  database: Database
}

@Module({})
export class ApplicationModule {
  /** The application around parts that are open. */
  static around({ log, database }: Parts): DynamicModule {
    const pinoHttp = {
      logger: log,
      autoLogging: { ignore: ({ url }: { url?: string }) => !url?.startsWith('/api') || url === '/api/health' },
      customLogLevel: (_: unknown, response: { statusCode: number }, error?: Error) =>
        error || response.statusCode >= 500 ? ('error' as const) : ('debug' as const),
      redact: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]'],
    }
    return {
      module: ApplicationModule,
      imports: [LoggerModule.forRoot({ pinoHttp })],
      controllers: [HealthController, MeController, ExercisesController],
      providers: [
        { provide: Database, useValue: database },
        { provide: Catalogue, useValue: new Catalogue(database) },
        { provide: APP_FILTER, useValue: new Failures(log) },
      ],
    }
  }
}
