import type { Answer } from '../../answer.js'
import type { Grade } from '../../grade.js'
import { givenText, incomplete } from '../../grading/given.js'
import { gradeWhole, sameShape } from '../../grading/tensor.js'
import { readShape } from '../../reading/shape.js'
import { shapeOf, type ShapeVariant } from './solve.js'

/** A shape is one thing: right or wrong as a whole. */
export function grade(variant: ShapeVariant, answer: Answer): Grade {
  const read = givenText(answer)
  if (!read.ok) return read.grade
  const given = readShape(read.given)
  if (given === null) return incomplete('not-readable')
  const shapeRight = sameShape(given, shapeOf(variant))
  return { ...gradeWhole(shapeRight), shapeRight }
}
