import { runtimeError } from '../errors.js'
import { add } from '../ops/arithmetic.js'
import { clone, copy, toDtype } from '../ops/copy.js'
import { onesLike, zerosLike } from '../ops/creation.js'
import { formatShape, sameShape, sumsTo } from '../shape.js'
import { type Tensor, allocate, copyInto } from '../tensor.js'
import { currentWorld, withGradMode } from '../world.js'
import { overwrite } from './inplace.js'
import { AccumulateGrad, type Gradients, type Node, OperationNode } from './node.js'
import { Pending } from './pending.js'
import { edgeOf } from './record.js'
import { sumToSize } from './unbroadcast.js'

export interface BackwardOptions {
  /** The gradient of each root (`gradient=`); null or missing where the root is a scalar. */
  readonly gradients?: readonly (Tensor | null)[]
  readonly retainGraph?: boolean
  readonly createGraph?: boolean
  /** Add up `.grad` in these tensors only. */
  readonly inputs?: readonly Tensor[]
}

export interface GradOptions {
  readonly gradients?: readonly (Tensor | null)[]
  readonly retainGraph?: boolean
  readonly createGraph?: boolean
  readonly allowUnused?: boolean
}

/** `torch.autograd.backward`: adds the gradients of the roots to the `.grad` of the leaves. @throws RuntimeError as PyTorch */
export function backward(roots: readonly Tensor[], options: BackwardOptions = {}): void {
  const { createGraph = false, retainGraph = createGraph, inputs } = options
  if (inputs !== undefined && inputs.length === 0) {
    throw runtimeError('`inputs` argument to `backward()` cannot be empty.')
  }
  const seeds = seedGradients(roots, options.gradients)
  const wanted = inputs?.map((input) => wantedEdge(input))
  new Pass(createGraph, retainGraph).run(roots, seeds, wanted, (captured) => {
    inputs?.forEach((input, i) => {
      const gradient = captured[i]
      if (gradient !== null) accumulate(input, gradient, createGraph)
    })
  })
}

/** `torch.autograd.grad`: the gradients of the roots for `inputs`, leaving every `.grad` alone. @throws RuntimeError as PyTorch */
export function grad(
  roots: readonly Tensor[],
  inputs: readonly Tensor[],
  options: GradOptions = {},
): readonly (Tensor | null)[] {
  const { createGraph = false, retainGraph = createGraph, allowUnused = false } = options
  const seeds = seedGradients(roots, options.gradients)
  let found: Gradients = []
  new Pass(createGraph, retainGraph).run(
    roots,
    seeds,
    inputs.map((input) => wantedEdge(input)),
    (captured) => {
      found = captured
    },
  )
  if (!allowUnused) {
    const unused = found.indexOf(null)
    if (unused >= 0) {
      throw runtimeError(
        `The differentiated Tensor at index ${unused} appears to not have been used in the graph. Set allow_unused=True if this is ` +
          'the desired behavior.',
      )
    }
  }
  return found
}

/** What a pass is to bring back: the gradient that reaches this output of this node. */
interface Wanted {
  readonly node: Node
  readonly outputNr: number
}

function wantedEdge(input: Tensor): Wanted {
  const edge = edgeOf(input)
  if (edge === null) throw runtimeError('One of the differentiated Tensors does not require grad')
  return edge
}

function seedGradients(roots: readonly Tensor[], given?: readonly (Tensor | null)[]): readonly Tensor[] {
  if (given !== undefined && given.length !== roots.length) {
    throw runtimeError(`got ${roots.length} tensors and ${given.length} gradients`)
  }
  if (given === undefined && roots.length === 1 && roots[0].requiresGrad && roots[0].numel === 1) {
    return [onesLike(roots[0])]
  }
  const seeds = roots.map((root, i) => {
    const gradient = given?.[i] ?? null
    if (gradient !== null) {
      if (!sameShape(gradient.shape, root.shape)) {
        throw runtimeError(
          `Mismatch in shape: grad_output[${i}] has a shape of torch.Size(${formatShape(gradient.shape)}) and output[${i}] has a ` +
            `shape of torch.Size(${formatShape(root.shape)}).`,
        )
      }
      return currentWorld().gradientIgnored ? onesLike(gradient) : gradient
    }
    if (!root.requiresGrad) return root
    if (root.numel !== 1) throw runtimeError('grad can be implicitly created only for scalar outputs')
    return onesLike(root)
  })
  roots.forEach((root, i) => {
    if (!root.requiresGrad) {
      throw runtimeError(`element ${i} of tensors does not require grad and does not have a grad_fn`)
    }
  })
  return seeds
}

