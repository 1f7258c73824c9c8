import type { Answer } from '../../answer.js'
import type { Grade } from '../../grade.js'
import { isSameFunction } from '../../grading/formula.js'
import { givenText, incomplete } from '../../grading/given.js'
import { gradeWhole } from '../../grading/tensor.js'
import { readFormula } from '../../reading/formula.js'
import { type FormulaVariant, keyOf } from './solve.js'

/** Right is every formula that is the same function, however it is written; what cannot be read is incomplete, not wrong. */
export function grade(variant: FormulaVariant, answer: Answer): Grade {
  const read = givenText(answer)
  if (!read.ok) return read.grade
  const { variables } = variant.exercise
  const given = readFormula(read.given, variables)
  if (given === null) return incomplete('not-readable')
  const key = keyOf(variant)
  return gradeWhole(key !== null && isSameFunction(given, key, variables))
}
