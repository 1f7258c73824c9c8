import type { Form } from '../../question.js'
import { type FlagsVariant, itemsOf } from './solve.js'

/** The expressions, each to be marked True or False. */
export const view = (variant: FlagsVariant): { ask: null; form: Form } => ({
  ask: null,
  form: { type: 'flags', items: itemsOf(variant) },
})
