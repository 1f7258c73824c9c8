import {
  AccumulateGrad,
  add,
  fromArray,
  type Gradients,
  type Node,
  noGrad,
  OperationNode,
  sub,
  type Tensor,
  TorchError,
} from '@gradroom/autograd'
import { fitted, ownIds, Rules, shapeOf, stretchedDims } from './misrule.js'

/** Where and how a rule is broken; what follows from it is pushed down the tape beside the right gradients. */
export interface Break {
  /** The mistake, or what is looked into: `probe` (ones at one edge of a product), `edge` (an edge left out). */
  readonly id: string
  readonly node: Node
  /** Which edge, where it is about one of several. */
  readonly edge: number
  /** 'difference': what it adds to the right gradient. 'instead': what arrives in its place, in whatever shape. */
  readonly gives: 'difference' | 'instead'
  /** Broken here alone, or at every node of the same make. */
  readonly everywhere: boolean
}

/** A broken rule and what came of it. */
export interface Broken extends Break {
  at(pass: number, node: Node, outputNr: number): Tensor | null
}

/** A broken rule under way: what of it waits at which node, for each pass of backward. */
interface Current {
  readonly how: Break
  /** By pass, by node: a gradient for each output. */
  readonly waiting: Map<Node, (Tensor | null)[]>[]
}

/** Larger tensors and longer tapes are not looked at cell by cell. */
const MOST_CELLS = 1024
const MOST_PUSHES = 12_000
const MOST_SLICES = 8

const UNSUMMED = 'broadcast-not-summed'

/**
 * Breaks every rule that can be broken, one at a time, while backward runs for the right gradient: rules are linear in what comes in, so the
 * difference that a broken one makes is pushed down by the right rules of the nodes below. One walk serves all mistakes.
 */
export class WrongFlow {
  private readonly currents: Current[] = []
  private readonly makes = new Map<string, Current>()
  /** What came to each tensor's place on its several ways, in the pass that goes on. */
  private ways = new Map<Node, { from: OperationNode; outputNr: number; gradient: Tensor }[]>()
  private pass = -1
  private pushes = 0

  /** A call of backward begins. */
  begin(): void {
    this.ways = new Map()
    this.pass++
  }

  /** Backward goes through a node. */
  flow(node: Node, incoming: Gradients, outgoing: Gradients): void {
    if (!(node instanceof OperationNode) || this.pushes > MOST_PUSHES) return
    if (node.outputs.some(({ shape }) => shape.reduce((cells, size) => cells * size, 1) > MOST_CELLS)) return
    noGrad(() => {
      const rules = rulesAt(node)
      if (rules === null) return
      this.pushOn(rules, incoming, outgoing)
      this.keepOneWay(rules)
      this.breakHere(rules, incoming, outgoing)
      this.remember(node, outgoing)
    })
  }

  /** Every rule that was broken, with what came of it at an output of a node in a pass. */
  breaks(): Broken[] {
    return this.currents.map(({ how, waiting }) => ({
      ...how,
      at: (pass, node, outputNr) => waiting[pass]?.get(node)?.[outputNr] ?? null,
    }))
  }

  private pushOn(rules: Rules, incoming: Gradients, outgoing: Gradients): void {
    const { node } = rules
    const makes = makesOf(node).flatMap((make) => {
      const current = this.makes.get(make)
      return current === undefined ? [] : [this.widened(make, current)]
    })
    for (const current of this.currents) {
      const waiting = current.waiting[this.pass]?.get(node)
      if (waiting === undefined || makes.includes(current)) continue
      this.pushes++
      this.send(current, node, attempt(() => rules.right(waiting)) ?? [])
    }
    for (const current of makes) {
      const waiting = current.waiting[this.pass]?.get(node)
      const changed = waiting === undefined ? incoming : incoming.map((each, i) => plus(each, waiting[i] ?? null))
      const wrong = attempt(() => brokenBy(rules, current.how.id, changed))
      if (wrong !== null) this.send(current, node, difference(node, wrong, outgoing))
    }
  }

  /** A second node of a make: the first one broken goes on alone, and a copy of it is broken at this one too. */
  private widened(make: string, current: Current): Current {
    if (current.how.everywhere) return current
    const waiting = current.waiting.map((each) => new Map([...each].map(([at, list]) => [at, [...list]])))
    const both: Current = { how: { ...current.how, everywhere: true }, waiting }
    this.currents.push(both)
    this.makes.set(make, both)
    return both
  }

