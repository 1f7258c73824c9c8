import type { Text } from '../../text.js'
import { errorOf, optionsOf, type RaisesVariant } from './solve.js'

/** Exactly one option must be what happens. */
export function generate(variant: RaisesVariant): Text | null {
  const error = errorOf(variant)
  const right = optionsOf(variant).filter(({ fits }) => fits(error)).length
  if (right === 1) return null
  const happened = error === null ? 'nothing is raised' : `${error.type}: ${error.message}`
  const zhHappened = error === null ? '不会报错' : `${error.type}: ${error.message}`
  return {
    en: `${right} options are right instead of one; what happens: ${happened}`,
    zh: `正确的选项有 ${right} 个，应当恰好一个；实际结果：${zhHappened}`,
  }
}
