import {
  type Edge,
  expand,
  type Gradients,
  type OperationNode,
  reshape,
  sameShape,
  sum,
  type Tensor,
} from '@gradroom/autograd'

type Mistakes = OperationNode['operation']['row']['mistakes']
type SavedRecord = Parameters<Mistakes[string][string]>[1]

/** What a node saved, also after backward has let go of it. @throws where it was changed in place since */
function savedIn(node: OperationNode): SavedRecord {
  const record: Record<string, SavedRecord[string]> = {}
  node.operation.savings.forEach(({ name }, i) => {
    const value = node.saved[i]
    if (Array.isArray(value)) {
      record[name] = value.map((item) => (isKeeper(item) ? item.unpack() : item)) as SavedRecord[string]
    } else record[name] = isKeeper(value) ? value.unpack() : (value as SavedRecord[string])
  })
  return record
}

const isKeeper = (value: unknown): value is { unpack(): Tensor } =>
  typeof value === 'object' && value !== null && 'unpack' in value

/** The ids (with their variants, such as `quotient-denominator-squared`) of the wrong rules that the operation's row has. */
export const ownIds = (node: OperationNode): readonly string[] => Object.keys(node.operation.row.mistakes)

/** One node of the tape, as it is when backward comes to it: its right rule and its wrong ones, for any incoming gradients. */
export class Rules {
  private readonly saved: SavedRecord

  constructor(readonly node: OperationNode) {
    this.saved = savedIn(node)
  }

  /** What the right rule sends out along the edges, not yet brought to the inputs' shapes. */
  right(incoming: Gradients): Gradients {
    const g = firstOf(incoming)
    const { vjp } = this.node.operation.row
    return this.node.follow((input) => (g === null ? null : (vjp?.[input]?.(g, this.saved, incoming) ?? null)))
  }

  /** The same when the rule of this id from the row stands in the place of the right one. */
  wrong(id: string, incoming: Gradients): Gradients {
    const g = firstOf(incoming)
    const { vjp, mistakes } = this.node.operation.row
    const own = mistakes[id]
    return this.node.follow((input) => {
      if (g === null) return null
      if (Object.hasOwn(own, input)) return own[input](g, this.saved, this.node.args)
      return vjp?.[input]?.(g, this.saved, incoming) ?? null
    })
  }

  /** The same when the local derivative is multiplied by once more, where the shapes allow it. */
  twice(incoming: Gradients): Gradients {
    const once = this.right(incoming)
    const [output] = this.node.outputs
    if (!once.every((gradient) => gradient === null || sameShape(gradient.shape, output.shape))) return NONE
    return once.map((gradient, i) => (gradient === null ? null : this.right([gradient])[i]))
  }

  /** The same when the local derivative is taken as 1. */
  dropped(incoming: Gradients): Gradients {
    const g = firstOf(incoming)
    return this.node.edges.map((edge) => (edge === null || g === null ? null : stretched(g, shapeOf(edge))))
  }
}

const NONE: Gradients = []

const firstOf = (incoming: Gradients): Tensor | null => incoming.find((gradient) => gradient !== null) ?? null

/** The shape of the tensor that an edge leads to. */
export const shapeOf = ({ node, outputNr }: Edge): readonly number[] => node.outputs[outputNr].shape

/** `g` in another shape, as broadcasting would bring it there; null where it would not. */
function stretched(g: Tensor, shape: readonly number[]): Tensor | null {
  if (sameShape(g.shape, shape)) return g
  if (shape.length < g.shape.length) return fitted(g, shape)
  const lead = shape.length - g.shape.length
  return g.shape.every((size, i) => size === 1 || size === shape[lead + i]) ? expand(g, [...shape]) : null
}

/** The dimensions of a gradient along which its tensor was stretched; null where the shapes do not fit. */
export function stretchedDims(from: readonly number[], shape: readonly number[]): number[] | null {
  const lead = from.length - shape.length
  if (lead < 0) return null
  const dims: number[] = []
  for (let d = 0; d < from.length; d++) {
    const size = d < lead ? 1 : shape[d - lead]
    if (d < lead || (size === 1 && from[d] !== 1)) dims.push(d)
    else if (size !== from[d]) return null
  }
  return dims
}

/** A gradient added up over the dimensions along which its tensor was stretched; null where the shapes do not fit. */
export function fitted(gradient: Tensor, shape: readonly number[]): Tensor | null {
  if (sameShape(gradient.shape, shape)) return gradient
  const dims = stretchedDims(gradient.shape, shape)
  if (dims === null) return null
  return reshape(dims.length === 0 ? gradient : sum(gradient, dims, true), [...shape])
}
