import type { Text } from '../../text.js'
import { tieIn } from '../../variant/ties.js'
import { ask, tensorOrNone } from '../../trial/trial.js'
import { unreadable } from '../../variant/readable.js'
import { askedOf, type GradientVariant } from './solve.js'

/** A gradient exercise needs a tensor or None to ask about, readable numbers, and no tie where a derivative is a mere convention. */
export function generate(variant: GradientVariant): Text | null {
  const expression = askedOf(variant)
  const asked = ask(variant.code, expression)
  if (!asked.ok) return asked.problem
  const gradient = tensorOrNone(asked.value)
  if (gradient === undefined) {
    return { en: `${expression} is neither a tensor nor None.`, zh: `${expression} 既不是张量，也不是 None。` }
  }
  if (gradient === null) return null
  const tooMany = gradient.data.length > 400
  if (tooMany) return { en: 'The key has more than 400 cells.', zh: '标准答案超过 400 格。' }
  return (
    unreadable(gradient, variant.exercise) ?? (variant.exercise.allow?.includes('ties') ? null : tieIn(variant.code))
  )
}
