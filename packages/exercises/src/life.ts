import type { Answer } from './answer.js'
import type { Grade, Key } from './grade.js'
import { kindOf } from './kinds/index.js'
import { type Question, questionSchema } from './question.js'
import { fillText } from './variant/fill.js'
import type { Variant } from './variant/variant.js'

/** What a student gets before answering. Passed through a strict schema: nothing else can be in it, so no key can. */
export function question(variant: Variant): Question {
  const { exercise, code, written } = variant
  return questionSchema.parse({
    exercise: exercise.id,
    kind: exercise.kind,
    title: fillText(exercise.title, written),
    text: fillText(exercise.text, written),
    code,
    ...kindOf(exercise.kind).view(variant),
  })
}

/** The key. */
export const solve = (variant: Variant): Key => kindOf(variant.exercise.kind).solve(variant)

/** The verdict, with the mistakes that explain a wrong answer. Deterministic: the same variant and answer give the same verdict. */
export function grade(variant: Variant, answer: Answer): Grade {
  const kind = kindOf(variant.exercise.kind)
  const verdict = kind.grade(variant, answer)
  if (verdict.status === 'incomplete' || verdict.correct) return verdict
  return { ...verdict, mistakes: [...kind.mistakes(variant, answer)] }
}
