import { randomInt, randomUUID } from 'node:crypto'
import type { Attempt, Verdict } from '@gradroom/contracts'
import { type Answer, type Grade, gradeSchema, type TopicId } from '@gradroom/exercises'
import type { Logger } from 'pino'
import type { Database } from '../database/database.js'
import type { Catalogue, PublishedExercise } from '../exercises/catalogue.js'
import { type Prepared, preparedSchema, type Workshop } from '../exercises/workshop.js'
import { done, type Outcome, refuse } from '../http/outcome.js'

/** Seeds tried before an exercise is given up: it was checked when it was published, so one should do. */
const SEEDS = 3
const LARGEST_SEED = 2 ** 31

/** What somebody wants to practise. */
export interface Wish {
  exercise?: string
  topic?: TopicId
  unlike?: string
}

/** Questions people practise alone. An attempt belongs to whoever has its id, which cannot be guessed. */
export class Attempts {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly workshop: Workshop,
    private readonly log: Logger,
  ) {}

  /** Makes a fresh variant for a reader, or for nobody in particular. */
  async begin(wish: Wish, userId: string | null): Promise<Outcome<Attempt>> {
    const chosen = await this.choose(wish)
    if (chosen === null) return refuse('exercise-not-found')
    const made = await this.prepare(chosen)
    if (made === null) return refuse('try-again')
    const { seed, prepared } = made
    const id = randomUUID()
    const { versionId, version, exercise } = chosen
    await this.database.prisma.practiceAttempt.create({ data: { id, userId, versionId, seed, prepared } })
    const { question, hints } = prepared
    return done({ attempt: id, version, topic: exercise.topic, question, hints })
  }

  /** Grades the answer to an attempt, once; the same command gets the same verdict again. */
  async answer(id: string, commandId: string, answer: Answer): Promise<Outcome<Verdict>> {
    const attempt = await this.database.prisma.practiceAttempt.findUnique({ where: { id } })
    if (attempt === null) return refuse('attempt-not-found')
    const prepared = preparedSchema.parse(attempt.prepared)
    if (attempt.answeredAt !== null) return again(attempt, commandId, prepared)
    const grade = await this.workshop.grade(await this.catalogue.version(attempt.versionId), attempt.seed, answer)
    if (grade.status === 'incomplete') return done({ grade, key: null, remember: null })
    const { count } = await this.database.prisma.practiceAttempt.updateMany({
      where: { id, answeredAt: null },
      data: { commandId, answer, grade, answeredAt: new Date() },
    })
    if (count === 1) return done(verdictOf(grade, prepared))
    // The same attempt was answered at the same time: what was saved first stands.
    return again(await this.database.prisma.practiceAttempt.findUniqueOrThrow({ where: { id } }), commandId, prepared)
  }

  private async choose({ exercise, topic, unlike }: Wish): Promise<PublishedExercise | null> {
    const ids = exercise === undefined ? undefined : [exercise]
    const all = await this.catalogue.newest({ topic, ids })
    const others = all.filter((one) => one.exercise.id !== unlike)
    const from = others.length > 0 ? others : all
    return from.length === 0 ? null : from[randomInt(from.length)]
  }

  private async prepare({ exercise }: PublishedExercise): Promise<{ seed: number; prepared: Prepared } | null> {
    for (let attempt = 0; attempt < SEEDS; attempt++) {
      const seed = randomInt(LARGEST_SEED)
      const made = await this.workshop.prepare(exercise, seed)
      if (made.ok) return { seed, prepared: made.prepared }
      this.log.warn({ exercise: exercise.id, seed, problem: made.problem.en }, 'a variant could not be drawn')
    }
    return null
  }
}

const verdictOf = (grade: Grade, { key, remember }: Prepared): Verdict => ({ grade, key, remember })

const again = (
  saved: { commandId: string | null; grade: unknown },
  commandId: string,
  prepared: Prepared,
): Outcome<Verdict> =>
  saved.commandId === commandId ? done(verdictOf(gradeSchema.parse(saved.grade), prepared)) : refuse('attempt-answered')
