import type { Problem } from '@gradroom/contracts'
import {
  type Answer,
  checkExercise,
  drawVariant,
  type Exercise,
  fill,
  grade,
  question,
  solve,
  type Text,
} from '@gradroom/exercises'
import type { Prepared } from './workshop.js'

/** How many variants an exercise is tried in before it is published. */
const VARIANTS = 100

/** What the workshop's workers do, by name. Runs programs: call it where they may run. */
export const jobs = {
  prepare({ exercise, seed }: { exercise: Exercise; seed: number }) {
    const drawing = drawVariant(exercise, seed)
    if (!drawing.ok) return { ok: false as const, problem: drawing.problem }
    const { variant } = drawing
    const filled = ({ en, zh }: Text): Text => ({ en: fill(en, variant.written), zh: fill(zh, variant.written) })
    const prepared: Prepared = {
      question: question(variant),
      key: solve(variant),
      hints: exercise.hints.map(filled),
      remember: exercise.remember === undefined ? null : filled(exercise.remember),
    }
    return { ok: true as const, prepared }
  },

  grade({ exercise, seed, answer }: { exercise: Exercise; seed: number; answer: Answer }) {
    const drawing = drawVariant(exercise, seed)
    if (!drawing.ok) throw new Error(`the variant ${seed} of ${exercise.id} is no longer drawn: ${drawing.problem.en}`)
    return grade(drawing.variant, answer)
  },

  check({ exercise }: { exercise: Exercise }): Problem[] {
    return checkExercise(exercise, { variants: VARIANTS }).map(({ seed, message }) => ({
      path: '',
      line: null,
      message:
        seed === null ? message : { en: `Variant ${seed}: ${message.en}`, zh: `第 ${seed} 个变式：${message.zh}` },
    }))
  },
}
