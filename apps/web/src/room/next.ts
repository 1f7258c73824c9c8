import type { HostView } from '@gradroom/contracts'
import type { HostCommand } from './useHost'

/** What the host's one big button does now; the words for it are in the messages under the same name. */
export type NextAction = {
  words: 'first' | 'open' | 'reveal' | 'leaderboard' | 'podium' | 'end'
  command: HostCommand
} | null

const opening = (view: HostView): NextAction =>
  view.next === null
    ? { words: 'podium', command: { type: 'podium' } }
    : { words: view.next === 1 ? 'first' : 'open', command: { type: 'open' } }

/**
 * Where a room goes next when nothing unusual is wanted: question, reveal, leaderboard (where a score is kept and
 * another question comes), and after the last question the podium, then the end.
 */
export function nextAction(view: HostView): NextAction {
  switch (view.phase.phase) {
    case 'lobby':
    case 'leaderboard':
      return opening(view)
    case 'question':
      return { words: 'reveal', command: { type: 'reveal' } }
    case 'revealed':
      return view.settings.scoring === 'none' || view.next === null
        ? opening(view)
        : { words: 'leaderboard', command: { type: 'leaderboard' } }
    case 'podium':
      return { words: 'end', command: { type: 'end' } }
    case 'ended':
      return null
    default:
      return view.phase satisfies never
  }
}
