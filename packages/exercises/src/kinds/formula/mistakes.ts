import type { Answer } from '../../answer.js'
import type { Mistake } from '../../grade.js'
import { findMistakes } from '../../mistakes/find.js'
import { readFormula } from '../../reading/formula.js'
import { written } from '../../reading/written.js'
import { atProgram, type FormulaVariant, inquiryOf } from './solve.js'

/** What explains the numbers that the wrong formula gives for the program's own values. */
export function mistakes(variant: FormulaVariant, answer: Answer): readonly Mistake[] {
  const formula = answer.type === 'typed' ? readFormula(answer.text, variant.exercise.variables) : null
  const numbers = formula === null ? null : atProgram(variant, formula)
  if (numbers === null || !numbers.data.every(Number.isFinite)) return []
  return findMistakes(inquiryOf(variant), { type: 'typed', text: written(numbers) })
}
