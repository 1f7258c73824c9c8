import type { Form } from '../../question.js'
import { optionsOf, type RaisesVariant } from './solve.js'

/** The reasons to choose from. */
export const view = (variant: RaisesVariant): { ask: null; form: Form } => ({
  ask: null,
  form: { type: 'choice', options: optionsOf(variant).map(({ id, text }) => ({ id, text })) },
})
