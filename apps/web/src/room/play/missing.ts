import type { Answer } from '@gradroom/exercises'

/** Whether an answer can be sent, and if not which cells or items are missing, by position (none: the whole is). */
export interface Missing {
  complete: boolean
  at: number[]
}

const positions = <T>(values: readonly T[], empty: (value: T) => boolean) =>
  values.flatMap((value, at) => (empty(value) ? [at] : []))

/** What is still empty in an answer. What cannot be read as a number is the server's to say. */
export function missing(answer: Answer | null): Missing {
  const found = (at: number[]): Missing => ({ complete: at.length === 0, at })
  switch (answer?.type) {
    case undefined:
      return { complete: false, at: [] }
    case 'grid':
      return found(positions(answer.cells, (cell) => cell.trim() === ''))
    case 'flags':
      return found(positions(answer.values, (value) => value === null))
    case 'typed':
      return { complete: answer.text.trim() !== '', at: [] }
    case 'none':
      return found([])
    case 'choice':
      return { complete: answer.choice !== '', at: [] }
    default:
      return answer satisfies never
  }
}

/** Whether two answers say the same, character by character. */
export const sameAnswer = (one: Answer | null, other: Answer | null): boolean => {
  if (one === null || other === null || one.type !== other.type) return one === other
  switch (one.type) {
    case 'grid':
      return (
        other.type === 'grid' && `${one.shape}` === `${other.shape}` && one.cells.join('\n') === other.cells.join('\n')
      )
    case 'flags':
      return other.type === 'flags' && `${one.values}` === `${other.values}`
    case 'typed':
      return other.type === 'typed' && one.text === other.text
    case 'none':
      return true
    case 'choice':
      return other.type === 'choice' && one.choice === other.choice
    default:
      return one satisfies never
  }
}
