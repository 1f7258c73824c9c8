import type { IncomingHttpHeaders } from 'node:http'
import { ROLES, roleSchema, type User } from '@gradroom/contracts'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { fromNodeHeaders, toNodeHandler } from 'better-auth/node'
import type { Database } from '../database/database.js'
import type { InstallationKeys } from '../database/installation-keys.js'
import type { Environment } from '../environment.js'
import { hashPassword, isPassword } from './passwords.js'

/** The library that keeps sessions, set up for us: email and password, no sign-up by oneself, roles given and not taken. */
const authentication = (environment: Environment, database: Database, keys: InstallationKeys) =>
  betterAuth({
    appName: 'Gradroom',
    basePath: '/api/auth',
    baseURL: environment.PUBLIC_URL,
    secret: keys.session,
    database: prismaAdapter(database.prisma, { provider: 'postgresql' }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: hashPassword, verify: isPassword },
    },
    user: { additionalFields: { role: { type: [...ROLES], defaultValue: 'student', input: false } } },
    // Foreign origins have been refused before a request comes here, see http/origins.ts.
    trustedOrigins: (request) => {
      const origin = request?.headers.get('origin')
      return origin ? [origin] : []
    },
    // Guessing is limited before a request comes here, by an address that cannot be made up.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'gradroom',
      useSecureCookies: environment.PUBLIC_URL?.startsWith('https:') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
    telemetry: { enabled: false },
    logger: { level: 'error' },
  })

/** Who has an account, and who of them sent a request. */
export class Accounts {
  private readonly auth: ReturnType<typeof authentication>
  /** Answers everything below /api/auth. */
  readonly handler: ReturnType<typeof toNodeHandler>

  constructor(environment: Environment, database: Database, keys: InstallationKeys) {
    this.auth = authentication(environment, database, keys)
    this.handler = toNodeHandler(this.auth)
  }

  /** Who sent these headers; null for nobody signed in. */
  async reader(headers: IncomingHttpHeaders): Promise<User | null> {
    if (headers.cookie === undefined) return null
    const found = await this.auth.api.getSession({ headers: fromNodeHeaders(headers) })
    if (found === null) return null
    const { id, name, email, role } = found.user
    return { id, name, email, role: roleSchema.catch('student').parse(role) }
  }
}
