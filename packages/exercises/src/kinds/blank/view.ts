import type { Form } from '../../question.js'
import { aimOf, around, askedOf, BLANK, type BlankVariant } from './solve.js'

/** The program with its blank, and the gradient to be reached as a comment below it. */
export function view(variant: BlankVariant): { ask: string; form: Form; code: string } {
  const ask = askedOf(variant)
  const parts = around(variant) ?? [variant.code, '']
  const aim = aimOf(variant)
    .printed.split('\n')
    .map((line) => `#   ${line.trim()}`)
  const code = `${parts.join(BLANK).trimEnd()}\n\n# ${ask}:\n${aim.join('\n')}\n`
  return { ask, form: { type: 'typed', lines: 1 }, code }
}
