import type { Answer } from '../../answer.js'
import type { Grade } from '../../grade.js'
import { givenText, incomplete } from '../../grading/given.js'
import { gradeTensor, gradeWhole } from '../../grading/tensor.js'
import { keyNumber } from '../../grading/close.js'
import { aimOf, BLANK, type BlankVariant, gradientWith, isExpression } from './solve.js'

/** Right is every expression with which the program has the gradient; by cell where the shape is right. */
export function grade(variant: BlankVariant, answer: Answer): Grade {
  const read = givenText(answer)
  if (!read.ok) return read.grade
  const text = read.given.trim()
  if (!isExpression(text) || text.includes(BLANK)) return incomplete('not-readable')
  const gradient = gradientWith(variant, text)
  if (!gradient) return gradeWhole(false)
  const { shape, data } = gradient
  return gradeTensor(aimOf(variant), { type: 'tensor', shape, data: data.map(keyNumber) })
}