  private breakHere(rules: Rules, incoming: Gradients, outgoing: Gradients): void {
    const { node } = rules
    for (const id of ownIds(node)) this.start(rules, id, attempt(() => rules.wrong(id, incoming)) ?? [], outgoing)
    this.start(rules, 'chain-factor-dropped', rules.dropped(incoming), outgoing)
    this.start(rules, 'chain-factor-added', attempt(() => rules.twice(incoming)) ?? [], outgoing)
    const open = node.edges.flatMap((edge, i) => (edge === null ? [] : [i]))
    if (open.length > 1) {
      for (const i of open) {
        const lost = outgoing.map((gradient, at) => (at === i ? gradient : null))
        const current = this.open({ id: 'edge', node, edge: i, gives: 'difference', everywhere: false })
        this.send(
          current,
          node,
          lost.map((gradient) => (gradient === null ? null : negative(gradient))),
        )
        if (node.operation.row.name !== 'mul') continue
        const probe = this.open({ id: 'probe', node, edge: i, gives: 'instead', everywhere: false })
        this.send(
          probe,
          node,
          node.edges.map((edge, at) => (edge !== null && at === i ? ones(shapeOf(edge), outgoing) : null)),
        )
      }
    }
    const stretches = node.edges.some((edge) => edge !== null && isStretched(node, shapeOf(edge)))
    if (stretches) this.unsummed(rules, incoming, outgoing)
  }

  /** A rule broken at this node for the first time; the same rule at other nodes of its make joins in `pushOn`. */
  private start(rules: Rules, id: string, wrong: Gradients, outgoing: Gradients): void {
    if (wrong.length === 0) return
    const { node } = rules
    const make = makeOf(node, id)
    // A row's rule may give another shape than the tensor's (the selected cells alone): then it is what the learner wrote.
    wrong.forEach((gradient, i) => {
      const edge = node.edges[i]
      if (gradient === null || edge === null || fitted(gradient, shapeOf(edge)) !== null) return
      const current = this.open({ id, node, edge: i, gives: 'instead', everywhere: false })
      this.put(current, edge.node, edge.outputNr, gradient)
    })
    const differs = difference(node, wrong, outgoing)
    if (differs.every((each) => each === null)) return
    const how: Break = { id, node, edge: -1, gives: 'difference', everywhere: false }
    const current = this.open(how)
    this.send(current, node, differs)
    if (!this.makes.has(make)) this.makes.set(make, current)
  }

  /** The gradient as it was before it was added up over stretched dimensions: whole, and each slice. */
  private unsummed(rules: Rules, incoming: Gradients, outgoing: Gradients): void {
    const { node } = rules
    const id = UNSUMMED
    const whole = ownIds(node).includes(id) ? rules.wrong(id, incoming) : rules.right(incoming)
    whole.forEach((gradient, i) => {
      const edge = node.edges[i]
      if (edge === null || gradient === null) return
      const shape = shapeOf(edge)
      const dims = stretchedDims(gradient.shape, shape)
      if (dims === null || dims.length === 0) return
      const how: Break = { id, node, edge: i, gives: 'instead', everywhere: false }
      this.put(this.open(how), edge.node, edge.outputNr, gradient)
      const sent = outgoing[i]
      if (sent === null) return
      for (const slice of slicesOf(gradient, dims, shape)) {
        const current = this.open({ ...how, gives: 'difference' })
        this.put(current, edge.node, edge.outputNr, sub(slice, sent))
      }
    })
  }

  /** Of a tensor that is used in several places: one way alone, or all but one. */
  private keepOneWay(rules: Rules): void {
    const { node } = rules
    for (const { kept, from } of this.partsAt(node)) {
      const current = this.open({ id: 'path-dropped', node: from, edge: -1, gives: 'difference', everywhere: false })
      this.send(current, node, rules.right(kept))
    }
  }

  private *partsAt(node: Node): Generator<{ kept: (Tensor | null)[]; from: Node }> {
    const ways = this.ways.get(node)
    if (ways === undefined || ways.length < 2) return
    const sums: (Tensor | null)[] = node.outputs.map(() => null)
    for (const { outputNr, gradient } of ways) sums[outputNr] = plus(sums[outputNr], gradient)
    for (const { from, outputNr, gradient } of ways) {
      const rest = sums[outputNr]
      if (rest === null) continue
      const alone = sums.map((each, i) =>
        i === outputNr ? sub(gradient, rest) : each === null ? null : negative(each),
      )
      yield { kept: alone, from }
      if (ways.length > 2) yield { kept: sums.map((_, i) => (i === outputNr ? negative(gradient) : null)), from }
    }
  }

  private remember(node: OperationNode, outgoing: Gradients): void {
    node.edges.forEach((edge, i) => {
      const gradient = outgoing[i]
      if (edge === null || gradient === null) return
      const ways = this.ways.get(edge.node) ?? []
      ways.push({ from: node, outputNr: edge.outputNr, gradient })
      this.ways.set(edge.node, ways)
      // A leaf has no rule of its own to push through: what its ways bring is written down as they come.
      if (edge.node instanceof AccumulateGrad) this.leafWays(edge.node)
    })
  }

