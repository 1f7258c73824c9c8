import { linesOf } from '../../grading/printed.js'
import type { Text } from '../../text.js'
import { unreadable } from '../../variant/readable.js'
import { seek, type ValueVariant } from './solve.js'

/** Longer output is not for typing. */
const MOST_LINES = 12

/** A value exercise needs readable numbers, or a few printed lines. */
export function generate(variant: ValueVariant): Text | null {
  const found = seek(variant)
  if (!found.ok) return found.problem
  const { sought } = found
  if (sought.type === 'tensor') return unreadable(sought.values, { allow: ['zeros'], ...variant.exercise })
  const lines = linesOf(sought.text).length
  if (lines === 0) return { en: 'The program prints nothing.', zh: '程序什么也没有打印。' }
  if (lines > MOST_LINES) {
    return { en: `The key has more than ${MOST_LINES} lines.`, zh: `标准答案超过 ${MOST_LINES} 行。` }
  }
  return /\b(?:nan|inf)\b/.test(sought.text)
    ? { en: 'The key has NaN or infinity in it.', zh: '标准答案里出现了 NaN 或无穷大。' }
    : null
}
