import {
  drawVariant,
  fill,
  parseExercise,
  placesIn,
  question,
  readSlot,
  solve,
  type Exercise,
  type ExerciseDraft,
  type Text,
} from '@gradroom/exercises'
import { runCode } from '@gradroom/snippet'
import type { Rehearsal, Sample } from './explained'

const isText = (value: object): value is Text =>
  'en' in value && 'zh' in value && typeof value.en === 'string' && typeof value.zh === 'string'

/**
 * The draft with a mark in every text that is still empty, so that its program can be tried before its words are written.
 * Nothing else is filled in: what the question lacks stays lacking.
 */
function withWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withWords)
  if (typeof value !== 'object' || value === null) return value
  if (isText(value)) return { en: value.en.trim() || '…', zh: value.zh.trim() || '…' }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withWords(inner)]))
}

/** A draft as an exercise, where all but its words is there; else the first thing it lacks. */
function tryable(draft: ExerciseDraft): { ok: true; exercise: Exercise } | { ok: false; problem: Text } {
  const id = draft.id || 'draft'
  const skills = draft.skills.length ? draft.skills : ['elementwise']
  const parsed = parseExercise(withWords({ ...draft, id, skills }))
  if (parsed.ok) return parsed
  const [{ path, message }] = parsed.problems
  const place = path.join('.')
  return { ok: false, problem: { en: `${place}: ${message.en}`, zh: `${place}：${message.zh}` } }
}

/** One variant of a draft with its key. */
export function sample(draft: ExerciseDraft, seed: number): Sample {
  const read = tryable(draft)
  if (!read.ok) return { ok: false, seed, problem: read.problem }
  const drawn = drawVariant(read.exercise, seed)
  if (!drawn.ok) return { ok: false, seed, problem: drawn.problem }
  return { ok: true, seed, question: question(drawn.variant), key: solve(drawn.variant) }
}

/** The program with the first number of each slot: for drafts from which no variant can be drawn yet. */
function withFirstNumbers({ program, slots }: ExerciseDraft): string {
  const written: Record<string, string> = {}
  for (const name of placesIn(program)) {
    const read = readSlot(slots[name] ?? '')
    written[name] = read.ok ? read.slot.write(read.slot.choices[0]) : '1'
  }
  return fill(program, written)
}

/** Tries a draft: draws a variant where it can, and runs the program either way, so that its errors show on their lines. */
export function rehearse(draft: ExerciseDraft, seed: number): Rehearsal {
  const drawn = sample(draft, seed)
  const code = drawn.ok ? drawn.question.code : withFirstNumbers(draft)
  const { error, stdout, warnings } = runCode(code, { now: () => performance.now() })
  return { code, fault: error, stdout, warnings, sample: drawn }
}
