import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repository } from '../environment.js'
import { StartupProblem } from '../startup-problem.js'

/** What applying migrations needs of a database connection: one connection, on which transactions can be opened. */
export interface MigrationConnection {
  /** Runs SQL of several statements. */
  script(sql: string): Promise<void>
  query(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>
}

/** The table in which Prisma records migrations, as its own command line makes it, so that both can work on one database. */
const RECORDS = `
create table if not exists "_prisma_migrations" (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`

const FOLDER = join(repository, 'prisma', 'migrations')

/**
 * Brings a database up to the schema of this version, each migration in a transaction of its own.
 * @returns the names of those applied now.
 * @throws StartupProblem where the database is of a newer version or a migration was left unfinished.
 */
export async function applyMigrations(connection: MigrationConnection): Promise<string[]> {
  const entries = await readdir(FOLDER, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
  await connection.script(RECORDS)
  const records = await connection.query(
    'select migration_name, finished_at from "_prisma_migrations" where rolled_back_at is null',
  )
  const done = new Set<string>()
  for (const { migration_name: name, finished_at: finished } of records) {
    if (finished === null)
      throw new StartupProblem(
        `The migration ${String(name)} was begun by another tool and not finished. Mend it with \`npx prisma migrate resolve\`.`,
      )
    if (!names.includes(String(name)))
      throw new StartupProblem(
        `The database was made by a newer Gradroom (it has the migration ${String(name)}). Update Gradroom, or choose another database.`,
      )
    done.add(String(name))
  }
  const applied: string[] = []
  for (const name of names) {
    if (done.has(name)) continue
    const sql = await readFile(join(FOLDER, name, 'migration.sql'), 'utf8')
    await connection.script('begin')
    try {
      await connection.script(sql)
      await connection.query(
        `insert into "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count) values ($1, $2, now(), $3, 1)`,
        [randomUUID(), createHash('sha256').update(sql).digest('hex'), name],
      )
      await connection.script('commit')
    } catch (error) {
      await connection.script('rollback')
      throw error
    }
    applied.push(name)
  }
  return applied
}
