import { type Exercise, exerciseSchema } from '../exercise/schema.js'
import { drawVariant } from '../variant/draw.js'
import type { Variant } from '../variant/variant.js'

const TEXT = { en: 'Predict.', zh: '预测。' }

/** An exercise with the fields that a test does not care about filled in. */
export const exerciseOf = (fields: Readonly<Record<string, unknown>>): Exercise =>
  exerciseSchema.parse({
    id: 'a-test',
    topic: 'many-cells',
    skills: ['elementwise'],
    difficulty: 1,
    title: TEXT,
    text: TEXT,
    hints: [],
    slots: {},
    ...fields,
  })

/** A variant that must be there. @throws Error with what is wrong */
export function variantOf(fields: Readonly<Record<string, unknown>>, seed = 0): Variant {
  const drawn = drawVariant(exerciseOf(fields), seed)
  if (!drawn.ok) throw new Error(drawn.problem.en)
  return drawn.variant
}

/** Why there is no variant; empty when there is one. */
export function refusalOf(fields: Readonly<Record<string, unknown>>): string {
  const drawn = drawVariant(exerciseOf(fields), 0)
  return drawn.ok ? '' : `${drawn.problem.en} ${drawn.problem.zh}`
}
