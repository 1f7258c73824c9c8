import { randomInt, randomUUID } from 'node:crypto'
import type { RoomSettings } from '@gradroom/rounds'
import { create } from '@gradroom/rounds'
import type { Catalogue } from '../exercises/catalogue.js'
import type { Workshop } from '../exercises/workshop.js'
import { done, type Outcome, refuse } from '../http/outcome.js'
import type { RoomShapes } from './shapes.js'
import type { NewRoom, RoomStore } from './store.js'

const LARGEST_SEED = 2 ** 31
/** How many PINs are tried; with a hundred thousand open rooms, one in ten is taken. */
const PINS = 30

const pin = () => String(randomInt(1_000_000)).padStart(6, '0')

/** Makes rooms from exercises. */
export class RoomMaking {
  constructor(
    private readonly store: RoomStore,
    private readonly catalogue: Catalogue,
    private readonly workshop: Workshop,
  ) {}

  /** Draws a variant of each exercise, in the order given, and opens the lobby. */
  async make(
    hostId: string,
    exercises: readonly string[],
    settings: RoomSettings,
  ): Promise<Outcome<{ id: string; pin: string }>> {
    const published = new Map((await this.catalogue.newest({ ids: exercises })).map((one) => [one.exercise.id, one]))
    if (exercises.some((id) => !published.has(id))) return refuse('exercise-not-found')
    const questions: NewRoom['questions'][number][] = []
    for (const id of exercises) {
      const { versionId, exercise } = published.get(id)!
      const seed = randomInt(LARGEST_SEED)
      const made = await this.workshop.prepare(exercise, seed)
      if (!made.ok) return refuse('exercise-not-found', [{ path: id, line: null, message: made.problem }])
      const { question, key } = made.prepared
      questions.push({ question, key, versionId, seed })
    }
    const id = randomUUID()
    for (let attempt = 0; attempt < PINS; attempt++) {
      const { record } = create<RoomShapes>({ room: id, pin: pin(), settings, questions })
      if (await this.store.create({ hostId, record, questions })) return done({ id, pin: record.pin })
    }
    throw new Error('no free PIN was found')
  }
}
