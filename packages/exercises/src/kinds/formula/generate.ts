import type { Text } from '../../text.js'
import { ask } from '../../trial/trial.js'
import { tieIn } from '../../variant/ties.js'
import { atProgram, type FormulaVariant, gradientOf, inquiryOf, keyOf, textOf } from './solve.js'

/** As exact as the program's own numbers, which are float32. */
const TOLERANCE = 1e-4

/** The formula must be readable, and give what the program gives when its own numbers are put in. */
export function generate(variant: FormulaVariant): Text | null {
  const inquiry = inquiryOf(variant)
  const formula = keyOf(variant)
  const text = textOf(variant)
  if (formula === null) return { en: `The formula ${text} cannot be read.`, zh: `无法读懂公式 ${text}。` }
  const asked = ask(inquiry.code, inquiry.ask)
  if (!asked.ok) return asked.problem
  const found = gradientOf(variant)
  const numbers = atProgram(variant, formula)
  if (found === null || numbers === null) {
    return {
      en: `${inquiry.ask} or a variable of the formula has no number for every cell.`,
      zh: `${inquiry.ask} 或者公式里的某个变量，并不是每一格都有一个数。`,
    }
  }
  const apart = numbers.data.some(
    (value, i) => !(Math.abs(value - found.gradient.data[i]) <= TOLERANCE * Math.max(1, Math.abs(value))),
  )
  if (apart) {
    return {
      en: `The formula ${text} does not give ${inquiry.ask} of the program.`,
      zh: `公式 ${text} 算出的不是程序里的 ${inquiry.ask}。`,
    }
  }
  return variant.exercise.allow?.includes('ties') ? null : tieIn(variant.code)
}