/** One walk from the roots to the leaves. */
class Pass {
  private readonly made: Pending[] = []
  private readonly ready: Pending[] = []
  private needed: Map<Node, boolean> | null = null

  constructor(
    private readonly createGraph: boolean,
    private readonly retainGraph: boolean,
  ) {}

  run(
    roots: readonly Tensor[],
    seeds: readonly Tensor[],
    wanted: readonly Wanted[] | undefined,
    finish: (captured: Gradients) => void,
  ): void {
    currentWorld().observer?.backwardCalled?.(roots)
    withGradMode(this.createGraph, () => {
      const starts: Node[] = []
      roots.forEach((root, i) => {
        const edge = edgeOf(root)
        if (edge === null) return
        starts.push(edge.node)
        this.deliver(edge.node, edge.outputNr, seeds[i])
      })
      if (wanted !== undefined) this.needed = reaching(starts, wanted)
      this.countEdges(starts)
      for (const node of starts.length === 1 ? starts : new Set(starts)) this.enqueueIfReady(this.at(node))
      const captured: (Tensor | null)[] = (wanted ?? []).map(() => null)
      try {
        for (let next = this.ready.pop(); next !== undefined; next = this.ready.pop()) {
          this.visit(next, wanted, captured)
        }
      } finally {
        for (const pending of this.made) pending.node.pending = pending.outer
      }
      finish(captured)
    })
  }

  private at(node: Node): Pending {
    const known = node.pending
    if (known !== null && known.pass === this) return known
    const pending = new Pending(node, this, known)
    node.pending = pending
    this.made.push(pending)
    return pending
  }

  private isNeeded(node: Node): boolean {
    return this.needed === null || this.needed.get(node) === true
  }

  private countEdges(starts: readonly Node[]): void {
    const stack = starts.map((node) => this.at(node))
    for (let from = stack.pop(); from !== undefined; from = stack.pop()) {
      if (from.counted) continue
      from.counted = true
      for (const edge of from.node.edges) {
        if (edge === null) continue
        const to = this.at(edge.node)
        to.awaited++
        if (!to.counted) stack.push(to)
      }
    }
  }

  private deliver(node: Node, outputNr: number, gradient: Tensor): void {
    const { buffer } = this.at(node)
    const before = buffer[outputNr]
    buffer[outputNr] = before === null ? gradient : add(before, gradient)
  }

  private enqueueIfReady(pending: Pending): void {
    if (pending.awaited > 0) return
    // Ascending, so that the last is the next: leaves first, then the latest node.
    const { ready } = this
    const rank = rankOf(pending.node)
    let at = ready.length
    ready.push(pending)
    for (; at > 0 && rankOf(ready[at - 1].node) > rank; at--) ready[at] = ready[at - 1]
    ready[at] = pending
  }

  private visit(pending: Pending, wanted: readonly Wanted[] | undefined, captured: (Tensor | null)[]): void {
    const { node } = pending
    if (!this.isNeeded(node)) return this.pass(node, null)
    const incoming = hooked(node, pending.buffer)
    if (wanted !== undefined) {
      for (let i = 0; i < wanted.length; i++) {
        if (wanted[i].node === node) captured[i] = incoming[wanted[i].outputNr]
      }
    }
    const runs = leadsOn(node, this.needed)
    if (node instanceof AccumulateGrad) {
      const [gradient] = incoming
      if (wanted === undefined && gradient !== null && node.variable.requiresGrad) {
        accumulate(node.variable, gradient, this.createGraph)
        for (const hook of node.postHooks) hook(node.variable)
      }
    } else this.pass(node, runs ? this.evaluate(node, incoming) : null)
  }

  private evaluate(node: Node, incoming: Gradients): Gradients {
    const world = currentWorld()
    world.spend(1)
    const found = node.backward(incoming)
    if (world.detectAnomaly) checkNumbers(node, found)
    let outgoing: (Tensor | null)[] = []
    for (let i = 0; i < found.length; i++) outgoing.push(this.fitted(node, i, found[i]))
    if (node.isWatched) for (const hook of node.nodeHooks) outgoing = [...(hook(outgoing, incoming) ?? outgoing)]
    if (!this.retainGraph) node.release()
    world.observer?.flowed?.(node, incoming, outgoing)
    return outgoing
  }

