import type { Dtype } from '../dtype.js'
import { runtimeError } from '../errors.js'
import type { Arg, InputGradient, Operation, Saved } from '../operation.js'
import type { Shape } from '../shape.js'
import { Tensor } from '../tensor.js'
import type { WrongRule } from '../world.js'
import { currentWorld } from '../world.js'
import { wronglyDone } from './mistakes.js'
import type { Pending } from './pending.js'
import { SavedTensor } from './saved.js'

/** Where a gradient goes: an output of a node. */
export interface Edge {
  readonly node: Node
  readonly outputNr: number
}

/** What the tape knows of an output, to check and to shape the gradient that comes back for it. */
export interface OutputMeta {
  readonly shape: Shape
  readonly dtype: Dtype
}

/** Called with the gradient of a tensor; what it returns (if a tensor) takes its place. */
export type TensorHook = (grad: Tensor) => Tensor | null

export interface HookEntry {
  readonly outputNr: number
  readonly hook: TensorHook
}

/** A hook on a node: after it ran, with (gradients of inputs, gradients of outputs). */
export type NodeHook = (
  outgoing: readonly (Tensor | null)[],
  incoming: readonly (Tensor | null)[],
) => readonly (Tensor | null)[] | null

/** Gradients, one a place, null where none flows. */
export type Gradients = readonly (Tensor | null)[]

interface Watchers {
  readonly hooks: HookEntry[]
  readonly nodeHooks: NodeHook[]
  readonly preHooks: ((incoming: Gradients) => Gradients | null)[]
  readonly retained: { readonly outputNr: number; readonly tensor: Tensor }[]
}

/** A step of the tape. No closures: what backward needs stands in its fields. */
export abstract class Node {
  /** Creation order; backward goes from high to low. */
  readonly sequence: number
  /** The line of the program that made it. */
  readonly site: number
  outputs: OutputMeta[] = []
  /** What waits here in the pass that goes on. */
  pending: Pending | null = null
  /** Who watches this node; most are watched by nobody. */
  private watchers: Watchers | null = null

  constructor(
    /** The class name in PyTorch, such as `MulBackward0`. */
    readonly name: string,
    readonly edges: readonly (Edge | null)[],
  ) {
    const world = currentWorld()
    this.sequence = world.sequence++
    this.site = world.site
  }

  /** Whether anybody ever asked for a hook here, or for the gradient. */
  get isWatched(): boolean {
    return this.watchers !== null
  }

  get hooks(): HookEntry[] {
    return this.watched().hooks
  }

  get nodeHooks(): NodeHook[] {
    return this.watched().nodeHooks
  }

  /** Called with the incoming gradients before the node runs; what it returns takes their place. */
  get preHooks(): ((incoming: Gradients) => Gradients | null)[] {
    return this.watched().preHooks
  }

  /** Tensors (by output number) that asked for `.grad` although they are no leaves. */
  get retained(): { readonly outputNr: number; readonly tensor: Tensor }[] {
    return this.watched().retained
  }

  private watched(): Watchers {
    return (this.watchers ??= { hooks: [], nodeHooks: [], preHooks: [], retained: [] })
  }

  /** The gradients that flow out along the edges, given those of the outputs. */
  abstract backward(incoming: Gradients): Gradients

  /** Frees what was saved, after a backward that does not retain the graph. */
  abstract release(): void
}

/** A value kept for backward. */
export type SavedValue =
  SavedTensor | readonly (SavedTensor | null)[] | Exclude<Arg, Tensor | readonly (Tensor | null)[]>

/** The node of an operation of the table. */
export class OperationNode extends Node {
  /** Which recorded operation of the run this is, from 0. */
  readonly number: number
  readonly wrong: WrongRule | null
  private released = false

  constructor(
    readonly operation: Operation,
    /** For each edge, the input (a position in `operation.inputs`) and the place in it when it is a list. */
    readonly owners: readonly number[],
    edges: readonly (Edge | null)[],
  ) {
    super(operation.row.gradFn ?? operation.row.name, edges)
    const world = currentWorld()
    this.number = world.recorded++
    this.wrong = world.rules?.get(this.number) ?? null
  }

  /** Values in the order of `operation.savings`; set by the recorder. */
  saved: SavedValue[] = []
  /** The arguments of the call, kept where a mistake is to be made or someone watches. */
  args: readonly Arg[] = []

