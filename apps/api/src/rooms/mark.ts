import { type Answer, type Grade, readNumber, readTensor } from '@gradroom/exercises'
import type { RoomInput } from './shapes.js'

type Mark = Extract<RoomInput, { type: 'answer' }>['mark']

/** A number as everybody would write it: whole ones in full, others with six digits, so that 1/3 and 0.333333 are one. */
const number = (value: number): string => String(Number.isInteger(value) ? value : Number(value.toPrecision(6)))

/** A cell as everybody would write it; what is no number as it was typed. */
const cell = (text: string): string => {
  const value = readNumber(text)
  return value === null ? text.trim() : number(value)
}

/** Rows of a list in brackets, as PyTorch's programs write them. */
function nested(cells: readonly string[], shape: readonly number[]): string {
  if (shape.length === 0) return cells[0] ?? ''
  const [length = 0, ...rest] = shape
  const size = rest.reduce((product, one) => product * one, 1)
  const parts = Array.from({ length }, (_, at) => nested(cells.slice(at * size, (at + 1) * size), rest))
  return `[${parts.join(', ')}]`
}

/**
 * An answer as one readable text, the same for answers that differ only in how they were typed. A choice is the id of its
 * option.
 */
export function labelOf(answer: Answer): string {
  switch (answer.type) {
    case 'grid':
      return nested(answer.cells.map(cell), answer.shape)
    case 'typed': {
      const read = readTensor(answer.text)
      if (read?.type === 'none') return 'None'
      if (read !== null) return nested(read.data.map(number), read.shape)
      return answer.text.trim().replace(/\s+/g, ' ')
    }
    case 'none':
      return 'None'
    case 'flags':
      return answer.values.map((value) => (value === null ? '–' : value ? 'True' : 'False')).join(', ')
    case 'choice':
      return answer.choice
  }
}

/** What the room's machine needs of a grade; null where the answer cannot be graded yet. */
export function markOf(answer: Answer, grade: Grade): Mark {
  if (grade.status === 'incomplete') return null
  return {
    credit: grade.score,
    label: labelOf(answer),
    mistake: grade.mistakes[0]?.id ?? null,
    cells: grade.cells,
  }
}
