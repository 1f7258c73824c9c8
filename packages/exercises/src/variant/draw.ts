import type { Exercise } from '../exercise/schema.js'
import { kindOf } from '../kinds/index.js'
import type { Text } from '../text.js'
import { fill } from './fill.js'
import { generator, streamSeed } from './generator.js'
import { readSlot, type Slot } from './slot.js'
import type { Variant } from './variant.js'

export type Drawing = { readonly ok: true; readonly variant: Variant } | { readonly ok: false; readonly problem: Text }

/** How often the numbers of one seed are drawn again before the exercise is blamed. */
const MOST_DRAWS = 200

/**
 * Makes a variant: the same exercise and seed give the same one for ever. Numbers that do not make a readable question are drawn
 * again, from the same seed, up to a bound.
 * @returns the variant, or what was wrong with the last try.
 */
export function drawVariant(exercise: Exercise, seed: number): Drawing {
  const slots = readSlots(exercise)
  if (!slots.ok) return slots
  const fixed = slots.named.length === 0
  let problem: Text = { en: 'No numbers satisfy the slots.', zh: '没有一组数满足取值要求。' }
  for (let attempt = 0; attempt < (fixed ? 1 : MOST_DRAWS); attempt++) {
    const variant = drawOnce(exercise, seed, attempt, slots.named)
    if (variant === null) continue
    const unfit = kindOf(exercise.kind).generate(variant)
    if (unfit === null) return { ok: true, variant }
    problem = unfit
  }
  return { ok: false, problem }
}

type NamedSlot = readonly [name: string, slot: Slot]

function readSlots(exercise: Exercise): { ok: true; named: NamedSlot[] } | { ok: false; problem: Text } {
  const named: NamedSlot[] = []
  for (const [name, text] of Object.entries(exercise.slots)) {
    const read = readSlot(text)
    if (!read.ok) return read
    named.push([name, read.slot])
  }
  return { ok: true, named }
}

/** Each slot has a stream of its own, so that neither the order of slots nor a slot added later changes the others' numbers. */
function drawOnce(exercise: Exercise, seed: number, attempt: number, named: readonly NamedSlot[]): Variant | null {
  const slots: Record<string, number> = {}
  const written: Record<string, string> = {}
  for (const [name, slot] of named) {
    const next = generator(streamSeed(seed, `${attempt}/${name}`))
    const value = slot.choices[next(slot.choices.length)]
    slots[name] = value
    written[name] = slot.write(value)
  }
  const clash = named.some(([name, { unlike }]) => unlike.some((other) => slots[other] === slots[name]))
  return clash ? null : { exercise, seed, slots, written, code: fill(exercise.program, written) }
}
