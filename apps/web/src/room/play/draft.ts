import { answerSchema, type Answer } from '@gradroom/exercises'
import type { Store } from '../../socket/queue'

/** One draft a room: that of the question being answered; another question's is of no use any more. */
const keyOf = (room: string) => `gradroom.draft.${room}`

/** What was typed and not yet sent before a reload; null when there is nothing for this question. */
export function readDraft(store: Store, room: string, number: number): Answer | null {
  try {
    const kept = JSON.parse(store.getItem(keyOf(room)) ?? 'null') as { number?: unknown; answer?: unknown } | null
    return kept?.number === number ? (answerSchema.safeParse(kept.answer).data ?? null) : null
  } catch {
    return null
  }
}

/** Keeps what is being typed. */
export function keepDraft(store: Store, room: string, number: number, answer: Answer): void {
  try {
    store.setItem(keyOf(room), JSON.stringify({ number, answer }))
  } catch {
    // Without room in the store a reload loses the draft; typing must go on all the same.
  }
}
