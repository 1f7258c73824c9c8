import { keyNumber } from '../grading/close.js'
import type { Values } from '../explanation.js'
import type { Exercise } from '../exercise/schema.js'
import type { Text } from '../text.js'

/** More digits than this before the point are not done in the head. */
const LARGEST = 9999

/**
 * Whether the numbers of a key can be done on the back of an envelope: finite, of moderate size, with few decimals, not all zero.
 * @returns what is wrong, for the author; null when nothing is.
 */
export function unreadable(key: Values, exercise: Pick<Exercise, 'decimals' | 'allow'>): Text | null {
  const numbers = key.data.map(keyNumber)
  if (numbers.some((value) => !Number.isFinite(value))) {
    return { en: 'The key has NaN or infinity in it.', zh: '标准答案里出现了 NaN 或无穷大。' }
  }
  if (numbers.some((value) => Math.abs(value) > LARGEST)) {
    return { en: `The key has a number beyond ${LARGEST}.`, zh: `标准答案里有绝对值超过 ${LARGEST} 的数。` }
  }
  const decimals = exercise.decimals ?? 2
  const scale = 10 ** decimals
  const tolerance = key.dtype === 'float64' ? 1e-9 : 2e-6
  const tooFine = numbers.find(
    (value) => Math.abs(Math.round(value * scale) / scale - value) > tolerance * Math.max(1, Math.abs(value)),
  )
  // With four decimals or more the key is rounded as PyTorch prints it: a calculator is meant.
  if (tooFine !== undefined && decimals < 4) {
    return {
      en: `The key has ${tooFine}: more than ${decimals} decimals.`,
      zh: `标准答案里有 ${tooFine}，小数超过 ${decimals} 位。`,
    }
  }
  const zeros = numbers.length > 0 && numbers.every((value) => value === 0)
  if (zeros && !exercise.allow?.includes('zeros')) {
    return { en: 'The key is zero in every cell.', zh: '标准答案的每一格都是零。' }
  }
  return null
}
