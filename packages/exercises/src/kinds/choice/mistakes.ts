import type { Answer } from '../../answer.js'
import type { Mistake } from '../../grade.js'
import { findMistakes } from '../../mistakes/find.js'
import { type ChoiceVariant, inquiryOf, optionsOf } from './solve.js'

/** What explains the chosen gradient: every wrong option was made by a mistake. */
export function mistakes(variant: ChoiceVariant, answer: Answer): readonly Mistake[] {
  const chosen = optionsOf(variant).find(({ id }) => answer.type === 'choice' && id === answer.choice)
  return chosen === undefined ? [] : findMistakes(inquiryOf(variant), { type: 'typed', text: chosen.text })
}
