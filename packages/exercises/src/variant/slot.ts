import type { Text } from '../text.js'
import { readNumber } from '../reading/number.js'

/** A place in a program that gets its own number in every variant. */
export interface Slot {
  /** The numbers it may take, in ascending order for ranges and as written for sets. */
  readonly choices: readonly number[]
  /** How a number of this slot is written in a program. */
  readonly write: (value: number) => string
  /** Slots whose number it must not share. */
  readonly unlike: readonly string[]
}

export type SlotReading = { readonly ok: true; readonly slot: Slot } | { readonly ok: false; readonly problem: Text }

const refuse = (en: string, zh: string): SlotReading => ({ ok: false, problem: { en, zh } })

const MOST_CHOICES = 1000
const RANGE = /^(nonzero\s+)?(int|decimal)\s+(\S+?)\s*\.\.\s*(\S+?)(?:\s+step\s+(\S+))?$/i
const SET = /^one\s+of\s+(.+)$/i

/**
 * Reads what an author wrote for a slot: `int 1..5`, `nonzero int -3..3`, `decimal -2..2 step 0.5`, `one of 1, 2, 4`;
 * each may end in `not a` or `not a, b`: never the number of those slots.
 * @returns the slot, or what is wrong with it for the author.
 */
export function readSlot(text: string): SlotReading {
  const [, body = '', others = ''] = /^(.*?)(?:\s+not\s+(.+))?$/is.exec(text.trim()) ?? []
  const unlike = others.split(/[,，\s]+/).filter((name) => name !== '')
  const set = SET.exec(body)
  if (set !== null) return readSet(set[1], unlike)
  const range = RANGE.exec(body)
  if (range === null) {
    return refuse(
      `“${text}” is not a slot. Write for example “nonzero int -3..3”, “decimal -2..2 step 0.5” or “one of 1, 2, 4”.`,
      `“${text}”不是合法的取值范围。可以写“nonzero int -3..3”“decimal -2..2 step 0.5”或“one of 1, 2, 4”。`,
    )
  }
  const [, nonzero, type, from, to, by] = range
  const isInt = type.toLowerCase() === 'int'
  return readRange({ from, to, step: by ?? (isInt ? '1' : '0.5'), isInt, nonzero: nonzero !== undefined }, unlike)
}

function readSet(list: string, unlike: readonly string[]): SlotReading {
  const texts = list
    .split(/[,，]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  const written = new Map<number, string>()
  for (const entry of texts) {
    const value = readNumber(entry)
    if (value === null || !/^-?[\d.]+$/.test(entry)) return refuse(`“${entry}” is not a number.`, `“${entry}”不是数。`)
    written.set(value, entry)
  }
  if (written.size === 0) return refuse('The list of numbers is empty.', '可选的数一个也没有。')
  return {
    ok: true,
    slot: { choices: [...written.keys()], write: (value) => written.get(value) ?? String(value), unlike },
  }
}

interface Range {
  readonly from: string
  readonly to: string
  readonly step: string
  readonly isInt: boolean
  readonly nonzero: boolean
}

function readRange(range: Range, unlike: readonly string[]): SlotReading {
  const from = readNumber(range.from)
  const to = readNumber(range.to)
  const step = readNumber(range.step)
  if (from === null || to === null || step === null || step <= 0) {
    return refuse('A range needs two numbers and a step above zero.', '范围要有两个数，步长要大于零。')
  }
  if (range.isInt && !(Number.isInteger(from) && Number.isInteger(to) && Number.isInteger(step))) {
    return refuse('The numbers of an int range are whole.', 'int 范围里的数都要是整数。')
  }
  const count = Math.floor((to - from) / step + 1e-9) + 1
  if (count > MOST_CHOICES) {
    return refuse(`A range has at most ${MOST_CHOICES} numbers.`, `一个范围最多 ${MOST_CHOICES} 个数。`)
  }
  const choices: number[] = []
  for (let i = 0; i < count; i++) {
    // Rounded, so that 0.1 + 0.2 stays 0.3; `+ 0` turns the negative zero into zero.
    const value = Math.round((from + i * step) * 1e6) / 1e6 + 0
    if (value !== 0 || !range.nonzero) choices.push(value)
  }
  if (choices.length === 0) return refuse('The range is empty.', '这个范围里没有数。')
  return { ok: true, slot: { choices, write: range.isInt ? String : writeDecimal, unlike } }
}

/** A number as Python shows a float: always with a point. */
const writeDecimal = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value))
