import { linesOf } from '../../grading/printed.js'
import type { Form } from '../../question.js'
import { askedOf, soughtIn, type ValueVariant } from './solve.js'

/** A typed text. How many lines are printed shows in the form: counting `print` calls is not what is asked. */
export function view(variant: ValueVariant): { ask: string | null; form: Form } {
  const sought = soughtIn(variant)
  const lines = sought.type === 'tensor' ? 4 : Math.max(1, Math.min(12, linesOf(sought.text).length))
  return { ask: askedOf(variant), form: { type: 'typed', lines } }
}
