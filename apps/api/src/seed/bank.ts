import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Exercise, readExercise } from '@gradroom/exercises'
import type { Logger } from 'pino'
import type { Database } from '../database/database.js'
import { fingerprint } from '../exercises/canonical.js'
import { addVersion } from '../exercises/publishing.js'

/** Reads every exercise of a bank. A file that cannot be read is left out and named in the log. */
async function readBank(folder: string, log: Logger): Promise<Exercise[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
  const read = await Promise.all(
    files.map(async (file) => {
      const path = join(file.parentPath, file.name)
      const reading = readExercise(await readFile(path, 'utf8'))
      if (reading.ok) return reading.exercise
      log.error({ path, problems: reading.problems }, 'an exercise of the bank cannot be read and is left out')
      return null
    }),
  )
  return read.filter((one) => one !== null)
}

/**
 * Publishes what the delivered bank has and the database has not: new exercises, and newer versions of exercises that
 * nobody has published from a desk. A draft that somebody works on stays as it is.
 */
export async function seedBank(database: Database, folder: string, log: Logger): Promise<void> {
  const bank = await readBank(folder, log)
  const known = await database.prisma.exercise.findMany({
    include: { versions: { orderBy: { version: 'desc' }, take: 1, select: { source: true, hash: true } } },
  })
  const byId = new Map(known.map((exercise) => [exercise.id, exercise]))
  for (const exercise of bank) {
    const there = byId.get(exercise.id)
    const newest = there?.versions[0]
    if (there !== undefined && newest?.source !== 'content') continue
    if (newest?.hash === fingerprint(exercise)) continue
    await database.prisma.$transaction(async (writer) => {
      if (there === undefined) await writer.exercise.create({ data: { id: exercise.id, draft: exercise } })
      const untouched = there === undefined || there.revision === there.publishedRevision
      const revision = there?.revision ?? 1
      if (there !== undefined && untouched)
        await writer.exercise.update({ where: { id: exercise.id }, data: { draft: exercise } })
      // A draft that differs from what was published still does.
      await addVersion(writer, exercise, 'content', untouched ? revision : revision - 1)
    })
  }
}
