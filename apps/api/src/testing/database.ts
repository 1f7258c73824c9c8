import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { Database } from '../database/database.js'
import { applyMigrations } from '../database/migrations.js'
import { connectionOf, embeddedDatabase, openDatabase } from '../database/open.js'
import { readEnvironment, repository } from '../environment.js'
import { errorCode } from '../error-code.js'

/** Where a migrated, empty database is kept for the next test file: making one anew takes seconds. Named after the migrations. */
async function templateFile(): Promise<string> {
  const folder = join(repository, 'prisma', 'migrations')
  const names = (await readdir(folder)).toSorted()
  const hash = createHash('sha256')
  for (const name of names.filter((one) => !one.endsWith('.toml')))
    hash.update(name).update(await readFile(join(folder, name, 'migration.sql')))
  return join(tmpdir(), `gradroom-test-${hash.digest('hex').slice(0, 16)}.tar`)
}

/** A migrated embedded database in memory. */
async function embedded(): Promise<PGlite> {
  const file = await templateFile()
  try {
    return await PGlite.create({ loadDataDir: new Blob([new Uint8Array(await readFile(file))]) })
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
  const pglite = await PGlite.create()
  await applyMigrations(connectionOf(pglite))
  const dump = await pglite.dumpDataDir('none')
  // Renamed when whole, since another test file may be doing the same.
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, new Uint8Array(await dump.arrayBuffer()))
  await rename(draft, file)
  return pglite
}

/** Runs SQL on the PostgreSQL server that TEST_DATABASE_URL names. */
async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}

/**
 * An empty database of its own for a test: on the PostgreSQL that TEST_DATABASE_URL names, where it is set, else embedded.
 * `again` opens the same database as another server would find it.
 */
export async function testDatabase(): Promise<{
  database: Database
  again: () => Promise<Database>
  drop: () => Promise<void>
}> {
  const server = process.env['TEST_DATABASE_URL']
  if (server === undefined) {
    const pglite = await embedded()
    // Closing a server closes its database; the embedded one stays for the next server until it is dropped.
    const open = async () => embeddedDatabase(keptOpen(pglite), async () => {})
    return { database: await open(), again: open, drop: () => pglite.close() }
  }
  const name = `gradroom_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const environment = readEnvironment({ DATABASE_URL: url.toString() })
  const open = () => openDatabase(environment, async () => {})
  return { database: await open(), again: open, drop: () => onServer(server, `drop database ${name} with (force)`) }
}

/** The same database, except that closing it does nothing. */
const keptOpen = (pglite: PGlite): PGlite =>
  new Proxy(pglite, {
    get: (target, name) => {
      if (name === 'close') return async () => {}
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
