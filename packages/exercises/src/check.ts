import type { Exercise } from './exercise/schema.js'
import { grade, question, solve } from './life.js'
import type { Text } from './text.js'
import { drawVariant } from './variant/draw.js'

/** Something wrong with an exercise: for one seed, or (null) with all of it. */
export interface ExerciseProblem {
  readonly seed: number | null
  readonly message: Text
}

/** How many problems are told at most: the first few show what is wrong. */
const MOST_PROBLEMS = 5

/**
 * Draws variants with the seeds from 0 and checks each: it can be drawn, its key gets full credit, and its question passes the schema that
 * keeps keys out. An exercise with slots must give at least two different programs.
 */
export function checkExercise(exercise: Exercise, { variants }: { readonly variants: number }): ExerciseProblem[] {
  const problems: ExerciseProblem[] = []
  const programs = new Set<string>()
  for (let seed = 0; seed < variants && problems.length < MOST_PROBLEMS; seed++) {
    const drawn = drawVariant(exercise, seed)
    if (!drawn.ok) {
      problems.push({ seed, message: drawn.problem })
      continue
    }
    const { variant } = drawn
    // Without slots every seed gives the same program; the order of options is all that differs.
    if (Object.keys(exercise.slots).length === 0 && seed > 4) break
    programs.add(variant.code)
    question(variant)
    const verdict = grade(variant, solve(variant).answer)
    if (verdict.status !== 'graded' || !verdict.correct) {
      problems.push({
        seed,
        message: { en: 'The key does not get full credit.', zh: '标准答案没有得到满分。' },
      })
    }
  }
  if (Object.keys(exercise.slots).length > 0 && variants > 1 && problems.length === 0 && programs.size < 2) {
    problems.push({ seed: null, message: { en: 'All variants are the same.', zh: '所有变式都一样。' } })
  }
  return problems
}