  /** The names of what was saved, as Python shows them after `_saved_`. */
  get savedNames(): readonly string[] {
    const { savings, row } = this.operation
    return savings.map((saving) => saving.name).filter((name) => row.unseen?.includes(name) !== true)
  }

  /** What was saved under this name (PyTorch's `_saved_name`). @throws RuntimeError when it was freed or changed. */
  readSaved(name: string): Arg {
    const at = this.operation.savings.findIndex((saving) => saving.name === name)
    if (at < 0) return undefined
    const value = this.saved[at]
    if (value instanceof SavedTensor && !this.released) return value.unpackForProgram()
    return this.unpack(value, this.operation.savings[at].tensor)
  }

  /** The keeper of what was saved under this name (PyTorch's `_raw_saved_name`); undefined where no tensor was. */
  rawSaved(name: string): SavedTensor | undefined {
    const value = this.saved[this.operation.savings.findIndex((saving) => saving.name === name)]
    return value instanceof SavedTensor ? value : undefined
  }

  private unpack(value: SavedValue, tensor: boolean): Arg {
    if (value instanceof SavedTensor) return this.unpackTensor(value)
    if (Array.isArray(value) && value.some((item) => item instanceof SavedTensor)) {
      return (value as readonly (SavedTensor | null)[]).map((item) => (item === null ? null : this.unpackTensor(item)))
    }
    if (tensor && value !== null && this.released) throw runtimeError(BACKWARD_TWICE)
    return value as Arg
  }

  private unpackTensor(saved: SavedTensor): Tensor {
    if (this.released) throw runtimeError(BACKWARD_TWICE)
    return saved.unpack()
  }

  private savedRecord(): Saved {
    const record: Record<string, Arg> = {}
    const { savings } = this.operation
    for (let i = 0; i < savings.length; i++) record[savings[i].name] = this.unpack(this.saved[i], savings[i].tensor)
    return record
  }

  override backward(incoming: Gradients): Gradients {
    const saved = this.savedRecord()
    const g = incoming.find((gradient) => gradient !== null) ?? null
    if (g === null) return this.edges.map(() => null)
    if (this.wrong !== null) {
      const gradients = wronglyDone(this, this.wrong, g, saved, incoming)
      if (gradients !== null) return gradients
    }
    if (this.edges.length === 1) {
      const gradient = this.edges[0] === null ? null : this.operation.rules[this.owners[0]](g, saved, incoming)
      return [gradient instanceof Tensor || gradient === null ? gradient : gradient[0]]
    }
    return this.followRules((owner) => this.operation.rules[owner](g, saved, incoming))
  }

  /** The gradients of the inputs that edges ask for, by name. */
  follow(gradientOf: (input: string) => InputGradient): Gradients {
    return this.followRules((owner) => gradientOf(this.operation.inputs[owner]))
  }

  private followRules(gradientOf: (owner: number) => InputGradient): Gradients {
    const out: (Tensor | null)[] = new Array(this.edges.length).fill(null)
    let previous = -1
    let gradient: InputGradient = null
    let place = 0
    for (let i = 0; i < this.edges.length; i++) {
      const owner = this.owners[i]
      place = owner === previous ? place + 1 : 0
      if (owner !== previous) gradient = null
      if (this.edges[i] !== null) {
        gradient ??= gradientOf(owner)
        out[i] = gradient instanceof Tensor || gradient === null ? gradient : gradient[place]
      }
      previous = owner
    }
    return out
  }

  override release(): void {
    this.released = true
  }
}

export const BACKWARD_TWICE =
  'Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). ' +
  'Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you ' +
  'need to backward through the graph a second time or if you need to access saved tensors after calling backward.'

/** The end of the tape at a leaf: adds what arrives to the leaf's `.grad`. */
export class AccumulateGrad extends Node {
  /** Called with the leaf after its `.grad` was added to. */
  readonly postHooks: ((leaf: Tensor) => void)[] = []

  constructor(readonly variable: Tensor) {
    super('AccumulateGrad', [])
    this.outputs = [{ shape: variable.shape, dtype: variable.dtype }]
  }

  override backward(): Gradients {
    return []
  }

  override release(): void {}
}
