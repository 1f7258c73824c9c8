import { fromArray, noGrad, type Node, type Tensor } from '@gradroom/autograd'

/** For one input of a recorded node: `rows[j][i]` is how fast output cell j moves with input cell i. */
export type Jacobian = readonly (readonly number[])[]

/** Larger ones are not written out anyway. */
const MOST_OUTPUTS = 64
const MOST_ENTRIES = 4096

/**
 * The local derivatives of a node that was just recorded, an entry for each of its edges: the node's own rule applied to one output cell
 * after the other. Null where an edge leads nowhere or where there are too many cells.
 */
export function jacobiansOf(node: Node, outputs: readonly Tensor[]): (Jacobian | null)[] {
  const [output] = outputs
  const none = node.edges.map(() => null)
  if (output === undefined || output.numel > MOST_OUTPUTS) return none
  return noGrad(() => {
    const rows = Array.from({ length: output.numel }, (_, j) => {
      const unit = new Array<number>(output.numel).fill(0)
      unit[j] = 1
      const incoming = outputs.map((_, i) => (i === 0 ? fromArray(unit, output.shape, output.dtype) : null))
      return node.backward(incoming)
    })
    return node.edges.map((edge, i) => {
      if (edge === null) return null
      const { shape } = edge.node.outputs[edge.outputNr]
      const size = shape.reduce((cells, length) => cells * length, 1)
      if (size * output.numel > MOST_ENTRIES) return null
      return rows.map((row) => summedTo(row[i] ?? null, shape, size))
    })
  })
}

/** A gradient added up over the dimensions along which its tensor was stretched. */
function summedTo(gradient: Tensor | null, shape: readonly number[], size: number): number[] {
  const out = new Array<number>(size).fill(0)
  if (gradient === null) return out
  const data = gradient.toArray()
  const places = broadcastPlaces(shape, gradient.shape)
  data.forEach((value, at) => {
    out[places[at]] += value
  })
  return out
}

/** For each cell of the larger shape, the cell of the smaller one that broadcasting puts there (row major). */
export function broadcastPlaces(small: readonly number[], large: readonly number[]): number[] {
  const lead = large.length - small.length
  const cells = large.reduce((count, length) => count * length, 1)
  return Array.from({ length: cells }, (_, cell) => {
    let rest = cell
    let place = 0
    let step = 1
    for (let d = large.length - 1; d >= 0; d--) {
      const index = rest % large[d]
      rest = Math.floor(rest / large[d])
      const length = d < lead ? 1 : small[d - lead]
      if (length > 1) place += index * step
      step *= length
    }
    return place
  })
}
