import { runCode } from '@gradroom/snippet'
import type { ExerciseOf } from '../../exercise/schema.js'
import type { Key } from '../../grade.js'
import type { Text } from '../../text.js'
import { raisedText, unknownText } from '../../trial/trial.js'
import { fill } from '../../variant/fill.js'
import type { Variant } from '../../variant/variant.js'

export type FlagsVariant = Variant<ExerciseOf<'flags'>>

/** The asked expressions with their numbers. */
export const itemsOf = ({ exercise, written }: FlagsVariant): string[] =>
  exercise.items.map((item) => fill(item, written))

/** @returns each item as True or False, or why one of them is neither. */
export function seek(variant: FlagsVariant): { ok: true; flags: boolean[] } | { ok: false; problem: Text } {
  const run = runCode(variant.code)
  if (run.error !== null) return { ok: false, problem: raisedText(run.error) }
  const flags: boolean[] = []
  for (const item of itemsOf(variant)) {
    const evaluated = run.evaluate(item)
    if (!evaluated.ok) return { ok: false, problem: unknownText(item, evaluated.error) }
    const { value } = evaluated
    if (typeof value !== 'boolean') {
      return {
        ok: false,
        problem: { en: `${item} is neither True nor False.`, zh: `${item} 既不是 True，也不是 False。` },
      }
    }
    flags.push(value)
  }
  return { ok: true, flags }
}

/** The same for a variant that was checked. @throws Error for one that was not */
export function flagsOf(variant: FlagsVariant): boolean[] {
  const found = seek(variant)
  if (!found.ok) throw new Error(found.problem.en)
  return found.flags
}

/** The key, a line an item. */
export function solve(variant: FlagsVariant): Key {
  const values = flagsOf(variant)
  const items = itemsOf(variant)
  const display = values.map((value, i) => `${items[i]}: ${value ? 'True' : 'False'}`).join('\n')
  return { display, answer: { type: 'flags', values } }
}
