import { isScalar, OperationNode, Tensor, valueOf } from '@gradroom/autograd'
import { broadcastPlaces } from '../trial/jacobian.js'
import { mathNumber } from './number.js'
import type { Source, Tape } from './tape.js'
import { fillFormula, simplified, tightened } from './template.js'

/** Deeper expressions are named by what they are, not spelled out. */
const MOST_DEPTH = 5

/** A variable as mathematics writes it: `x`, `\text{loss}`, `\text{w1}`; with `sub`, one cell of it. */
export function nameTex(name: string, sub: string | null = null): string {
  const base = /^[A-Za-z]$/.test(name) ? name : `\\text{${name.replaceAll('_', '\\_')}}`
  return sub === null ? base : `${base}_{${sub}}`
}

/** A tensor with another one's numbers and no history: `x.detach()`. */
const twinTex = (name: string): string => `\\text{detach}(${nameTex(name)})`

/** How many cells of the input go into one of a reduction's output. */
function countOf(result: Source): number | null {
  const node = result.made?.node
  // A loss of classes averages over rows, not over cells.
  if (node?.name.startsWith('NllLoss')) return null
  const [edge] = node?.edges ?? []
  if (edge === undefined || edge === null) return null
  const cells = edge.node.outputs[edge.outputNr].shape.reduce((count, size) => count * size, 1)
  return cells / Math.max(1, result.value.numel)
}

/** Whether an operation treats every cell by itself, as far as its local derivatives show. */
export function isCellwise(result: Source): boolean {
  const { made } = result
  if (made === null || !(made.node instanceof OperationNode)) return false
  const { value } = made.node.operation.row.tex
  if (/\\sum|\\top|\\text|\\operatorname|\\,@|\[/.test(value)) return false
  const shape = result.value.shape
  return made.node.edges.every((edge, e) => {
    if (edge === null) return true
    const jacobian = made.jacobians[e]
    if (jacobian === null || jacobian === undefined) return false
    const input = edge.node.outputs[edge.outputNr].shape
    if (input.length > shape.length) return false
    const places = broadcastPlaces(input, shape)
    return jacobian.every((row, j) => row.every((value, i) => value === 0 || i === places[j]))
  })
}

/** Writes tensors and their cells as symbols. */
export class Symbols {
  constructor(private readonly tape: Tape) {}

  /** A whole tensor: its name, or the expression that made it. */
  tensor(source: Source, depth = 0): string {
    if (source.name !== null) return nameTex(source.name)
    if (source.value.numel === 1 && source.role === 'constant') return mathNumber(source.value.toArray()[0])
    if (source.twin !== null) return twinTex(source.twin)
    if (source.made === null) return source.role === 'leaf' ? '\\theta' : 'C'
    if (depth >= MOST_DEPTH) return '(\\cdots)'
    return this.formula(source, (each) => this.tensor(each, depth + 1)) ?? `\\text{${source.made.node.name}}`
  }

  /** The operation that made a result, with its arguments by name: `x^{2}`. */
  operation(source: Source): string | null {
    return source.made === null ? null : this.formula(source, (each) => this.tensor(each, 1))
  }

  /** One cell, numbered from 1 in row-major order; a tensor of one cell has no number. */
  cell(source: Source, cell: number, depth = 0): string {
    const { value, name, role } = source
    const sub = value.numel > 1 || value.rank > 0 ? String(cell + 1) : null
    if (name !== null) return nameTex(name, value.numel === 1 ? null : sub)
    if (role === 'constant') {
      return source.twin === null
        ? mathNumber(value.toArray()[cell])
        : `${twinTex(source.twin)}${value.numel === 1 ? '' : `_{${cell + 1}}`}`
    }
    if (role === 'leaf') return value.numel === 1 ? '\\theta' : `\\theta_{${cell + 1}}`
    if (isCellwise(source) && depth < MOST_DEPTH) {
      const spelled = this.formula(source, (each) => this.cell(each, placeIn(each, source, cell), depth + 1))
      if (spelled !== null) return spelled
    }
    const moved = this.movedFrom(source, cell)
    if (moved !== null && depth < MOST_DEPTH) return this.cell(moved.source, moved.cell, depth + 1)
    const whole = this.tensor(source)
    return value.numel === 1 ? whole : `(${whole})_{${cell + 1}}`
  }

  /** The cell that was merely moved here by a view, a stack, a concatenation: the only one that this cell moves with, one to one. */
  private movedFrom(result: Source, cell: number): { source: Source; cell: number } | null {
    const origins = this.tape.uses.flatMap((use) => {
      const row = use.result === result && use.edge >= 0 ? (use.into.jacobians[use.edge]?.[cell] ?? []) : []
      return row.flatMap((value, from) => (value === 0 ? [] : [{ source: use.source, cell: from, value }]))
    })
    const [origin] = origins
    if (origins.length !== 1 || origin.value !== 1) return null
    const same = origin.source.value.toArray()[origin.cell] === result.value.toArray()[cell]
    return same ? { source: origin.source, cell: origin.cell } : null
  }

  private formula(result: Source, write: (source: Source) => string): string | null {
    const node = result.made?.node
    if (!(node instanceof OperationNode)) return null
    const pieces = this.pieces(result, write)
    const { row } = node.operation
    // Python turns `3 * x` into `x * 3` for the engine; on paper the number comes first.
    const numberFirst =
      row.name === 'mul' && typeof pieces.get('other') === 'string' && !(node.args[1] instanceof Tensor)
    const written = Array.from(row.tex.value.matchAll(/@(\w+)/g), ([, name]) => name)
    // An optional argument that was left out would stand in the formula by its name.
    const whole = written.every((name) => name === 'result' || pieces.has(name))
    const shortened = `\\operatorname{${row.name.replaceAll('_', '\\_')}}(@${written[0]})`
    const formula = numberFirst ? '@other \\cdot @self' : whole ? row.tex.value : shortened
    return tightened(simplified(fillFormula(formula, pieces, countOf(result))))
  }

  /** The arguments of the operation that made `result`, written by `write`; plain numbers as they are. */
  pieces(result: Source, write: (source: Source) => string): Map<string, string> {
    const pieces = new Map<string, string>()
    const node = result.made?.node
    if (!(node instanceof OperationNode)) return pieces
    node.operation.parameters.forEach(({ key }, i) => {
      const arg = node.args[i]
      if (arg !== undefined && isScalar(arg)) pieces.set(key, mathNumber(valueOf(arg)))
      else if (arg instanceof Tensor) {
        const use = this.tape.uses.find((each) => each.result === result && each.argument === key)
        pieces.set(key, use === undefined ? 'C' : write(use.source))
      } else if (Array.isArray(arg) && arg.some((item) => item instanceof Tensor)) {
        const uses = this.tape.uses.filter((each) => each.result === result && each.argument === key)
        pieces.set(key, uses.map((use) => write(use.source)).join(',\\, '))
      }
    })
    return pieces
  }
}

/** The cell of an input that broadcasting puts beside a cell of the result. */
export function placeIn(input: Source, result: Source, cell: number): number {
  if (input.value.rank > result.value.rank) return 0
  return broadcastPlaces(input.value.shape, result.value.shape)[cell] ?? 0
}
