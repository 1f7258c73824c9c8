import type { Form } from '../../question.js'
import { askedOf, type ShapeVariant } from './solve.js'

/** One line to type; the number of dimensions is part of the answer. */
export const view = (variant: ShapeVariant): { ask: string; form: Form } => ({
  ask: `${askedOf(variant)}.shape`,
  form: { type: 'typed', lines: 1 },
})
