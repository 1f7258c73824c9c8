import type { Text } from '../../text.js'
import { ask, tensorOrNone } from '../../trial/trial.js'
import { unreadable } from '../../variant/readable.js'
import { tieIn } from '../../variant/ties.js'
import { MOST_CELLS } from './distractors.js'
import { type ChoiceVariant, inquiryOf, optionCount, optionsOf } from './solve.js'

/** A choice needs a small readable gradient, and enough different wrong answers that a mistake explains. */
export function generate(variant: ChoiceVariant): Text | null {
  const inquiry = inquiryOf(variant)
  const asked = ask(inquiry.code, inquiry.ask)
  if (!asked.ok) return asked.problem
  const gradient = tensorOrNone(asked.value)
  if (!gradient) return { en: `${inquiry.ask} is no tensor.`, zh: `${inquiry.ask} 不是张量。` }
  if (gradient.data.length > MOST_CELLS) {
    return { en: `The key has more than ${MOST_CELLS} cells.`, zh: `标准答案超过 ${MOST_CELLS} 格。` }
  }
  const unfit =
    unreadable(gradient, variant.exercise) ?? (variant.exercise.allow?.includes('ties') ? null : tieIn(variant.code))
  if (unfit !== null) return unfit
  const options = optionsOf(variant).length
  if (options === optionCount(variant)) return null
  return {
    en: `Mistakes give only ${options - 1} different wrong answers here.`,
    zh: `这里由错误得到的不同答案只有 ${options - 1} 个。`,
  }
}
