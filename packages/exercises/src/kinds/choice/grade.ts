import type { Answer } from '../../answer.js'
import type { Grade } from '../../grade.js'
import { incomplete } from '../../grading/given.js'
import { gradeWhole } from '../../grading/tensor.js'
import { type ChoiceVariant, optionsOf } from './solve.js'

/** Right or wrong as a whole; an option that this question does not have is not an answer. */
export function grade(variant: ChoiceVariant, answer: Answer): Grade {
  if (answer.type !== 'choice') return incomplete('wrong-form')
  if (answer.choice === '') return incomplete('empty')
  const chosen = optionsOf(variant).find(({ id }) => id === answer.choice)
  return chosen === undefined ? incomplete('wrong-form') : gradeWhole(chosen.right)
}
