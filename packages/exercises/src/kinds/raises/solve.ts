import { runCode, type SnippetError } from '@gradroom/snippet'
import type { ExerciseOf } from '../../exercise/schema.js'
import type { Key } from '../../grade.js'
import type { Text } from '../../text.js'
import { fillText } from '../../variant/fill.js'
import { shuffled, streamSeed } from '../../variant/generator.js'
import type { Variant } from '../../variant/variant.js'

export type RaisesVariant = Variant<ExerciseOf<'raises'>>

const NOTHING: Text = { en: 'Nothing is raised', zh: '不会报错' }

/** An option in the order of the variant; `fits` says whether it is what happened. */
export interface Option {
  readonly id: string
  readonly text: Text
  readonly fits: (error: SnippetError | null) => boolean
}

/** The reasons in an order of the variant's own, and last that nothing is raised. The ids say nothing of which is right. */
export function optionsOf({ exercise, seed, written }: RaisesVariant): Option[] {
  const reasons = shuffled(exercise.options, streamSeed(seed, 'options')).map(({ type, says, text }, i): Option => {
    const { en, zh } = fillText(text, written)
    return {
      id: String(i + 1),
      text: { en: `${type}: ${en}`, zh: `${type}：${zh}` },
      fits: (error) => error !== null && error.type === type && error.message.includes(says ?? ''),
    }
  })
  return [...reasons, { id: String(reasons.length + 1), text: NOTHING, fits: (error) => error === null }]
}

/** What the program ended with. */
export const errorOf = (variant: RaisesVariant): SnippetError | null => runCode(variant.code).error

/** The option that is right. @throws Error where not exactly one is: such a variant is refused by `generate` */
export function rightOption(variant: RaisesVariant): { readonly option: Option; readonly error: SnippetError | null } {
  const error = errorOf(variant)
  const [option, ...more] = optionsOf(variant).filter(({ fits }) => fits(error))
  if (option === undefined || more.length > 0) throw new Error('not exactly one option is right')
  return { option, error }
}

/** The key: the error with its line as Python says it, or that there is none. */
export function solve(variant: RaisesVariant): Key {
  const { option, error } = rightOption(variant)
  const display =
    error === null ? `${NOTHING.en} · ${NOTHING.zh}` : `line ${error.line}\n${error.type}: ${error.message}`
  return { display, answer: { type: 'choice', choice: option.id } }
}
