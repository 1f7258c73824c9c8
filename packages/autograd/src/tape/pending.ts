import type { Tensor } from '../tensor.js'
import type { Node } from './node.js'

/** What waits at a node, during a pass, until everything above it has run. */
export class Pending {
  /** The gradient of each output, added up so far. */
  readonly buffer: (Tensor | null)[]
  /** Edges into this node that have not delivered yet. */
  awaited = 0
  /** Whether the edges out of this node were counted. */
  counted = false

  constructor(
    readonly node: Node,
    /** The pass that this belongs to. */
    readonly pass: object,
    /** What waits here in the pass around this one: a hook may start a pass of its own. */
    readonly outer: Pending | null,
  ) {
    const { length } = node.outputs
    const buffer: (Tensor | null)[] = [null]
    for (let i = 1; i < length; i++) buffer.push(null)
    this.buffer = buffer
  }
}
