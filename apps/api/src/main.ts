import 'reflect-metadata'
import { serverClock } from './clock.js'
import { openDatabase } from './database/open.js'
import { readEnvironment } from './environment.js'
import { openPool } from './exercises/pool.js'
import { openLog } from './log.js'
import { Entrances } from './rooms/entrances.js'
import { demoSignIns } from './seed/demo-accounts.js'
import { prepareDatabase, startServer } from './server.js'
import { StartupProblem } from './startup-problem.js'

/** How long a stop may take before the process ends anyway, in milliseconds. */
const PATIENCE = 8000

async function main(): Promise<void> {
  const environment = readEnvironment(process.env)
  const log = openLog(environment)
  const database = await openDatabase(environment, prepareDatabase(environment, log))
  const signIns = environment.DEMO_ACCOUNTS ? await demoSignIns(database, environment.DATA_DIR) : []
  const workshop = openPool(log)
  const server = await startServer(environment, log, database, {
    pages: true,
    clock: serverClock(),
    workshop,
    shared: environment.REDIS_URL !== undefined,
  }).catch(async (error: unknown) => {
    await database.close()
    throw error
  })

  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), PATIENCE).unref()
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', () => stop('SIGTERM'))
  process.on('SIGINT', () => stop('SIGINT'))

  const address = environment.PUBLIC_URL ?? `http://localhost:${server.port}`
  const lines = signIns.map(
    ({ role, email, password }) =>
      `  ${role.padEnd(8)} ${email.padEnd(28)} ${password ?? '(changed, or kept elsewhere)'}`,
  )
  const demo = lines.length === 0 ? '' : `\nDemo sign-ins, made for this installation:\n${lines.join('\n')}\n`
  const [phones] = new Entrances(environment).addresses(server.port)
  const network = phones === undefined || phones === address ? '' : `Phones in the same network: ${phones}\n`
  process.stdout.write(`\nGradroom is ready: ${address}\n${network}${demo}\n`)
}

process.on('unhandledRejection', (reason) => {
  // A bug; the class goes on.
  process.stderr.write(`unhandled rejection: ${reason instanceof Error ? reason.stack : String(reason)}\n`)
})

main().catch((error: unknown) => {
  if (error instanceof StartupProblem) process.stderr.write(`Gradroom cannot start. ${error.message}\n`)
  else process.stderr.write(`Gradroom cannot start. ${error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
})
