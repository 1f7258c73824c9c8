import type { ExerciseOf } from '../../exercise/schema.js'
import type { Key } from '../../grade.js'
import { type Inquiry, numbersOf } from '../../mistakes/case.js'
import { written } from '../../reading/written.js'
import { ask, tensorOrNone } from '../../trial/trial.js'
import { fill } from '../../variant/fill.js'
import { shuffled, streamSeed } from '../../variant/generator.js'
import type { Variant } from '../../variant/variant.js'
import { distractorsOf } from './distractors.js'

export type ChoiceVariant = Variant<ExerciseOf<'choice'>>

/** An option in the order of the variant. */
export interface Option {
  readonly id: string
  readonly text: string
  readonly right: boolean
}

const USUAL_OPTIONS = 4

export const optionCount = ({ exercise }: ChoiceVariant): number => exercise.count ?? USUAL_OPTIONS

/** The question behind the options. */
export const inquiryOf = ({ exercise, written: numbers, code }: ChoiceVariant): Inquiry => ({
  code,
  ask: fill(exercise.ask, numbers),
})

/** The gradient as text and as PyTorch prints it; null where there is none that could be chosen. */
export function gradientOf(variant: ChoiceVariant): { readonly text: string; readonly printed: string } | null {
  const { code, ask: expression } = inquiryOf(variant)
  const asked = ask(code, expression)
  const values = asked.ok ? tensorOrNone(asked.value) : null
  return values ? { text: written(numbersOf(values)), printed: values.printed } : null
}

/** The key and what mistakes give, in an order of the variant's own. The ids say nothing of which is right. */
export function optionsOf(variant: ChoiceVariant): Option[] {
  const gradient = gradientOf(variant)
  if (gradient === null) return []
  const wrong = distractorsOf(inquiryOf(variant)).slice(0, optionCount(variant) - 1)
  const all = [{ text: gradient.text, right: true }, ...wrong.map(({ text }) => ({ text, right: false }))]
  return shuffled(all, streamSeed(variant.seed, 'options')).map((option, i) => ({ id: String(i + 1), ...option }))
}

/** The key: the option that is right. @throws Error for a variant that was never checked */
export function solve(variant: ChoiceVariant): Key {
  const gradient = gradientOf(variant)
  const option = optionsOf(variant).find(({ right }) => right)
  if (gradient === null || option === undefined) throw new Error('there is no gradient to choose')
  return { display: gradient.printed, answer: { type: 'choice', choice: option.id } }
}