  private readonly leaves = new Map<Node, Current[]>()

  private leafWays(leaf: Node): void {
    for (const current of this.leaves.get(leaf) ?? []) current.waiting[this.pass]?.delete(leaf)
    const made: Current[] = []
    for (const { kept, from } of this.partsAt(leaf)) {
      const current = this.open({ id: 'path-dropped', node: from, edge: -1, gives: 'difference', everywhere: false })
      const [gradient] = kept
      if (gradient !== null) this.put(current, leaf, 0, gradient)
      made.push(current)
    }
    this.leaves.set(leaf, made)
  }

  private open(how: Break): Current {
    const current: Current = { how, waiting: [] }
    this.currents.push(current)
    return current
  }

  private send(current: Current, node: Node, gradients: Gradients): void {
    node.edges.forEach((edge, i) => {
      const gradient = gradients[i] ?? null
      if (edge === null || gradient === null) return
      const fit =
        current.how.id === UNSUMMED && current.how.gives === 'instead' ? gradient : fitted(gradient, shapeOf(edge))
      if (fit !== null) this.put(current, edge.node, edge.outputNr, fit)
    })
  }

  private put(current: Current, node: Node, outputNr: number, gradient: Tensor): void {
    const waiting = (current.waiting[this.pass] ??= new Map<Node, (Tensor | null)[]>())
    const list = waiting.get(node) ?? node.outputs.map(() => null)
    list[outputNr] = plus(list[outputNr], gradient)
    waiting.set(node, list)
  }
}

/** The rules at a node; null where what it saved was changed in place since. */
const rulesAt = (node: OperationNode): Rules | null => attempt(() => new Rules(node))

/** A wrong rule may not fit the shapes at hand, as PyTorch then says: nobody made that mistake here. */
function attempt<T>(body: () => T): T | null {
  try {
    return body()
  } catch (error) {
    if (error instanceof TorchError) return null
    throw error
  }
}

/** Rules of a row are broken alike wherever they stand; a rule of any node, where the same line is run again. */
const makeOf = (node: OperationNode, id: string): string =>
  id === 'chain-factor-dropped' ? `${id} ${node.name} ${node.site}` : id

const makesOf = (node: OperationNode): readonly string[] => [...ownIds(node), makeOf(node, 'chain-factor-dropped')]

const brokenBy = (rules: Rules, id: string, incoming: Gradients): Gradients | null =>
  id === 'chain-factor-dropped'
    ? rules.dropped(incoming)
    : ownIds(rules.node).includes(id)
      ? rules.wrong(id, incoming)
      : null

const plus = (a: Tensor | null, b: Tensor | null): Tensor | null => (a === null ? b : b === null ? a : add(a, b))
const negative = (gradient: Tensor): Tensor => sub(0, gradient)

function ones(shape: readonly number[], like: Gradients): Tensor | null {
  const dtype = like.find((gradient) => gradient !== null)?.dtype
  return dtype === undefined
    ? null
    : fromArray(new Array<number>(shape.reduce((n, size) => n * size, 1)).fill(1), shape, dtype)
}

/** What a wrong rule sends out, less what the right one does; null where they agree. */
function difference(node: Node, wrong: Gradients, outgoing: Gradients): Gradients {
  return node.edges.map((edge, i) => {
    const right = outgoing[i]
    const gradient = wrong[i] ?? null
    if (edge === null || right === null) return null
    if (gradient === null) return negative(right)
    const fit = fitted(gradient, shapeOf(edge))
    if (fit === null) return null
    const differs = sub(fit, right)
    return differs.toArray().some((value) => value !== 0) ? differs : null
  })
}

function isStretched({ outputs }: Node, shape: readonly number[]): boolean {
  const [output] = outputs
  return (
    output !== undefined &&
    (output.shape.length > shape.length || shape.some((size, i) => size === 1 && output.shape[i] !== 1))
  )
}

/** The slices of a gradient along the dimensions that were stretched, each in the shape of the tensor. */
function slicesOf(gradient: Tensor, dims: readonly number[], shape: readonly number[]): Tensor[] {
  const data = gradient.toArray()
  const count = dims.reduce((n, d) => n * gradient.shape[d], 1)
  const slices: number[][] = Array.from({ length: count }, () => [])
  data.forEach((value, at) => {
    let rest = at
    let slice = 0
    let step = 1
    for (let d = gradient.shape.length - 1; d >= 0; d--) {
      const index = rest % gradient.shape[d]
      rest = Math.floor(rest / gradient.shape[d])
      if (!dims.includes(d)) continue
      slice += index * step
      step *= gradient.shape[d]
    }
    slices[slice].push(value)
  })
  return slices.slice(0, MOST_SLICES).map((each) => fromArray(each, shape, gradient.dtype))
}
