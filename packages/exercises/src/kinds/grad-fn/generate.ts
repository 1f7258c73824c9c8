import type { Text } from '../../text.js'
import { type GradFnVariant, rightOption, seek } from './solve.js'

/** The asked tensor must have a node or a chain, and exactly one option, if there are any, must be it. */
export function generate(variant: GradFnVariant): Text | null {
  const found = seek(variant)
  if (!found.ok) return found.problem
  if (variant.exercise.options === undefined || rightOption(variant, found.names) !== null) return null
  const right = found.names.join(' -> ')
  return { en: `Not exactly one option is right: ${right}.`, zh: `正确的选项应当恰好有一个：${right}。` }
}
