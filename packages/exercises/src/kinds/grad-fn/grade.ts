import type { Answer } from '../../answer.js'
import type { Grade } from '../../grade.js'
import { givenText, incomplete } from '../../grading/given.js'
import { gradeItems, gradeWhole } from '../../grading/tensor.js'
import { plainCharacters } from '../../reading/number.js'
import { type GradFnVariant, namesIn, namesOf, optionsOf, rightOption } from './solve.js'

/** A choice as a whole; a typed chain by node, if it has the right length. */
export function grade(variant: GradFnVariant, answer: Answer): Grade {
  const names = namesOf(variant)
  if (variant.exercise.options !== undefined) {
    if (answer.type !== 'choice') return incomplete('wrong-form')
    const known = optionsOf(variant).some(({ id }) => id === answer.choice)
    return known ? gradeWhole(answer.choice === rightOption(variant, names)) : incomplete('wrong-form')
  }
  const read = givenText(answer.type === 'none' ? { type: 'typed', text: 'None' } : answer)
  if (!read.ok) return read.grade
  const given = namesIn(withoutAddresses(read.given))
  if (given.length === 0) return incomplete('not-readable')
  return given.length === names.length
    ? gradeItems(names.map((name, i) => isSameName(given[i], name)))
    : gradeWhole(false)
}

/** `<SumBackward0 object at 0x7f…>` is SumBackward0. */
const withoutAddresses = (text: string): string => plainCharacters(text).replaceAll(/\bobject at 0x[0-9a-f]+/gi, '')

/** Small and capital letters are free, and the number at the end may be left out, but not be another one. */
function isSameName(given: string, name: string): boolean {
  const [mine, theirs] = [given.toLowerCase(), name.toLowerCase()]
  return mine === theirs || mine === theirs.replace(/\d+$/, '')
}