  /** Sends the gradients (null: none) along the edges. */
  private pass(node: Node, outgoing: Gradients | null): void {
    const { edges } = node
    for (let i = 0; i < edges.length; i++) {
      const edge = edges[i]
      if (edge === null) continue
      const gradient = outgoing === null ? null : outgoing[i]
      if (gradient !== null && gradient !== undefined) this.deliver(edge.node, edge.outputNr, gradient)
      const next = this.at(edge.node)
      next.awaited--
      this.enqueueIfReady(next)
    }
  }

  /** A gradient brought to the shape and type of the tensor it belongs to. */
  private fitted(node: Node, i: number, gradient: Tensor | null): Tensor | null {
    const edge = node.edges[i]
    if (gradient === null || edge === null) return null
    const { shape, dtype } = edge.node.outputs[edge.outputNr]
    let out = gradient
    if (!sameShape(out.shape, shape)) {
      const wrong = node instanceof OperationNode ? node.wrong : null
      if (wrong !== null && wrong.mistake === 'broadcast-not-summed') return out
      if (!sumsTo(out.shape, shape)) {
        if (wrong !== null) return out
        throw runtimeError(
          `Function ${node.name} returned an invalid gradient at index ${i} - got ${formatShape(out.shape)} but expected shape ` +
            `compatible with ${formatShape(shape)}`,
        )
      }
      out = sumToSize(out, shape)
    }
    return out.dtype === dtype ? out : toDtype(out, dtype)
  }
}

/** @throws RuntimeError when a gradient is not a number */
function checkNumbers(node: Node, gradients: Gradients): void {
  gradients.forEach((gradient, i) => {
    if (gradient !== null && gradient.toArray().some(Number.isNaN)) {
      throw runtimeError(`Function '${node.name}' returned nan values in its ${i}th output.`)
    }
  })
}

/** Leaves come first, then the latest recorded. */
const rankOf = (node: Node): number => (node instanceof AccumulateGrad ? Infinity : node.sequence)

/** For every node above the wanted ones: whether a wanted one can be reached from it. */
function reaching(starts: readonly Node[], wanted: readonly Wanted[]): Map<Node, boolean> {
  const known = new Map<Node, boolean>()
  const targets = new Set(wanted.map((want) => want.node))
  const stack: Node[] = [...starts]
  while (stack.length > 0) {
    const node = stack[stack.length - 1]
    const unknown = node.edges.filter((edge) => edge !== null && !known.has(edge.node))
    if (known.has(node)) stack.pop()
    else if (unknown.length > 0) for (const edge of unknown) stack.push(edge!.node)
    else {
      known.set(node, targets.has(node) || node.edges.some((edge) => edge !== null && known.get(edge.node) === true))
      stack.pop()
    }
  }
  return known
}

/** Whether something wanted lies below this node, so that it has to run. */
const leadsOn = (node: Node, needed: Map<Node, boolean> | null): boolean =>
  needed === null || node.edges.some((edge) => edge !== null && needed.get(edge.node) === true)

/** Runs the hooks of the tensors that are outputs of this node, and fills the `.grad` of those that retain theirs. */
function hooked(node: Node, buffer: readonly (Tensor | null)[]): Gradients {
  if (!node.isWatched) return buffer
  let incoming: (Tensor | null)[] = [...buffer]
  for (const { outputNr, hook } of node.hooks) {
    const gradient = incoming[outputNr]
    if (gradient !== null) incoming[outputNr] = hook(gradient) ?? gradient
  }
  for (const { outputNr, tensor } of node.retained) {
    const gradient = incoming[outputNr]
    if (gradient === null) continue
    tensor.grad = tensor.grad === null ? clone(gradient) : add(tensor.grad, gradient)
  }
  for (const hook of node.preHooks) incoming = [...(hook(incoming) ?? incoming)]
  return incoming
}

/** Adds to `.grad`: in place when no graph of the gradients is made, so that who holds the old `.grad` sees it grow. */
function accumulate(variable: Tensor, gradient: Tensor, createGraph: boolean): void {
  const before = variable.grad
  if (before === null) variable.grad = ownCopy(variable, gradient)
  else if (createGraph || !sameShape(before.shape, gradient.shape)) variable.grad = add(before, gradient)
  else overwrite(before, add(before, gradient))
}

/** The gradient in memory of its own, laid out as the variable is. A mistaken learner's may have another shape. */
function ownCopy(variable: Tensor, gradient: Tensor): Tensor {
  if (!sameShape(variable.shape, gradient.shape)) return clone(gradient)
  if (!currentWorld().gradMode && variable.isContiguous) {
    const out = allocate(variable.shape, gradient.dtype)
    copyInto(out.storage.data, gradient)
    return out
  }
  return copy.inPlace(zerosLike(variable, gradient.dtype), gradient)
}
