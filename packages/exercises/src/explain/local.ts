import { OperationNode } from '@gradroom/autograd'
import { mathNumber } from './number.js'
import { isCellwise, placeIn, type Symbols } from './symbol.js'
import type { Source, Tape, Use } from './tape.js'
import { fillFormula, simplified, tightened, UPSTREAM } from './template.js'

/** A local derivative: how fast one output cell moves with one input cell. */
export interface Factor {
  /** With names, such as `2x_{3}`. */
  readonly symbol: string
  /** With the numbers put in, such as `2 \cdot (-1)`. */
  readonly numbers: string
  readonly value: number
}

/** An output cell that an input cell goes into, and how fast it moves with it. */
export interface Step {
  readonly cell: number
  readonly factor: Factor
}

/** How an argument of a product of matrices or vectors meets its partner. */
interface Meet {
  /** Whether input cell `i` goes into output cell `j`. */
  readonly meets: (i: number, j: number, columns: number, inner: number) => boolean
  /** The argument and the cell that it is multiplied with on its way. */
  readonly partner: (i: number, j: number, columns: number, inner: number) => readonly [argument: string, cell: number]
}

const always = (): boolean => true
const sameRow = (i: number, j: number, columns: number, inner: number): boolean =>
  Math.floor(i / inner) === Math.floor(j / columns)

const matrices = (left: string, right: string): Readonly<Record<string, Meet>> => ({
  [left]: {
    meets: sameRow,
    partner: (i, j, columns, inner) => [right, (i % inner) * columns + (j % columns)],
  },
  [right]: {
    meets: (i, j, columns) => i % columns === j % columns,
    partner: (i, j, columns, inner) => [left, Math.floor(j / columns) * inner + Math.floor(i / columns)],
  },
})

const PRODUCTS: Readonly<Record<string, Readonly<Record<string, Meet>>>> = {
  mm: matrices('self', 'mat2'),
  addmm: matrices('mat1', 'mat2'),
  mv: {
    self: { meets: sameRow, partner: (i, _j, _columns, inner) => ['vec', i % inner] },
    vec: { meets: always, partner: (i, j, _columns, inner) => ['self', j * inner + i] },
  },
  dot: {
    self: { meets: always, partner: (i) => ['tensor', i] },
    tensor: { meets: always, partner: (i) => ['self', i] },
  },
}

/** Where cell `i` of the use's source goes in the result, with the local derivatives; empty where it goes nowhere. */
export function stepsFrom(use: Use, i: number, tape: Tape, symbols: Symbols): Step[] {
  const jacobian = use.edge < 0 ? null : use.into.jacobians[use.edge]
  const node = use.into.node
  if (jacobian === null || jacobian === undefined) return []
  const cellwise = isCellwise(use.result)
  const rule = node instanceof OperationNode ? (node.operation.row.tex.rules[use.argument] ?? null) : null
  const reduces = !cellwise && isReduction(use, rule, tape)
  const meet = node instanceof OperationNode ? (PRODUCTS[node.operation.row.name]?.[use.argument] ?? null) : null
  const sizes = [columnsOf(use), innerSize(use, tape)] as const
  return jacobian.flatMap((row, cell) => {
    const meets = cellwise ? placeIn(use.source, use.result, cell) === i : reduces || row[i] !== 0
    if (!(meet === null ? meets : meet.meets(i, cell, ...sizes))) return []
    return [
      { cell, factor: factorOf({ use, i, cell, value: row[i], cellwise, reduces, rule, meet, sizes, tape, symbols }) },
    ]
  })
}

/** A reduction of tensors cell by cell, such as a loss: its rule is written in the cells of its inputs. */
function isReduction({ result, source }: Use, rule: string | null, tape: Tape): boolean {
  if (rule === null || result.value.numel !== 1 || /\\sum|\\bar|\\text|N - 1|\\,@|\[/.test(rule)) return false
  const inputs = tape.uses.filter((each) => each.result === result)
  return inputs.every((each) => each.source.value.numel === source.value.numel)
}

interface Meeting {
  readonly use: Use
  readonly i: number
  readonly cell: number
  readonly value: number
  readonly cellwise: boolean
  readonly reduces: boolean
  readonly rule: string | null
  readonly meet: Meet | null
  /** Columns of the result, and the length that is summed over. */
  readonly sizes: readonly [columns: number, inner: number]
  readonly tape: Tape
  readonly symbols: Symbols
}

function factorOf(meeting: Meeting): Factor {
  return fromPartner(meeting) ?? fromRule(meeting) ?? plain(meeting.value)
}

const plain = (value: number): Factor => ({ symbol: mathNumber(value), numbers: mathNumber(value), value })

function fromRule({ use, i, cell, value, cellwise, reduces, rule, symbols }: Meeting): Factor | null {
  if (rule === null || /\\text|\\top|\\,@|\[\\,/.test(rule)) return null
  // A rule without the cells' own values, such as that of sum and mean, is the same wherever the cell goes.
  const uniform = !/@(?!g\b)/.test(rule)
  const { result, source } = use
  if (!cellwise && !uniform && !reduces) return null
  const known = symbols.pieces(result, () => '')
  const named = Array.from(rule.matchAll(/@(\w+)/g), ([, name]) => name)
  if (!named.every((name) => name === 'g' || name === 'result' || known.has(name))) return null
  const count = source.value.numel / Math.max(1, result.value.numel)
  const write = (piece: (each: Source) => string, own: string): string => {
    const pieces = symbols.pieces(result, piece)
    pieces.set('g', UPSTREAM).set('result', own)
    return simplified(fillFormula(rule, pieces, count))
  }
  const at = (each: Source) => (uniform ? 0 : cellwise ? placeIn(each, result, cell) : i)
  const symbol = write((each) => symbols.cell(each, at(each)), symbols.cell(result, cell))
  const numbers = write((each) => mathNumber(each.value.toArray()[at(each)]), mathNumber(result.value.toArray()[cell]))
  return { symbol: tightened(symbol), numbers, value }
}

function fromPartner({ use, i, cell, value, meet, sizes, tape, symbols }: Meeting): Factor | null {
  if (meet === null) return null
  const [argument, at] = meet.partner(i, cell, ...sizes)
  const other = tape.uses.find((each) => each.result === use.result && each.argument === argument)
  if (other === undefined) return null
  return { symbol: symbols.cell(other.source, at), numbers: mathNumber(other.source.value.toArray()[at]), value }
}

const columnsOf = ({ result }: Use): number => (result.value.rank < 2 ? 1 : result.value.shape[1])

/** The length of the dimension that is summed over. */
function innerSize(use: Use, tape: Tape): number {
  const uses = tape.uses.filter(({ result }) => result === use.result)
  // In addmm `self` is what is added; the left factor is mat1.
  const left = uses.find(({ argument }) => argument === 'mat1') ?? uses.find(({ argument }) => argument === 'self')
  return left?.source.value.shape.at(-1) ?? 1
}
