import type { Form } from '../../question.js'
import { type FormulaVariant, inquiryOf } from './solve.js'

/** One line to type a formula into. */
export const view = (variant: FormulaVariant): { ask: string; form: Form } => ({
  ask: inquiryOf(variant).ask,
  form: { type: 'typed', lines: 1 },
})
