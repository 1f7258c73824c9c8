import type { Answer } from '../../answer.js'
import type { Grade } from '../../grade.js'
import { givenTensor, givenText } from '../../grading/given.js'
import { isSamePrint, linesOf } from '../../grading/printed.js'
import { gradeItems, gradeTensor, gradeWhole } from '../../grading/tensor.js'
import { soughtIn, type ValueVariant } from './solve.js'

/** A tensor by cell, printed output by line, anything else as a whole; numbers within tolerance, blanks free. */
export function grade(variant: ValueVariant, answer: Answer): Grade {
  const sought = soughtIn(variant)
  if (sought.type === 'tensor') {
    const read = givenTensor(answer)
    return read.ok ? gradeTensor(sought.values, read.given) : read.grade
  }
  const read = givenText(answer.type === 'none' ? { type: 'typed', text: 'None' } : answer)
  if (!read.ok) return read.grade
  if (isSamePrint(read.given, sought.text)) return gradeWhole(true)
  const [mine, theirs] = [linesOf(read.given), linesOf(sought.text)]
  if (sought.type === 'text' || mine.length !== theirs.length) return gradeWhole(false)
  return gradeItems(theirs.map((line, i) => isSamePrint(mine[i], line)))
}
