import { exerciseDraftSchema, type ExerciseDraft } from '@gradroom/exercises'
import { z } from 'zod'

const keptSchema = z.strictObject({ draft: z.looseObject({ id: z.string() }), revision: z.number().int().nullable() })

/** What an author had written and not saved when the page went away. */
export interface Kept {
  draft: ExerciseDraft
  /** The revision that was being written on; null for an exercise never saved. */
  revision: number | null
}

const place = (id: string | null) => `desk:${id ?? ''}`

/** Keeps unsaved work in this tab, by exercise; null for the new one. Storage that is full or forbidden keeps nothing. */
export function keep(storage: Storage, id: string | null, work: Kept): void {
  try {
    storage.setItem(place(id), JSON.stringify(work))
  } catch {
    // The page itself still has the text, and warns before it goes.
  }
}

/** Forgets what was kept, once it is saved. */
export function forget(storage: Storage, id: string | null): void {
  storage.removeItem(place(id))
}

/** What was kept; null where there is nothing, or nothing that is still a draft. */
export function recall(storage: Storage, id: string | null): Kept | null {
  try {
    const kept = keptSchema.safeParse(JSON.parse(storage.getItem(place(id)) ?? 'null')).data
    // An id may be half written; everything else has the shape of a draft at any time.
    const draft = exerciseDraftSchema.safeParse({ ...kept?.draft, id: 'kept' }).data
    return kept && draft ? { draft: { ...draft, id: kept.draft.id }, revision: kept.revision } : null
  } catch {
    return null
  }
}
