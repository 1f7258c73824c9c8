import { repr, runCode } from '@gradroom/snippet'
import type { Values } from '../../explanation.js'
import type { ExerciseOf } from '../../exercise/schema.js'
import type { Key } from '../../grade.js'
import { ask, raisedText, tensorOrNone } from '../../trial/trial.js'
import type { Text } from '../../text.js'
import { fill } from '../../variant/fill.js'
import type { Variant } from '../../variant/variant.js'

export type ValueVariant = Variant<ExerciseOf<'value'>>

/** What is asked for: a tensor, the text of another value, or the printed output. */
export type Sought =
  | { readonly type: 'tensor'; readonly values: Values }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'printed'; readonly text: string }

export const askedOf = ({ exercise, written }: ValueVariant): string | null =>
  exercise.ask === undefined ? null : fill(exercise.ask, written)

/** @returns what is asked for, or why there is nothing of the kind. */
export function seek(variant: ValueVariant): { ok: true; sought: Sought } | { ok: false; problem: Text } {
  const expression = askedOf(variant)
  if (expression === null) {
    const run = runCode(variant.code)
    if (run.error !== null) return { ok: false, problem: raisedText(run.error) }
    return { ok: true, sought: { type: 'printed', text: run.stdout.trimEnd() } }
  }
  const asked = ask(variant.code, expression)
  if (!asked.ok) return asked
  const values = tensorOrNone(asked.value)
  if (values === undefined || values === null) return { ok: true, sought: { type: 'text', text: repr(asked.value) } }
  return { ok: true, sought: { type: 'tensor', values } }
}

/** The same for a variant that was checked. @throws Error for one that was not */
export function soughtIn(variant: ValueVariant): Sought {
  const found = seek(variant)
  if (!found.ok) throw new Error(found.problem.en)
  return found.sought
}

/** The key, as Python or PyTorch prints it. */
export function solve(variant: ValueVariant): Key {
  const sought = soughtIn(variant)
  const display = sought.type === 'tensor' ? sought.values.printed : sought.text
  return { display, answer: { type: 'typed', text: display } }
}
