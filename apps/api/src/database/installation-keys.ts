import { randomBytes } from 'node:crypto'
import type { Database } from './database.js'

const NAMES = ['session', 'participant'] as const

/** Keys made once for an installation and known to all of its servers: they sign sessions and make participants' secrets. */
export type InstallationKeys = Record<(typeof NAMES)[number], string>

/** Reads the keys of this installation, and makes those that are missing. */
export async function installationKeys(database: Database): Promise<InstallationKeys> {
  await database.prisma.installationKey.createMany({
    data: NAMES.map((name) => ({ name, value: randomBytes(32).toString('base64url') })),
    skipDuplicates: true,
  })
  const rows = await database.prisma.installationKey.findMany({ where: { name: { in: [...NAMES] } } })
  const value = (name: string) => {
    const row = rows.find((one) => one.name === name)
    if (row === undefined) throw new Error(`the key ${name} was not kept`)
    return row.value
  }
  return { session: value('session'), participant: value('participant') }
}
