import { randomUUID } from 'node:crypto'
import type { Exercise } from '@gradroom/exercises'
import type { Prisma } from '../generated/client.js'
import { fingerprint } from './canonical.js'

/** What publishing writes through: the database, or a transaction on it. */
type Writer = Pick<Prisma.TransactionClient, 'exerciseVersion' | 'exercise'>

/**
 * Adds a version after the newest one and makes it the published one.
 * @returns its number.
 */
export async function addVersion(
  to: Writer,
  exercise: Exercise,
  source: 'content' | 'desk',
  revision: number,
): Promise<number> {
  const newest = await to.exerciseVersion.aggregate({ where: { exerciseId: exercise.id }, _max: { version: true } })
  const version = (newest._max.version ?? 0) + 1
  await to.exerciseVersion.create({
    data: {
      id: randomUUID(),
      exerciseId: exercise.id,
      version,
      content: exercise,
      source,
      hash: fingerprint(exercise),
    },
  })
  await to.exercise.update({
    where: { id: exercise.id },
    data: { published: version, publishedRevision: revision },
  })
  return version
}
