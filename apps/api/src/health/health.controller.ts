import { ROUTES } from '@gradroom/contracts'
import { Controller } from '@nestjs/common'
import { Database } from '../database/database.js'
import { type Answer, Handles } from '../http/handles.js'
import { done } from '../http/outcome.js'
import { version } from './version.js'

/** How long the database may take to answer before the server calls itself degraded, in milliseconds. */
const PATIENCE = 3000

@Controller()
export class HealthController {
  constructor(private readonly database: Database) {}

  @Handles(ROUTES.health)
  async health(): Promise<Answer<typeof ROUTES.health>> {
    const started = performance.now()
    const answered = this.database.prisma.$queryRaw`select 1`.then(
      () => true,
      () => false,
    )
    const ok = await Promise.race([answered, new Promise<false>((late) => setTimeout(late, PATIENCE, false).unref())])
    return done({
      status: ok ? 'ok' : 'degraded',
      version,
      database: { kind: this.database.kind, ok, milliseconds: Math.round(performance.now() - started) },
      uptimeSeconds: Math.round(process.uptime()),
    })
  }
}
