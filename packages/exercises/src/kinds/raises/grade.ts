import type { Answer } from '../../answer.js'
import type { Grade } from '../../grade.js'
import { incomplete } from '../../grading/given.js'
import { gradeWhole } from '../../grading/tensor.js'
import { optionsOf, type RaisesVariant, rightOption } from './solve.js'

/** Right or wrong as a whole; an option that this question does not have is not an answer. */
export function grade(variant: RaisesVariant, answer: Answer): Grade {
  if (answer.type !== 'choice') return incomplete('wrong-form')
  if (answer.choice === '') return incomplete('empty')
  if (!optionsOf(variant).some(({ id }) => id === answer.choice)) return incomplete('wrong-form')
  return gradeWhole(answer.choice === rightOption(variant).option.id)
}
