import type { Values } from '../../explanation.js'
import type { ExerciseOf } from '../../exercise/schema.js'
import type { Key } from '../../grade.js'
import { ask, tensorOrNone } from '../../trial/trial.js'
import { fill } from '../../variant/fill.js'
import type { Variant } from '../../variant/variant.js'

export type GradientVariant = Variant<ExerciseOf<'gradient'>>

/** The asked expression with its numbers. */
export const askedOf = ({ exercise, written }: GradientVariant): string => fill(exercise.ask, written)

/** The gradient as a tensor, or null for None. @throws Error for a variant that was never checked */
export function gradientOf(variant: GradientVariant): Values | null {
  const asked = ask(variant.code, askedOf(variant))
  if (!asked.ok) throw new Error(asked.problem.en)
  const gradient = tensorOrNone(asked.value)
  if (gradient === undefined) throw new Error(`${askedOf(variant)} is neither a tensor nor None`)
  return gradient
}

/** The key of a tensor or None, as an answer in a grid. */
export function tensorKey(values: Values | null): Key {
  if (values === null) return { display: 'None', answer: { type: 'none' } }
  const cells = values.data.map((value) => (typeof value === 'number' ? String(Math.round(value * 1e4) / 1e4) : value))
  return { display: values.printed, answer: { type: 'grid', shape: values.shape, cells } }
}

/** The key of a gradient exercise. */
export const solve = (variant: GradientVariant): Key => tensorKey(gradientOf(variant))
