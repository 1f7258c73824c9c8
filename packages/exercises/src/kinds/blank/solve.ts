import { type Limits, parse, runCode } from '@gradroom/snippet'
import type { Values } from '../../explanation.js'
import type { ExerciseOf } from '../../exercise/schema.js'
import type { Key } from '../../grade.js'
import { tensorOrNone } from '../../trial/trial.js'
import { fill } from '../../variant/fill.js'
import type { Variant } from '../../variant/variant.js'

export type BlankVariant = Variant<ExerciseOf<'blank'>>

/** What stands where something is to be written. */
export const BLANK = '____'

/** A learner's program has a moment, not the five seconds of an author's. */
const LIMITS: Partial<Limits> = {
  steps: 100_000,
  elements: 500_000,
  bytes: 32 * 1024 * 1024,
  depth: 100,
  printed: 10_000,
}

export const askedOf = ({ exercise, written }: BlankVariant): string => fill(exercise.ask, written)
export const cutOut = ({ exercise, written }: BlankVariant): string => fill(exercise.blank, written)

/** The program before and after the blank; null where the expression does not stand in it exactly once. */
export function around(variant: BlankVariant): readonly [before: string, after: string] | null {
  const [before, after, ...more] = variant.code.split(cutOut(variant))
  return before === undefined || after === undefined || more.length > 0 ? null : [before, after]
}

/** Whether a text can be put into the blank: one whole expression. */
export const isExpression = (text: string): boolean => !/[;#\n]/.test(text) && parse(`(${text})`).ok

/** The asked gradient when this stands in the blank; undefined where the program then ends in an error or has no such tensor. */
export function gradientWith(variant: BlankVariant, text: string): Values | null | undefined {
  const parts = around(variant)
  if (parts === null) return undefined
  const run = runCode(`${parts[0]}(${text})${parts[1]}`, { limits: LIMITS })
  const asked = run.error === null ? run.evaluate(askedOf(variant)) : null
  return asked?.ok ? tensorOrNone(asked.value) : undefined
}

/** The gradient to be reached. @throws Error for a variant that was never checked */
export function aimOf(variant: BlankVariant): Values {
  const aim = gradientWith(variant, cutOut(variant))
  if (!aim) throw new Error('the whole program has no such gradient')
  return aim
}

/** The key: what was cut out. Every other expression that gives the same gradient is as right. */
export function solve(variant: BlankVariant): Key {
  const text = cutOut(variant)
  return { display: text, answer: { type: 'typed', text } }
}
