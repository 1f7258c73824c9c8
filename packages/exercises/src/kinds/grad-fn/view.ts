import type { Form } from '../../question.js'
import { ARROW, askedOf, type GradFnVariant, optionsOf } from './solve.js'

/** Options in an order of the variant's own, or a line to type. */
export function view(variant: GradFnVariant): { ask: string; form: Form } {
  const form: Form =
    variant.exercise.options === undefined
      ? { type: 'typed', lines: 1 }
      : {
          type: 'choice',
          options: optionsOf(variant).map(({ id, names }) => {
            const chain = names.join(ARROW)
            return { id, text: { en: chain, zh: chain } }
          }),
        }
  return { ask: `${askedOf(variant)}.grad_fn`, form }
}
