import { asTensor } from '@gradroom/snippet'
import type { ExerciseOf } from '../../exercise/schema.js'
import type { Key } from '../../grade.js'
import type { Text } from '../../text.js'
import { ask } from '../../trial/trial.js'
import { fill } from '../../variant/fill.js'
import type { Variant } from '../../variant/variant.js'

export type ShapeVariant = Variant<ExerciseOf<'shape'>>

export const askedOf = ({ exercise, written }: ShapeVariant): string => fill(exercise.ask, written)

/** @returns the shape of the asked tensor, or why there is none. */
export function seek(variant: ShapeVariant): { ok: true; shape: readonly number[] } | { ok: false; problem: Text } {
  const expression = askedOf(variant)
  const asked = ask(variant.code, expression)
  if (!asked.ok) return asked
  const tensor = asTensor(asked.value)
  return tensor === null
    ? { ok: false, problem: { en: `${expression} is not a tensor.`, zh: `${expression} 不是张量。` } }
    : { ok: true, shape: tensor.shape }
}

/** The same for a variant that was checked. @throws Error for one that was not */
export function shapeOf(variant: ShapeVariant): readonly number[] {
  const found = seek(variant)
  if (!found.ok) throw new Error(found.problem.en)
  return found.shape
}

/** The key as PyTorch prints a shape. */
export function solve(variant: ShapeVariant): Key {
  const display = `torch.Size([${shapeOf(variant).join(', ')}])`
  return { display, answer: { type: 'typed', text: display } }
}
