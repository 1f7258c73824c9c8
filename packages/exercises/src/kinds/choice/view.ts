import type { Form } from '../../question.js'
import { type ChoiceVariant, inquiryOf, optionsOf } from './solve.js'

/** The gradients to choose from, written as code. */
export const view = (variant: ChoiceVariant): { ask: string; form: Form } => ({
  ask: inquiryOf(variant).ask,
  form: {
    type: 'choice',
    options: optionsOf(variant).map(({ id, text }) => ({ id, text: { en: `\`${text}\``, zh: `\`${text}\`` } })),
  },
})
