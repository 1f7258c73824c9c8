import type { Text } from '../../text.js'
import { seek, type ShapeVariant } from './solve.js'

/** There must be a tensor whose shape is asked for. */
export function generate(variant: ShapeVariant): Text | null {
  const found = seek(variant)
  return found.ok ? null : found.problem
}
