import type { Answer } from '../answer.js'
import type { Mistake } from '../grade.js'
import { givenTensor } from '../grading/given.js'
import type { Text } from '../text.js'
import { type Inquiry, openCase } from './case.js'
import { collectingMistakes, formMistakes } from './collecting.js'
import type { Misconception } from './misconception.js'
import { productMistake } from './products.js'
import { genericMistakes, ruleMistakes } from './rules.js'
import { staleMistake } from './stale.js'
import { studyOf } from './study.js'
import { worldMistakes } from './worlds.js'

/**
 * All mistakes in the order in which they are tried: the more an explanation says about the case at hand, the earlier. A mistake may itself
 * say that it came late: that a value of the forward pass was given is likely when it is the result's, less so for a value in between.
 */
export const misconceptions: readonly Misconception[] = [
  ...collectingMistakes,
  ...worldMistakes,
  staleMistake,
  ...ruleMistakes,
  productMistake,
  ...formMistakes,
  ...genericMistakes,
]

/** More explanations than this of one answer explain nothing. */
const MOST_MISTAKES = 4

/**
 * Finds what explains a wrong answer to a question about a gradient: backward is done again with one thing wrong, until it gives the
 * learner's tensor. Several explanations are all kept, the most telling one first.
 * @returns nothing when no single mistake gives exactly this answer, or when it cannot be read.
 */
export function findMistakes(inquiry: Inquiry, answer: Answer): Mistake[] {
  const read = givenTensor(answer)
  const study = read.ok ? studyOf(inquiry) : null
  if (!read.ok || study === null) return []
  const wrong = openCase(study, read.given)
  if (wrong.matches(wrong.key)) return []
  const found: { readonly mistake: Mistake; readonly rank: number }[] = []
  for (const { id, find } of misconceptions) {
    const place = find(wrong)
    if (place === null) continue
    const { node, line, rank } = place
    found.push({ mistake: { id, node, line }, rank: rank === 'first' ? 0 : rank === 'last' ? 2 : 1 })
  }
  return found
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST_MISTAKES)
    .map(({ mistake }) => mistake)
}

const UNNAMED: Text = {
  en: 'Compare your cells with the key one by one: where do they part?',
  zh: '把你的每一格与标准答案逐个比较：从哪里开始不同？',
}

/** What a learner is told about a mistake; a neutral sentence for an id that is not known (any more). */
export const mistakeText = (id: string): Text => misconceptions.find((each) => each.id === id)?.text ?? UNNAMED
