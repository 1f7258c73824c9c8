import type { DeskExercise, DeskRow, Problem } from '@gradroom/contracts'
import { type ExerciseDraft, exerciseDraftSchema, parseExercise, type Text } from '@gradroom/exercises'
import { errorCode } from '../error-code.js'
import type { Database } from '../database/database.js'
import { addVersion } from '../exercises/publishing.js'
import type { Workshop } from '../exercises/workshop.js'
import type { Exercise as Row } from '../generated/client.js'
import { done, type Outcome, refuse } from '../http/outcome.js'

/** What publishing gives. */
export interface Published {
  id: string
  version: number
  title: Text
}

const deskExercise = (row: Row): DeskExercise => ({
  id: row.id,
  draft: exerciseDraftSchema.parse(row.draft),
  revision: row.revision,
  published: row.published,
  changed: row.published !== null && row.revision !== row.publishedRevision,
  updatedAt: row.updatedAt.toISOString(),
})

/** The author's desk: drafts, saved one after another by however many authors, and published as versions that never change. */
export class Desk {
  constructor(
    private readonly database: Database,
    private readonly workshop: Workshop,
  ) {}

  async list(): Promise<DeskRow[]> {
    const rows = await this.database.prisma.exercise.findMany({ orderBy: { updatedAt: 'desc' } })
    return rows.map((row) => {
      const { draft, ...rest } = deskExercise(row)
      const { title, kind, topic, difficulty } = draft
      return { ...rest, title, kind, topic, difficulty }
    })
  }

  async read(id: string): Promise<Outcome<DeskExercise>> {
    const row = await this.database.prisma.exercise.findUnique({ where: { id } })
    return row === null ? refuse('exercise-not-found') : done(deskExercise(row))
  }

  async begin(draft: ExerciseDraft): Promise<Outcome<DeskExercise>> {
    try {
      return done(deskExercise(await this.database.prisma.exercise.create({ data: { id: draft.id, draft } })))
    } catch (error) {
      if (errorCode(error) === 'P2002') return refuse('exercise-exists')
      throw error
    }
  }

  /** Saves over revision `revision` and no other. */
  async save(id: string, draft: ExerciseDraft, revision: number): Promise<Outcome<DeskExercise>> {
    if (draft.id !== id) return refuse('bad-request', [SAME_ID])
    const { count } = await this.database.prisma.exercise.updateMany({
      where: { id, revision },
      data: { draft, revision: revision + 1 },
    })
    const now = await this.read(id)
    return now.ok && count === 0 ? refuse('exercise-changed') : now
  }

  /** Publishes revision `revision`, after its program has been tried in many variants where programs may run. */
  async publish(id: string, revision: number): Promise<Outcome<Published>> {
    const row = await this.database.prisma.exercise.findUnique({ where: { id } })
    if (row === null) return refuse('exercise-not-found')
    if (row.revision !== revision) return refuse('exercise-changed')
    const whole = parseExercise(row.draft)
    if (!whole.ok) {
      const problems = whole.problems.map(({ path, message }) => ({ path: path.join('.'), line: null, message }))
      return refuse('exercise-not-ready', problems)
    }
    const problems = await this.workshop.check(whole.exercise).catch((): Problem[] => [TOO_LONG])
    if (problems.length > 0) return refuse('exercise-not-ready', problems)
    return this.database.prisma.$transaction(async (writer): Promise<Outcome<Published>> => {
      // Holds the row, so that two who publish get two versions, and neither a draft saved meanwhile.
      const { count } = await writer.exercise.updateMany({
        where: { id, revision },
        data: { publishedRevision: revision },
      })
      if (count === 0) return refuse('exercise-changed')
      const version = await addVersion(writer, whole.exercise, 'desk', revision)
      return done({ id, version, title: whole.exercise.title })
    })
  }
}

const SAME_ID: Problem = {
  path: 'draft.id',
  line: null,
  message: { en: 'An exercise keeps its id.', zh: '练习的编号不能更改。' },
}
const TOO_LONG: Problem = {
  path: 'program',
  line: null,
  message: {
    en: 'Trying the variants of this program takes too long. Make the program smaller.',
    zh: '逐个试运行变式用时太长。请把程序改小一些。',
  },
}
