import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

const here = dirname(fileURLToPath(import.meta.url))

// Otherwise every command, `generate` too, would first download a native engine.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= join(here, 'prisma', 'schema-engine.mjs')

/** For Prisma's command line; the server applies migrations itself. Commands that need a database read DATABASE_URL. */
export default defineConfig({
  schema: join(here, 'prisma', 'schema.prisma'),
  migrations: { path: join(here, 'prisma', 'migrations') },
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgresql://localhost:5432/gradroom' },
})
