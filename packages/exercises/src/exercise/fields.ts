import { z } from 'zod'
import { skillSchema, topicSchema } from '../curriculum/topics.js'
import { placesIn } from '../variant/fill.js'
import { readSlot } from '../variant/slot.js'
import type { Parts } from './parts.js'

const slotName = z.string().regex(/^[a-z]\w{0,19}$/)

/** The text of a slot must be readable; the author is told what is wrong in both languages. */
const slotSchema = z.string().superRefine((text, context) => {
  const read = readSlot(text)
  if (!read.ok) context.addIssue({ code: 'custom', message: read.problem.en, params: { text: read.problem } })
})

/** The fields that every exercise has, whatever its kind. */
export const commonFields = <T extends z.ZodType>({ text, id, atLeast }: Parts<T>) => ({
  id,
  topic: topicSchema,
  skills: z.array(skillSchema).min(atLeast(1)).max(3),
  /** From 1 (recognise) to 5 (with a twist that catches most people). */
  difficulty: z.number().int().min(1).max(5),
  title: text,
  text,
  /** Where to look, which rule, the first step; none gives the key away. */
  hints: z.array(text).max(3),
  /** The one sentence to take along, shown after the explanation. */
  remember: text.optional(),
  /** The program, with `{{slot}}` where a number goes. */
  program: z.string().max(4000).min(atLeast(1)),
  /** What each slot may be; see `readSlot`. */
  slots: z.record(slotName, atLeast(1) === 1 ? slotSchema : z.string().max(200)),
  /** How many decimals the numbers of the key may have; 2 unless said. */
  decimals: z.number().int().min(0).max(6).optional(),
  /** What is on purpose here and would otherwise be refused: a key of zeros, a tie where the derivative is a convention. */
  allow: z.array(z.enum(['zeros', 'ties'])).optional(),
})

interface Slotted {
  readonly program: string
  readonly slots: Readonly<Record<string, string>>
}

/** Places without a slot, slots without a place, and `not x` where there is no x are problems. */
export function checkSlotNames(exercise: Slotted, context: z.core.$RefinementCtx): void {
  const report = (path: string[], en: string, zh: string) =>
    context.addIssue({ code: 'custom', path, message: en, input: exercise, params: { text: { en, zh } } })
  const places = placesIn(exercise.program)
  for (const name of places) {
    if (!Object.hasOwn(exercise.slots, name)) {
      report(['program'], `The place {{${name}}} has no slot.`, `位置 {{${name}}} 没有对应的取值范围。`)
    }
  }
  for (const [name, text] of Object.entries(exercise.slots)) {
    if (!places.includes(name)) {
      report(['slots', name], `The program has no place {{${name}}}.`, `程序里没有位置 {{${name}}}。`)
    }
    const read = readSlot(text)
    if (!read.ok) continue
    for (const other of read.slot.unlike) {
      if (!Object.hasOwn(exercise.slots, other)) {
        report(['slots', name], `There is no slot ${other} to differ from.`, `没有名为 ${other} 的位置，无法与它不同。`)
      }
    }
  }
}
