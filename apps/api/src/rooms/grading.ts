import type { Answer, Exercise, Grade } from '@gradroom/exercises'
import { canonical } from '../exercises/canonical.js'
import type { Catalogue } from '../exercises/catalogue.js'
import type { Workshop } from '../exercises/workshop.js'
import type { Database } from '../database/database.js'

/** A question of a room: which version of which exercise, in which variant. */
export interface AskedVariant {
  exercise: Exercise
  seed: number
}

/** Grades of one room that are remembered; a class gives few answers that differ. */
const MOST_REMEMBERED = 2000

/** Grades answers of rooms in the workshop, equal answers once. */
export class RoomGrading {
  private readonly variants = new Map<string, Promise<AskedVariant[]>>()
  private readonly grades = new Map<string, Map<string, Promise<Grade>>>()

  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly workshop: Workshop,
  ) {}

  /** The questions of a room in order. */
  asked(room: string): Promise<AskedVariant[]> {
    const known = this.variants.get(room)
    if (known !== undefined) return known
    const read = this.readVariants(room)
    this.variants.set(room, read)
    read.catch(() => this.variants.delete(room))
    return read
  }

  /** The grade of an answer to question `number`, counted from 1, which the room must have. */
  grade(room: string, number: number, answer: Answer): Promise<Grade> {
    const remembered = this.grades.get(room) ?? new Map<string, Promise<Grade>>()
    this.grades.set(room, remembered)
    const key = `${number} ${canonical(answer)}`
    const known = remembered.get(key)
    if (known !== undefined) return known
    const graded = this.asked(room).then((variants) => {
      const { exercise, seed } = variants[number - 1]
      return this.workshop.grade(exercise, seed, answer)
    })
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(key, graded)
    graded.catch(() => remembered.delete(key))
    return graded
  }

  /** A room is over: nobody answers there any more. */
  forget(room: string): void {
    this.variants.delete(room)
    this.grades.delete(room)
  }

  private async readVariants(room: string): Promise<AskedVariant[]> {
    const rows = await this.database.prisma.roomQuestion.findMany({
      where: { roomId: room },
      orderBy: { number: 'asc' },
    })
    return Promise.all(
      rows.map(async ({ versionId, seed }) => ({ exercise: await this.catalogue.version(versionId), seed })),
    )
  }
}
