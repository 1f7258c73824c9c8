import type { Answer } from '../../answer.js'
import type { Grade } from '../../grade.js'
import { incomplete } from '../../grading/given.js'
import { gradeItems } from '../../grading/tensor.js'
import { flagsOf, type FlagsVariant } from './solve.js'

/** By item; every item must be decided first. */
export function grade(variant: FlagsVariant, answer: Answer): Grade {
  if (answer.type !== 'flags') return incomplete('wrong-form')
  const key = flagsOf(variant)
  if (answer.values.length !== key.length) return incomplete('wrong-form')
  const open = answer.values.flatMap((value, i) => (value === null ? [i] : []))
  if (open.length === key.length) return incomplete('empty')
  if (open.length > 0) return incomplete('cells-missing', open)
  return gradeItems(key.map((value, i) => value === answer.values[i]))
}
