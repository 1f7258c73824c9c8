import { OperationNode, type WrongRule } from '@gradroom/autograd'
import type { Text } from '../text.js'
import type { Case, Numbers } from './case.js'
import type { Misconception, Place } from './misconception.js'

/**
 * Which of the recorded operations a rule can be broken at: those whose row says so, or all of them. 'late': all of them, but where the
 * row does not say so the explanation fits almost anything.
 */
type Where = 'rows' | 'anywhere' | 'late'

/** The ways in which a broken rule at a node can be written down: as it comes, or in pieces. */
type Forms = (numbers: Numbers, key: Numbers) => readonly Numbers[]

/**
 * A mistake that is a rule of the engine's: the program is run again with the rule broken at one node after the other, until it gives
 * the learner's tensor.
 */
export function brokenRule(id: string, where: Where, text: Text, forms: Forms = (numbers) => [numbers]): Misconception {
  return {
    id,
    text,
    find: (wrong) => {
      const nodes = wrong.trace.recorded.map(({ node }) => node).filter((node) => node instanceof OperationNode)
      const own = nodes.filter((node) => Object.hasOwn(node.operation.row.mistakes, id))
      const others = where === 'rows' ? [] : nodes.filter((node) => !own.includes(node))
      const place = firstPlace(wrong, own, id, forms)
      if (place !== null) return place
      const elsewhere = firstPlace(wrong, others, id, forms)
      return elsewhere === null ? null : { ...elsewhere, late: where === 'late' }
    },
  }
}

function firstPlace(wrong: Case, nodes: readonly OperationNode[], id: string, forms: Forms): Place | null {
  for (const node of nodes) {
    const place = breakAt(wrong, node, id, forms)
    if (place !== null) return place
  }
  return null
}

function breakAt(wrong: Case, node: OperationNode, id: string, forms: Forms): Place | null {
  const { key, again, matches } = wrong
  if (key === null) return null
  for (const rule of rulesAt(node, id)) {
    const numbers = again([rule])
    if (numbers === undefined || numbers === null) continue
    if (forms(numbers, key).some((form) => !isZero(form) && matches(form))) return { node: node.name, line: node.site }
  }
  return null
}

/** A path is dropped edge by edge; every other rule is broken once a node. */
function rulesAt(node: OperationNode, mistake: string): WrongRule[] {
  if (mistake !== 'path-dropped') return [{ node: node.number, mistake }]
  const edges = node.edges.flatMap((edge, i) => (edge === null ? [] : [i]))
  return edges.length < 2 ? [] : edges.map((edge) => ({ node: node.number, mistake, edge }))
}

/** All zeros is what a guess looks like, too. */
const isZero = ({ data }: Numbers): boolean => data.every((value) => value === 0)

/** Numbers with more dimensions than the key has: whole, and each slice along the leading dimensions. */
export function wholeOrSlice(numbers: Numbers, key: Numbers): Numbers[] {
  const size = key.data.length
  const slices: Numbers[] = []
  if (size > 0 && numbers.data.length > size && numbers.data.length % size === 0) {
    for (let start = 0; start < numbers.data.length; start += size) {
      slices.push({ shape: key.shape, data: numbers.data.slice(start, start + size) })
    }
  }
  return [numbers, ...slices]
}
