import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import type { Environment } from '../environment.js'
import { PrismaClient } from '../generated/client.js'
import { StartupProblem } from '../startup-problem.js'
import { takeDataFolder } from './data-folder.js'
import { Database } from './database.js'
import { applyMigrations, type MigrationConnection } from './migrations.js'

/** Names the lock under which servers that start together apply migrations and seeds, one after another. */
const STARTING = 7_264_001

export type Prepare = (database: Database) => Promise<void>

/**
 * Opens the database the environment names, applies migrations, and prepares it (seeds), while no other server does.
 * @throws StartupProblem where the folder is in use or the server cannot be reached.
 */
export function openDatabase(environment: Environment, prepare: Prepare): Promise<Database> {
  return environment.DATABASE_URL === undefined
    ? openEmbedded(environment.DATA_DIR, prepare)
    : openPostgres(environment.DATABASE_URL, prepare)
}

/** How migrations talk to an embedded database. */
export const connectionOf = (pglite: PGlite): MigrationConnection => ({
  script: async (sql) => {
    await pglite.exec(sql)
  },
  query: async (sql, values) => (await pglite.query<Record<string, unknown>>(sql, values)).rows,
})

/** A database around an embedded PostgreSQL that is open. */
export const embeddedDatabase = (pglite: PGlite, release: () => Promise<void>): Database =>
  new Database(new PrismaClient({ adapter: new PrismaPGlite(pglite) }), 'embedded', async () => {
    await pglite.close()
    await release()
  })

async function openEmbedded(folder: string, prepare: Prepare): Promise<Database> {
  const release = await takeDataFolder(folder)
  try {
    const files = join(folder, 'database')
    await mkdir(files, { recursive: true, mode: 0o700 })
    const pglite = await PGlite.create(files).catch((error: unknown) => {
      throw new StartupProblem(
        `The embedded database in ${files} cannot be opened (${error instanceof Error ? error.message : String(error)}). Restore a copy of the folder, or choose another with DATA_DIR.`,
      )
    })
    await applyMigrations(connectionOf(pglite))
    const database = embeddedDatabase(pglite, release)
    await prepare(database)
    return database
  } catch (error) {
    await release()
    throw error
  }
}

/** Why a PostgreSQL cannot be used, from what its driver says. */
function unreachable(url: string, error: unknown): StartupProblem {
  const { host, pathname } = new URL(url)
  const reasons = error instanceof AggregateError ? error.errors : [error]
  const reason = reasons.map((one: unknown) => (one instanceof Error ? one.message : String(one))).join(', ')
  return new StartupProblem(
    `The database ${pathname.slice(1)} at ${host} cannot be used: ${reason}. Check DATABASE_URL and that PostgreSQL runs.`,
  )
}

async function openPostgres(url: string, prepare: Prepare): Promise<Database> {
  const starting = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await starting.connect().catch((error: unknown) => {
    throw unreachable(url, error)
  })
  const pool = new pg.Pool({ connectionString: url, max: 20, connectionTimeoutMillis: 10_000 })
  // Without a listener an idle connection that breaks would end the process; the pool replaces it.
  pool.on('error', () => {})
  const database = new Database(
    new PrismaClient({ adapter: new PrismaPg(pool) }),
    'postgresql',
    // The pool is ours, not the client's.
    () => pool.end(),
  )
  try {
    await starting.query('select pg_advisory_lock($1)', [STARTING])
    await applyMigrations({
      script: async (sql) => {
        await starting.query(sql)
      },
      query: async (sql, values) => (await starting.query<Record<string, unknown>>(sql, values)).rows,
    })
    await prepare(database)
    return database
  } catch (error) {
    await database.close()
    throw error
  } finally {
    await starting.end()
  }
}
