import type { Text } from '../../text.js'
import { tieIn } from '../../variant/ties.js'
import { unreadable } from '../../variant/readable.js'
import { around, askedOf, type BlankVariant, cutOut, gradientWith, isExpression } from './solve.js'

/** A blank needs an expression that stands in the program once, and a readable gradient to be reached. */
export function generate(variant: BlankVariant): Text | null {
  const text = cutOut(variant)
  if (around(variant) === null) {
    return { en: `${text} does not stand in the program exactly once.`, zh: `${text} 在程序里不是恰好出现一次。` }
  }
  if (!isExpression(text)) return { en: `${text} is no whole expression.`, zh: `${text} 不是一个完整的表达式。` }
  const gradient = gradientWith(variant, text)
  if (!gradient) {
    const asked = askedOf(variant)
    return { en: `The program gives no tensor ${asked}.`, zh: `程序没有给出张量 ${asked}。` }
  }
  return (
    unreadable(gradient, variant.exercise) ?? (variant.exercise.allow?.includes('ties') ? null : tieIn(variant.code))
  )
}
