import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { roleSchema, type Role } from '@gradroom/contracts'
import { z } from 'zod'
import { errorCode } from '../error-code.js'
import { hashPassword, isPassword, makePassword } from '../accounts/passwords.js'
import type { Database } from '../database/database.js'

const DEMO: readonly { name: string; email: string; role: Role }[] = [
  { name: 'Demo teacher', email: 'teacher@gradroom.example', role: 'teacher' },
  { name: 'Demo admin', email: 'admin@gradroom.example', role: 'admin' },
  { name: 'Demo student', email: 'student@gradroom.example', role: 'student' },
]

const keptSchema = z.array(z.object({ email: z.string(), password: z.string() }))

/** A demo sign-in, as it is printed at start. */
export interface DemoSignIn {
  role: Role
  email: string
  /** null: it was changed, or made by a server with another data folder. */
  password: string | null
}

const fileIn = (folder: string) => join(folder, 'demo-sign-ins.json')

async function readKept(folder: string): Promise<z.output<typeof keptSchema>> {
  try {
    return keptSchema.parse(JSON.parse(await readFile(fileIn(folder), 'utf8')))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

/**
 * Makes the demo accounts that are missing, each with a password made for this installation and kept in the data folder,
 * readable by its owner alone.
 */
export async function seedDemoAccounts(database: Database, folder: string): Promise<void> {
  const kept = await readKept(folder)
  const there = await database.prisma.user.findMany({ where: { email: { in: DEMO.map(({ email }) => email) } } })
  const missing = DEMO.filter(({ email }) => !there.some((user) => user.email === email))
  if (missing.length === 0) return
  const made = missing.map((account) => ({ ...account, id: randomUUID(), password: makePassword() }))
  // Kept before they are used: a crash in between leaves passwords nobody has, not accounts nobody can enter.
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const others = kept.filter(({ email }) => !made.some((account) => account.email === email))
  const all = [...others, ...made.map(({ email, password }) => ({ email, password }))]
  await writeFile(fileIn(folder), `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 })
  for (const { id, name, email, role, password } of made) {
    const credential = {
      id: randomUUID(),
      accountId: id,
      providerId: 'credential',
      password: await hashPassword(password),
    }
    await database.prisma.user.create({
      data: { id, name, email, role, emailVerified: true, accounts: { create: credential } },
    })
  }
}

/** The demo sign-ins in use, to be printed; empty when there are none. */
export async function demoSignIns(database: Database, folder: string): Promise<DemoSignIn[]> {
  const kept = await readKept(folder)
  const users = await database.prisma.user.findMany({
    where: { email: { in: DEMO.map(({ email }) => email) } },
    include: { accounts: { where: { providerId: 'credential' } } },
  })
  const signIns = DEMO.map(async ({ email }) => {
    const user = users.find((one) => one.email === email)
    if (user === undefined) return null
    const hash = user.accounts[0]?.password
    const password = kept.find((one) => one.email === email)?.password
    const holds = hash && password !== undefined && (await isPassword({ password, hash }))
    return { role: roleSchema.parse(user.role), email, password: holds ? password : null }
  })
  return (await Promise.all(signIns)).filter((one) => one !== null)
}
