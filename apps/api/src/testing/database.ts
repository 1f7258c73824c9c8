import { randomUUID } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { Database } from '../database/database.js'
import { applyMigrations } from '../database/migrations.js'
import { connectionOf, embeddedDatabase, openDatabase } from '../database/open.js'
import { readEnvironment } from '../environment.js'

let template: Promise<PGlite> | null = null

/** A migrated embedded database that is copied and never used. */
function migrated(): Promise<PGlite> {
  template ??= (async () => {
    const pglite = await PGlite.create()
    await applyMigrations(connectionOf(pglite))
    return pglite
  })()
  return template
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
    const pglite = (await (await migrated()).clone()) as PGlite
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
