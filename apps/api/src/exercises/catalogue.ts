import type { ExerciseRow } from '@gradroom/contracts'
import { type Exercise, exerciseSchema, type TopicId, topics } from '@gradroom/exercises'
import type { Database } from '../database/database.js'

/** A published version with its content. */
export interface PublishedExercise {
  versionId: string
  version: number
  exercise: Exercise
}

const PLACE = new Map<string, number>(topics.map(({ id }, place) => [id, place]))

/** The order of the course: by topic, then from easy to hard, then by name. */
const inOrder = (a: Exercise, b: Exercise) =>
  (PLACE.get(a.topic) ?? 0) - (PLACE.get(b.topic) ?? 0) || a.difficulty - b.difficulty || (a.id < b.id ? -1 : 1)

/** The published exercises, as the database has them now. */
export class Catalogue {
  // Versions never change, so their content is parsed once.
  private readonly parsed = new Map<string, Exercise>()

  constructor(private readonly database: Database) {}

  /** The newest version of every published exercise, in the order of the course. */
  async newest(filter: { topic?: TopicId; ids?: readonly string[] } = {}): Promise<PublishedExercise[]> {
    const exercises = await this.database.prisma.exercise.findMany({
      where: { published: { not: null }, ...(filter.ids === undefined ? {} : { id: { in: [...filter.ids] } }) },
      select: { versions: { orderBy: { version: 'desc' }, take: 1, select: { id: true, version: true } } },
    })
    const wanted = exercises.flatMap(({ versions }) => versions)
    await this.read(wanted.map(({ id }) => id))
    return wanted
      .map(({ id, version }) => ({ versionId: id, version, exercise: this.of(id) }))
      .filter(({ exercise }) => filter.topic === undefined || exercise.topic === filter.topic)
      .toSorted((a, b) => inOrder(a.exercise, b.exercise))
  }

  /** The content of a version. */
  async version(id: string): Promise<Exercise> {
    await this.read([id])
    return this.of(id)
  }

  private of(id: string): Exercise {
    const exercise = this.parsed.get(id)
    if (exercise === undefined) throw new Error(`there is no exercise version ${id}`)
    return exercise
  }

  private async read(ids: readonly string[]): Promise<void> {
    const missing = ids.filter((id) => !this.parsed.has(id))
    if (missing.length === 0) return
    const rows = await this.database.prisma.exerciseVersion.findMany({ where: { id: { in: missing } } })
    for (const { id, content } of rows) this.parsed.set(id, exerciseSchema.parse(content))
  }
}

/** A published exercise as a row of a list. */
export const rowOf = ({ version, exercise }: PublishedExercise): ExerciseRow => {
  const { id, kind, topic, skills, difficulty, title } = exercise
  return { id, version, kind, topic, skills, difficulty, title }
}
