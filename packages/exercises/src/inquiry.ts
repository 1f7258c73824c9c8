import type { Answer } from './answer.js'
import type { Grade } from './grade.js'
import { givenTensor } from './grading/given.js'
import { gradeTensor } from './grading/tensor.js'
import type { Inquiry } from './mistakes/case.js'
import { findMistakes } from './mistakes/find.js'
import type { Text } from './text.js'
import { ask, tensorOrNone } from './trial/trial.js'

export type InquiryGrade = { readonly ok: true; readonly grade: Grade } | { readonly ok: false; readonly problem: Text }

/**
 * Grades an answer to "what is this after the program?", where the program belongs to no exercise: by cell, with the mistakes that explain
 * a wrong one. @returns what is wrong with the question, where it has no tensor (or None) for a key.
 */
export function gradeInquiry(inquiry: Inquiry, answer: Answer): InquiryGrade {
  const asked = ask(inquiry.code, inquiry.ask)
  if (!asked.ok) return asked
  const key = tensorOrNone(asked.value)
  if (key === undefined) {
    return {
      ok: false,
      problem: { en: `${inquiry.ask} is neither a tensor nor None.`, zh: `${inquiry.ask} 既不是张量，也不是 None。` },
    }
  }
  const read = givenTensor(answer)
  if (!read.ok) return { ok: true, grade: read.grade }
  const verdict = gradeTensor(key, read.given)
  return {
    ok: true,
    grade: verdict.correct ? verdict : { ...verdict, mistakes: findMistakes(inquiry, answer) },
  }
}
