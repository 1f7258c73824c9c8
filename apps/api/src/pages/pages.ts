import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { NextServer, NextServerOptions } from 'next/dist/server/next.js'
import { type Environment, repository } from '../environment.js'
import { StartupProblem } from '../startup-problem.js'

// Its types describe the module as `import` would not find it.
const next: (options: NextServerOptions) => NextServer = createRequire(import.meta.url)('next')

/** The web app, served by this process. */
export interface Pages {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the web app in apps/web: as built, or rebuilding on change while developing.
 * @throws StartupProblem when it has not been built.
 */
export async function openPages(environment: Environment, server: Server): Promise<Pages> {
  const dir = join(repository, 'apps', 'web')
  const developing = environment.NODE_ENV === 'development'
  const built = join(dir, process.env['NEXT_DIST_DIR'] ?? '.next', 'BUILD_ID')
  if (!developing && !existsSync(built))
    throw new StartupProblem(
      'The web app has not been built. Run `npm run build`, or start with `npm start`, which builds it.',
    )
  const app = next({ dev: developing, dir, httpServer: server, quiet: !developing })
  await app.prepare()
  const handle = app.getRequestHandler()
  return { handle: (request, response) => handle(request, response), close: () => app.close() }
}
