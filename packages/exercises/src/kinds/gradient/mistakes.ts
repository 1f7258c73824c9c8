import type { Answer } from '../../answer.js'
import type { Mistake } from '../../grade.js'
import { findMistakes } from '../../mistakes/find.js'
import { askedOf, type GradientVariant } from './solve.js'

/** The program is run again with one thing done wrong until it gives the learner's tensor. */
export const mistakes = (variant: GradientVariant, answer: Answer): readonly Mistake[] =>
  findMistakes({ code: variant.code, ask: askedOf(variant) }, answer)
