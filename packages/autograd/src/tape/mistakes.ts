import type { InputGradient, Saved } from '../operation.js'
import { neg } from '../ops/arithmetic.js'
import { expand } from '../ops/shape.js'
import { sameShape } from '../shape.js'
import type { Tensor } from '../tensor.js'
import type { WrongRule } from '../world.js'
import type { Gradients, OperationNode } from './node.js'
import { sumToSize } from './unbroadcast.js'

/** Mistakes that can be made at any node; the others stand in the rows of the operations. */
export const GENERIC_MISTAKES = [
  /** The node's local derivative is taken as 1. */
  'chain-factor-dropped',
  /** One edge (`rule.edge`) is forgotten. */
  'path-dropped',
  /** What the node gives back is the negative of what it should be. */
  'sign-flipped',
  /** The gradient is not summed over the dimensions that were broadcast. */
  'broadcast-not-summed',
] as const

/** The gradients a learner gets who makes this mistake at this node; null when the mistake does not change the rules here. */
export function wronglyDone(
  node: OperationNode,
  wrong: WrongRule,
  g: Tensor,
  saved: Saved,
  incoming: Gradients,
): Gradients | null {
  const { row } = node.operation
  const right = (input: string): InputGradient => row.vjp?.[input]?.(g, saved, incoming) ?? null
  const own = row.mistakes[wrong.mistake]
  if (own !== undefined) {
    return node.follow((input) => (own[input] === undefined ? right(input) : own[input](g, saved, node.args)))
  }
  if (wrong.mistake === 'chain-factor-dropped') {
    return node.edges.map((edge) => (edge === null ? null : fitted(g, edge.node.outputs[edge.outputNr].shape)))
  }
  if (wrong.mistake === 'path-dropped') {
    return node.follow(right).map((gradient, i) => (i === (wrong.edge ?? 0) ? null : gradient))
  }
  if (wrong.mistake === 'sign-flipped') {
    return node.follow(right).map((gradient) => (gradient === null ? null : neg(gradient)))
  }
  return null
}

/** `g` brought to a shape: stretched or summed, as broadcasting would. */
function fitted(g: Tensor, shape: readonly number[]): Tensor {
  if (sameShape(g.shape, shape)) return g
  return shape.length >= g.shape.length ? expand(g, [...shape]) : sumToSize(g, shape)
}
