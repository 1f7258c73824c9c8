#!/usr/bin/env node
/**
 * Stands in for Prisma's native schema engine, which its command line would download from a host that many schools'
 * networks block. Speaks the binary's protocol (JSON-RPC, one message a line, over stdin and stdout) on top of the same
 * engine compiled to WebAssembly, with node-postgres as its driver. `prisma.config.ts` points Prisma here.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { parse as parseConnection } from 'pg-connection-string'

const require = createRequire(import.meta.url)
const given = readArguments(process.argv.slice(2))

if (given.version) console.log('schema-engine on WebAssembly')
else if (given.command) await runCommand(given.command, given.url)
else serve()

/** The part of the binary's command line that Prisma uses. */
function readArguments(words) {
  const read = { datamodels: [], url: undefined, command: undefined, version: false }
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (word === '--datamodels') read.datamodels.push(words[++at])
    else if (word === '--datasource') read.url = JSON.parse(words[++at]).url
    else if (word === '--version') read.version = true
    else if (word === 'cli') read.command = words[++at]
    else if (word.startsWith('--')) at++
  }
  return read
}

const quoted = (name) => `"${name.replaceAll('"', '""')}"`

async function execute(config, sql) {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** The one-shot commands of the binary: the exit code is the answer, an error is a line of JSON on stderr. */
async function runCommand(command, url) {
  const server = new URL(url)
  const database = decodeURIComponent(server.pathname.slice(1))
  server.pathname = '/postgres'
  const maintenance = { connectionString: server.toString() }
  try {
    if (command === 'can-connect-to-database') await execute({ connectionString: url }, 'select 1')
    else if (command === 'create-database') await execute(maintenance, `create database ${quoted(database)}`)
    else if (command === 'drop-database')
      await execute(maintenance, `drop database if exists ${quoted(database)} with (force)`)
    else throw new Error(`unknown command ${command}`)
    process.stderr.write('\n')
  } catch (error) {
    const known = { '3D000': 'P1003', '28P01': 'P1000' }
    const message = error.message || String(error.errors?.[0]?.message ?? error)
    const fields = { message, error_code: known[error.code] ?? 'P1001' }
    const line = { timestamp: new Date().toISOString(), level: 'ERROR', fields, target: 'schema_engine::logger' }
    process.stderr.write(`\n${JSON.stringify(line)}\n`)
    process.exitCode = 1
  }
}

/** The driver, with a shadow database that is closed before it is dropped: PostgreSQL does not drop one in use. */
class Driver extends PrismaPg {
  constructor(config) {
    super(config)
    this.config = config
  }

  async connectToShadowDb() {
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
    await execute(this.config, `create database ${quoted(name)}`)
    const shadow = await new PrismaPg({ ...this.config, database: name }).connect()
    const close = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await close()
      await execute(this.config, `drop database if exists ${quoted(name)} with (force)`)
    }
    return shadow
  }
}

/** Catalog types the driver cannot map ("char", name and their arrays), read as text. */
function readCatalogTypesAsText() {
  const TEXT_FOR = { 18: 25, 19: 25, 1002: 1009, 1003: 1009 }
  const original = pg.Query.prototype.handleRowDescription
  pg.Query.prototype.handleRowDescription = function (message) {
    for (const field of message.fields) field.dataTypeID = TEXT_FOR[field.dataTypeID] ?? field.dataTypeID
    return original.call(this, message)
  }
}

async function openEngine() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const folder = dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const wasm = readFileSync(join(folder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  readCatalogTypesAsText()
  // By parts, since the driver replaces only `database` for the shadow database and a connection string would win over it.
  const { host, port, user, password, database, ssl } = parseConnection(given.url)
  const driver = new Driver({ host, port: port ? Number(port) : undefined, user, password, database, ssl })
  const datamodels = given.datamodels.map((file) => [file, readFileSync(file, 'utf8')])
  return bindings.SchemaEngine.new(
    { datamodels: datamodels.length > 0 ? datamodels : undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(driver),
  )
}

/** Answers requests one after another until stdin ends. */
function serve() {
  const NAMES = { getDatabaseVersion: 'version' }
  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  let opened
  let queue = Promise.resolve()

  async function answer(request) {
    try {
      const engine = await (opened ??= openEngine())
      const method = NAMES[request.method] ?? request.method
      if (typeof engine[method] !== 'function')
        return send({ id: request.id, error: { code: -32601, message: `method not found: ${request.method}` } })
      const result = await engine[method](request.params)
      // The binary prints a diff by asking its caller to; the WebAssembly build returns it.
      if (request.method === 'diff' && typeof result?.stdout === 'string')
        send({ id: 1e9 + request.id, method: 'print', params: { content: result.stdout.replace(/\n$/, '') } })
      send({ id: request.id, result: result ?? null })
    } catch (error) {
      const data = {
        is_panic: false,
        message: error?.message ?? String(error),
        meta: error?.meta ?? null,
        error_code: error?.code ?? null,
      }
      send({
        id: request.id,
        error: { code: 4466, message: 'An error happened. Check the data field for details.', data },
      })
    }
  }

  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => {
    if (line.trim() === '') return
    const request = JSON.parse(line)
    if (request.method) queue = queue.then(() => answer(request))
  })
  lines.on('close', () => void queue.finally(() => process.exit(0)))
}
