import type { Text } from '../../text.js'
import { type FlagsVariant, seek } from './solve.js'

/** Every item must be True or False after the program. */
export function generate(variant: FlagsVariant): Text | null {
  const found = seek(variant)
  return found.ok ? null : found.problem
}
