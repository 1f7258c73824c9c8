import { OperationNode, type WrongRule } from '@gradroom/autograd'
import type { Text } from '../text.js'
import type { Case, Numbers } from './case.js'
import { isZero } from './case.js'
import type { Misconception, Place } from './misconception.js'
import { ownIds } from './misrule.js'
import type { Candidate, Study } from './study.js'

/**
 * A mistake that is a rule of the engine's, broken at one node after the other until it gives the learner's tensor, then at every node of
 * the same make. Where the row of the operation has it, it speaks of the operation at hand; elsewhere, with `last`, it fits almost anything.
 */
export function brokenRule(id: string, text: Text, elsewhere: 'last' | 'equal' = 'equal'): Misconception {
  return {
    id,
    text,
    find: (wrong) => {
      const found = candidatesFor(wrong.study, id).filter(wrong.matches)
      const [best] = [...found.filter(isOwn), ...found]
      if (best === undefined) return wrong.study.since === null || isTraining(wrong.study) ? byRunning(wrong, id) : null
      const place = { node: best.node.name, line: best.node.site }
      return isOwn(best) || elsewhere === 'equal' ? place : { ...place, rank: 'last' }
    },
  }
}

/** `quotient-denominator-squared` in a row is a second way to make the mistake `quotient-denominator`. */
const isVariantOf = (id: string, own: string): boolean => own === id || own.startsWith(`${id}-`)

const isOwn = ({ id, node }: Candidate): boolean =>
  node instanceof OperationNode && ownIds(node).some((own) => isVariantOf(id, own))

const candidatesFor = ({ once, candidates }: Study, id: string): readonly Candidate[] =>
  once(`candidates ${id}`, () => {
    const found = candidates.filter((each) => isVariantOf(id, each.id)).map((each) => ({ ...each, id }))
    return [...found.filter(({ everywhere }) => !everywhere), ...found.filter(({ everywhere }) => everywhere)]
  })

/** Gradients of one step decide where the next one is taken: what a broken rule does there shows only when the program runs again. */
const isTraining = ({ trace, inquiry }: Study): boolean =>
  trace.passes.length > 1 && /step|no_grad|\.data/.test(inquiry.code)

/** For gradients that are not what backward left in `.grad`: the program is run again with the rule broken. */
function byRunning({ study, key, matches }: Case, id: string): Place | null {
  if (key === null) return null
  const reruns = study.once(`reruns ${id}`, () => rerunsOf(study, id))
  const found = reruns.find(({ numbers }) => !isZero(numbers) && matches(numbers))
  return found === undefined ? null : found.place
}

interface Rerun {
  readonly place: Place
  readonly numbers: Numbers
}

function rerunsOf({ trace, again, since }: Study, id: string): Rerun[] {
  const nodes = trace.recorded.map(({ node }) => node).filter((node) => node instanceof OperationNode)
  const owners = nodes.filter((node) => ownIds(node).some((own) => isVariantOf(id, own)))
  const generic = owners.length > 0 ? [] : GENERIC.has(id) ? nodes : []
  const ruleFor = (node: OperationNode): WrongRule => ({
    node: node.number,
    mistake: ownIds(node).find((own) => isVariantOf(id, own)) ?? id,
  })
  const together = owners.length > 1 ? [owners] : []
  const alone = since === null ? [...owners, ...generic].flatMap((node) => [[node]]) : []
  return [...together, ...alone].flatMap((group) => {
    const numbers = again(group.map(ruleFor))
    const [{ name, site }] = group
    return numbers === undefined || numbers === null ? [] : [{ place: { node: name, line: site }, numbers }]
  })
}

/** Rules that can be broken at any node. */
const GENERIC: ReadonlySet<string> = new Set(['chain-factor-dropped', 'sign-flipped', 'broadcast-not-summed'])
