import { type Inquiry, isSame, isZero, type Numbers, numbersIn } from '../../mistakes/case.js'
import { findMistakes } from '../../mistakes/find.js'
import { productsIn } from '../../mistakes/products.js'
import { studyOf } from '../../mistakes/study.js'
import { written } from '../../reading/written.js'

/** What one would answer who makes a mistake that is known. */
export interface Distractor {
  readonly mistake: string
  readonly text: string
}

/** More cells than this are not compared at a glance. */
export const MOST_CELLS = 9

/**
 * The wrong answers to a question about a gradient that mistakes give, each with the mistake that explains it best: no two the same, none the
 * same as the key; one for each mistake, then more of the same.
 */
export function distractorsOf(inquiry: Inquiry): Distractor[] {
  const study = studyOf(inquiry)
  if (study === null || study.key === null) return []
  const { key, candidates, arrivals, subject } = study
  const values = subject === null ? [] : [numbersIn(subject.tensor)]
  const products = productsIn(study).map(({ numbers }) => numbers)
  const wrong = [...products, ...candidates, ...arrivals, ...values].filter(
    (numbers) =>
      numbers.data.length <= MOST_CELLS &&
      numbers.data.every(isPresentable) &&
      !isZero(numbers) &&
      !isSame(key, numbers),
  )
  const different: Numbers[] = []
  for (const numbers of wrong) if (!different.some((other) => isSame(other, numbers))) different.push(numbers)
  const named = different.flatMap((numbers) => {
    const text = written(numbers)
    const [mistake] = findMistakes(inquiry, { type: 'typed', text })
    return mistake === undefined ? [] : [{ mistake: mistake.id, text }]
  })
  named.sort((a, b) => Number(UNLIKELY.has(a.mistake)) - Number(UNLIKELY.has(b.mistake)))
  const first = named.filter(({ mistake }, i) => named.findIndex((other) => other.mistake === mistake) === i)
  return [...first, ...named.filter((each) => !first.includes(each))]
}

/** Seldom made, or seen through at once. */
const UNLIKELY: ReadonlySet<string> = new Set(['chain-factor-added', 'sign-flipped'])

/** Finite, and of a size that looks as if it belonged here. */
const isPresentable = (value: number): boolean => Number.isFinite(value) && Math.abs(value) < 10_000
