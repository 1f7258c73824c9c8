import type { Answer, Grade } from '@gradroom/exercises'

/** How an answer stands, in one of four words. */
export type Standing = 'right' | 'partly' | 'wrong' | 'incomplete'

/** The word for a grade: partly right is any credit short of all. */
export function standingOf(grade: Grade): Standing {
  if (grade.status === 'incomplete') return 'incomplete'
  if (grade.correct) return 'right'
  return grade.score > 0 ? 'partly' : 'wrong'
}

/** Whether nothing has been entered: no answer, or one without a single sign in it. */
export function isBlank(answer: Answer | null): boolean {
  if (answer === null) return true
  switch (answer.type) {
    case 'grid':
      return answer.cells.every((cell) => cell.trim() === '') && answer.cells.length > 0
    case 'typed':
      return answer.text.trim() === ''
    case 'flags':
      return answer.values.every((value) => value === null)
    case 'none':
    case 'choice':
      return false
    default:
      return answer satisfies never
  }
}

/** A shape as Python writes it: `()`, `(3,)`, `(2, 2)`. */
export const pythonShape = (shape: readonly number[]) =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`
