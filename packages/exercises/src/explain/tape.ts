import { AccumulateGrad, edgeOf, type Node, OperationNode, Tensor } from '@gradroom/autograd'
import { asTensor } from '@gradroom/snippet'
import type { Recorded, Trace } from '../trial/trace.js'

/** A tensor as the tape knows it: a leaf, a result of a node, or a constant that no gradient flows into. */
export interface Source {
  readonly id: string
  readonly role: 'leaf' | 'constant' | 'result'
  /** The variable that holds it. */
  readonly name: string | null
  /** For a constant without a name: the variable whose memory it shares, as `x.detach()` shares that of `x`. */
  readonly twin: string | null
  readonly tensor: Tensor
  /** Its value when it was used. */
  readonly value: Tensor
  /** What made it. */
  readonly made: Recorded | null
}

/** One use of a source: it went into an operation. */
export interface Use {
  readonly id: string
  readonly source: Source
  readonly into: Recorded
  readonly result: Source
  /** The argument's name in the operation's row. */
  readonly argument: string
  /** Its place among the node's edges; -1 for a constant. */
  readonly edge: number
}

/** The tape of a run, drawn up: what was made of what. */
export interface Tape {
  readonly trace: Trace
  readonly sources: readonly Source[]
  readonly uses: readonly Use[]
  /** Which calls of backward are drawn: the last ones of many. */
  readonly passes: readonly number[]
  /** The source of a tensor of the program. */
  sourceOf(tensor: Tensor): Source | null
}

/** Of a training loop only the end is drawn. */
const MOST_PASSES = 6

/** Larger graphs are cut off: nobody reads them. */
const MOST_NODES = 120

/**
 * Draws up what led to the tensors that backward began at, or, without backward, everything that was recorded.
 * @param asked the tensor that is asked about, by the name it is asked for
 */
export function drawTape(trace: Trace, asked: { readonly name: string; readonly tensor: Tensor } | null = null): Tape {
  return new Drawing(trace, asked).tape()
}

class Drawing {
  private readonly names = new Map<Tensor, string>()
  private readonly byKey = new Map<string, Source>()
  private readonly constants = new Map<Tensor, Source>()
  private readonly sources: Source[] = []
  private readonly uses: Use[] = []

  constructor(
    private readonly trace: Trace,
    asked: { readonly name: string; readonly tensor: Tensor } | null,
  ) {
    for (const [name, value] of trace.run.globals) {
      const tensor = asTensor(value)
      if (tensor !== null && !this.names.has(tensor)) this.names.set(tensor, name)
    }
    // A parameter of a layer has no variable of its own: it is called as it was asked for.
    if (asked !== null && !this.names.has(asked.tensor)) this.names.set(asked.tensor, asked.name)
  }

  tape(): Tape {
    const wanted = this.wanted()
    for (const recorded of this.trace.recorded) if (wanted.has(recorded.node)) this.record(recorded)
    return {
      trace: this.trace,
      sources: this.sources,
      uses: this.uses,
      passes: this.drawnPasses(),
      sourceOf: (tensor) => {
        const edge = edgeOf(tensor)
        return edge === null
          ? (this.constants.get(tensor) ?? null)
          : (this.byKey.get(keyOf(edge.node, edge.outputNr)) ?? null)
      },
    }
  }

  private drawnPasses(): number[] {
    return [...this.trace.passes.keys()].slice(-MOST_PASSES)
  }

  /** The nodes that backward can come to. */
  private wanted(): ReadonlySet<Node> {
    const { passes, recorded } = this.trace
    const begins = this.drawnPasses()
      .flatMap((pass) => passes[pass])
      .map((root) => root.gradFn)
    const stack = passes.length > 0 ? begins.filter((node) => node !== null) : recorded.map(({ node }) => node)
    const seen = new Set<Node>(stack)
    for (let node = stack.pop(); node !== undefined && seen.size < MOST_NODES; node = stack.pop()) {
      for (const edge of node.edges) {
        if (edge === null || seen.has(edge.node)) continue
        seen.add(edge.node)
        stack.push(edge.node)
      }
    }
    return seen
  }

  private record(recorded: Recorded): void {
    const { node, outputs, outputValues } = recorded
    const inputs = this.inputsOf(recorded)
    outputs.forEach((tensor, i) => {
      const result = this.add(keyOf(node, i), 'result', tensor, outputValues[i], recorded)
      if (i > 0) return
      for (const { source, argument, edge } of inputs) {
        this.uses.push({ id: `e${this.uses.length}`, source, into: recorded, result, argument, edge })
      }
    })
  }

  private inputsOf(recorded: Recorded): { source: Source; argument: string; edge: number }[] {
    const { node, inputs, inputValues } = recorded
    const found: { source: Source; argument: string; edge: number }[] = []
    // Inputs and edges follow the same order; an edge of null belongs to a constant or to a missing argument.
    const tensors = [...inputs.keys()]
    node.edges.forEach((edge, i) => {
      const argument = node instanceof OperationNode ? node.operation.inputs[node.owners[i]] : `input ${i + 1}`
      if (edge === null) {
        const constant = node instanceof OperationNode ? node.args[node.operation.inputPositions[node.owners[i]]] : null
        const at = inputs.findIndex((tensor) => tensor === constant)
        if (at >= 0) found.push({ source: this.constant(inputs[at], inputValues[at]), argument, edge: -1 })
        return
      }
      const at = tensors.find((each) => isMadeBy(inputs[each], edge.node, edge.outputNr, recorded)) ?? 0
      const source =
        edge.node instanceof AccumulateGrad
          ? this.add(keyOf(edge.node, 0), 'leaf', edge.node.variable, inputValues[at] ?? edge.node.variable, null)
          : this.byKey.get(keyOf(edge.node, edge.outputNr))
      if (source !== undefined) found.push({ source, argument, edge: i })
    })
    return found
  }

  private constant(tensor: Tensor, value: Tensor): Source {
    const known = this.constants.get(tensor)
    if (known !== undefined) return known
    const source = this.add(`constant ${this.constants.size}`, 'constant', tensor, value, null)
    this.constants.set(tensor, source)
    return source
  }

  private add(key: string, role: Source['role'], tensor: Tensor, value: Tensor, made: Recorded | null): Source {
    const known = this.byKey.get(key)
    if (known !== undefined) return known
    const name = this.names.get(tensor) ?? null
    const twin = role === 'constant' && name === null ? this.twinOf(tensor) : null
    const source: Source = { id: `n${this.sources.length}`, role, name, twin, tensor, value, made }
    this.byKey.set(key, source)
    this.sources.push(source)
    return source
  }

  private twinOf(tensor: Tensor): string | null {
    for (const [other, name] of this.names) {
      const same = other.storage === tensor.storage && other.offset === tensor.offset
      if (same && other.shape.join() === tensor.shape.join()) return name
    }
    return null
  }
}

const keyOf = (node: Node, outputNr: number): string => `${node.sequence}/${outputNr}`

/** Whether this tensor came out of that node. In-place changes move a tensor to a later node, which is the one that was just recorded. */
function isMadeBy(tensor: Tensor, node: Node, outputNr: number, recorded: Recorded): boolean {
  if (node instanceof AccumulateGrad) return node.variable === tensor
  if (tensor.gradFn === node) return tensor.outputNr === outputNr
  return tensor.gradFn === recorded.node
}
