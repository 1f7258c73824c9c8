import { LimitExceeded } from './errors.js'
import type { Tensor } from './tensor.js'
import type { Node } from './tape/node.js'
import type { Generator } from './random/generator.js'

/** How much a program may use; what is not named is not limited. */
export interface Budget {
  /** Elements of the largest single tensor. */
  readonly elements?: number
  /** Bytes of all storages allocated in the run. */
  readonly bytes?: number
  /** Elementary steps of all kernels (one element computed, one multiply-add). */
  readonly work?: number
  /** Wall time, by `now`, counted from when the world was made. */
  readonly milliseconds?: number
}

/** Someone who watches a run, such as the drawer of the graph. Every callback is optional. */
export interface Observer {
  /** A node was recorded: an operation on `inputs` that made `outputs`. */
  readonly recorded?: (node: Node, inputs: readonly Tensor[], outputs: readonly Tensor[]) => void
  /** Backward went through a node: what came in (one an output), and what flows out along each edge (one an edge). */
  readonly flowed?: (node: Node, incoming: readonly (Tensor | null)[], outgoing: readonly (Tensor | null)[]) => void
  /** A call of backward() or grad() begins at these tensors. */
  readonly backwardCalled?: (roots: readonly Tensor[]) => void
}

/** How tensors that are kept for backward are put away and brought back. */
export interface SavedHooks {
  readonly pack: (tensor: Tensor) => unknown
  readonly unpack: (packed: unknown) => Tensor
}

/** A learner's mistake, made at the recorded node with this number (from 0, in the order of recording). */
export interface WrongRule {
  readonly node: number
  /** An id of the row's own `mistakes`, or one of the generic ones of tape/mistakes.ts. */
  readonly mistake: string
  /** Which edge, where the mistake is about one of several (path-dropped). */
  readonly edge?: number
}

export interface WorldOptions {
  readonly budget?: Budget
  /** A monotonic clock in milliseconds; without one, wall time is not limited. */
  readonly now?: () => number
  readonly observer?: Observer
  readonly rules?: readonly WrongRule[]
  /** The learner who lets gradients through `detach()`, `.data` and `no_grad`. */
  readonly detachIgnored?: boolean
  /** The learner who starts backward with ones, whatever `gradient=` says. */
  readonly gradientIgnored?: boolean
}

/** How much work passes between two looks at the clock: well below the 250 ms within which a program must stop. */
const WORK_BETWEEN_LOOKS = 1 << 18

/** Everything that belongs to one run of one program: nothing else in the engine changes while programs run. */
export class World {
  gradMode = true
  inferenceMode = false
  /** `torch.autograd.set_detect_anomaly(True)`: a rule that gives NaN is an error. */
  detectAnomaly = false
  /** `torch.autograd.graph.saved_tensors_hooks`, the innermost last. */
  readonly savedHooks: SavedHooks[] = []
  /** Nodes made so far, of every kind; the next node's place in the order of backward. */
  sequence = 0
  /** Operations recorded so far; the next one's number, which wrong rules and observers go by. */
  recorded = 0
  /** The line of the program that is being run; nodes carry it. */
  site = 0
  generator: Generator | null = null
  readonly warnings: string[] = []
  readonly observer: Observer | null
  readonly rules: ReadonlyMap<number, WrongRule> | null
  readonly detachIgnored: boolean
  readonly gradientIgnored: boolean
  private bytesUsed = 0
  private workDone = 0
  private nextLook: number
  private readonly startedAt: number
  private readonly elementLimit: number
  private readonly byteLimit: number
  private readonly workLimit: number

  constructor(private readonly options: WorldOptions = {}) {
    const { budget = {}, now, observer = null, rules, detachIgnored = false, gradientIgnored = false } = options
    this.observer = observer
    this.rules = rules === undefined || rules.length === 0 ? null : new Map(rules.map((rule) => [rule.node, rule]))
    this.detachIgnored = detachIgnored
    this.gradientIgnored = gradientIgnored
    this.elementLimit = budget.elements ?? Infinity
    this.byteLimit = budget.bytes ?? Infinity
    this.workLimit = budget.work ?? Infinity
    this.startedAt = now?.() ?? 0
    this.nextLook = Math.min(WORK_BETWEEN_LOOKS, this.workLimit)
  }

  /** Counts a storage about to be allocated. @throws LimitExceeded before the memory is taken. */
  allocate(elements: number, elementSize: number): void {
    if (elements > this.elementLimit) throw new LimitExceeded('elements', this.elementLimit)
    this.bytesUsed += elements * elementSize
    if (this.bytesUsed > this.byteLimit) throw new LimitExceeded('bytes', this.byteLimit)
    this.spend(elements)
  }

  /** Counts a table of places or a stretched view: no storage, but as much to go through. @throws LimitExceeded */
  foresee(elements: number): void {
    this.allocate(elements, 0)
  }

  /** Counts work about to be done; kernels call it once a block. @throws LimitExceeded */
  spend(work: number): void {
    this.workDone += work
    if (this.workDone > this.nextLook) this.look()
  }

  private look(): void {
    if (this.workDone > this.workLimit) throw new LimitExceeded('work', this.workLimit)
    const { now, budget } = this.options
    const allowed = budget?.milliseconds
    if (now !== undefined && allowed !== undefined && now() - this.startedAt > allowed) {
      throw new LimitExceeded('milliseconds', allowed)
    }
    this.nextLook = Math.min(this.workDone + WORK_BETWEEN_LOOKS, this.workLimit)
  }
}

let current = new World()

/** The world that operations belong to now: the innermost `inWorld`, or the ambient one outside every run. */
export const currentWorld = (): World => current

/** Runs `body` in `world`. Synchronous, so that two runs can never mix. */
export function inWorld<T>(world: World, body: () => T): T {
  const outer = current
  current = world
  try {
    return body()
  } finally {
    current = outer
  }
}

/** Runs `body` with recording switched on or off: `torch.enable_grad()` and `torch.no_grad()`. */
export function withGradMode<T>(on: boolean, body: () => T): T {
  const world = current
  const before = world.gradMode
  world.gradMode = on
  try {
    return body()
  } finally {
    world.gradMode = before
  }
}

export const noGrad = <T>(body: () => T): T => withGradMode(false, body)
export const enableGrad = <T>(body: () => T): T => withGradMode(true, body)
