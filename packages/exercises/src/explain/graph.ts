import { AccumulateGrad, add, noGrad, OperationNode, type Tensor } from '@gradroom/autograd'
import type { Explanation, GraphEdge, GraphNode } from '../explanation.js'
import { valuesOf } from '../trial/trial.js'
import type { Symbols } from './symbol.js'
import type { Source, Tape, Use } from './tape.js'
import { fillFormula, simplified, tightened, UPSTREAM } from './template.js'

/** The computation graph as it is drawn: values forward, gradients back. @param asked whose gradient is asked for */
export function graphOf(tape: Tape, symbols: Symbols, asked: Source | null): Explanation['graph'] {
  const nodes = tape.sources.map((source): GraphNode => {
    const gradient = gradientAt(tape, source)
    return {
      id: source.id,
      role: source.role,
      name: source.name,
      gradFn: source.made?.node.name ?? null,
      tex: symbols.operation(source),
      line: source.made === null || source.made.node.site === 0 ? null : source.made.node.site,
      value: valuesOf(source.value),
      gradient: gradient === null ? null : valuesOf(gradient),
      asked: source === asked,
    }
  })
  return { nodes, edges: tape.uses.map((use) => edgeOf(tape, symbols, use)) }
}

function edgeOf(tape: Tape, symbols: Symbols, use: Use): GraphEdge {
  const gradient = use.edge < 0 ? null : flowedAlong(tape, use)
  return {
    id: use.id,
    from: use.source.id,
    to: use.result.id,
    local: use.edge < 0 ? null : localTex(symbols, use),
    gradient: gradient === null ? null : valuesOf(gradient),
  }
}

/** The rule of the row for a gradient of one: what is multiplied on along this edge. */
function localTex(symbols: Symbols, { into, result, argument, source }: Use): string | null {
  if (!(into.node instanceof OperationNode)) return null
  const rule = into.node.operation.row.tex.rules[argument]
  if (rule === undefined) return null
  const pieces = symbols.pieces(result, (each) => symbols.tensor(each, 1))
  pieces.set('g', UPSTREAM).set('result', symbols.tensor(result, 1))
  const count = source.value.numel / Math.max(1, result.value.numel)
  return tightened(simplified(fillFormula(rule, pieces, count)))
}

const summed = (gradients: readonly (Tensor | null | undefined)[]): Tensor | null => {
  const present = gradients.filter((gradient) => gradient !== null && gradient !== undefined)
  return present.length === 0 ? null : noGrad(() => present.reduce((a, b) => add(a, b)))
}

/** What flowed along an edge, over all calls of backward. */
const flowedAlong = ({ trace }: Tape, use: Use): Tensor | null =>
  summed(trace.flows.filter(({ node }) => node === use.into.node).map(({ outgoing }) => outgoing[use.edge]))

/** What arrived at a source, over all calls of backward; null where backward did not come. */
export function gradientAt({ trace }: Tape, { role, made, tensor }: Source): Tensor | null {
  if (role === 'constant') return null
  if (role === 'result') {
    return summed(trace.flows.filter(({ node }) => node === made?.node).map(({ incoming }) => incoming[0]))
  }
  return summed(
    trace.flows.flatMap(({ node, outgoing }) =>
      node.edges.map((edge, i) =>
        edge !== null && edge.node instanceof AccumulateGrad && edge.node.variable === tensor ? outgoing[i] : null,
      ),
    ),
  )
}
