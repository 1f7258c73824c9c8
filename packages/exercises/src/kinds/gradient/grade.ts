import type { Answer } from '../../answer.js'
import type { Grade } from '../../grade.js'
import { givenTensor } from '../../grading/given.js'
import { gradeTensor } from '../../grading/tensor.js'
import { gradientOf, type GradientVariant } from './solve.js'

/** By cell; see `gradeTensor`. */
export function grade(variant: GradientVariant, answer: Answer): Grade {
  const read = givenTensor(answer)
  return read.ok ? gradeTensor(gradientOf(variant), read.given) : read.grade
}
