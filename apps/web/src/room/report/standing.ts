import type { Grade } from '@gradroom/exercises'
import { standingOf } from '../../kinds/standing'

/** How an answer stands in a report, where an answer that was never complete counts as none. */
export function standingIn(grade: Grade | null): 'right' | 'partly' | 'wrong' | 'missing' {
  const standing = grade === null ? 'incomplete' : standingOf(grade)
  return standing === 'incomplete' ? 'missing' : standing
}
