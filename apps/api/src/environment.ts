import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { StartupProblem } from './startup-problem.js'

/** The repository's folder, where `prisma/`, `content/` and `apps/web` stand. */
export const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../../..')

const url = (protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address starting with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  })
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`)

/** Every setting the server reads from its environment. */
export const environmentSchema = z.object({
  /** Where to listen; 0 takes any free port. */
  PORT: wholeNumber(0, 65535).default(3000),
  /** The embedded database and the demo passwords; relative to the repository. */
  DATA_DIR: z
    .string()
    .min(1)
    .default('data')
    .transform((path) => resolve(repository, path)),
  /** A PostgreSQL instead of the embedded database. */
  DATABASE_URL: url(['postgresql:', 'postgres:']).optional(),
  /** Lets several servers share rooms; needs DATABASE_URL. */
  REDIS_URL: url(['redis:', 'rediss:']).optional(),
  NODE_ENV: z
    .enum(['production', 'development', 'test'], 'must be production, development or test')
    .default('production'),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
  /** The address people open, where it differs from http://localhost:PORT, such as https://gradroom.school.example. */
  PUBLIC_URL: url(['http:', 'https:']).optional(),
  /** How many proxies of ours stand in front: whose word on the caller's address is believed. */
  TRUST_PROXY: wholeNumber(0, 10).default(0),
  /** Whether to make the demo accounts. */
  DEMO_ACCOUNTS: z
    .enum(['on', 'off'], 'must be on or off')
    .default('on')
    .transform((value) => value === 'on'),
})
export type Environment = z.output<typeof environmentSchema>

/**
 * Reads the settings.
 * @throws StartupProblem naming every setting that does not fit.
 */
export function readEnvironment(from: Record<string, string | undefined>): Environment {
  // A setting that is there but empty, as compose files leave them, is not set.
  const given = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined && value !== ''))
  const read = environmentSchema.safeParse(given)
  if (!read.success) {
    const lines = read.error.issues.map(({ path, message }) => {
      const name = String(path[0])
      return `${name}=${given[name] ?? ''}: ${message}`
    })
    throw new StartupProblem(`These settings do not fit. ${lines.join('; ')}.`)
  }
  if (read.data.REDIS_URL !== undefined && read.data.DATABASE_URL === undefined)
    throw new StartupProblem(
      'REDIS_URL is for several servers, which need one database: set DATABASE_URL as well, or leave REDIS_URL out.',
    )
  return read.data
}
