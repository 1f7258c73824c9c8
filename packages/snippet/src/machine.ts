import { DEFAULT_PRINT_OPTIONS, type PrintOptions, type World } from '@gradroom/autograd'
import { LimitReached, raised } from './objects/error.js'
import type { PyModule, Value } from './objects/value.js'
import type { Frame } from './compile/frame.js'

/** What a run may use. A run that reaches one of these ends with an error that names it. */
export interface Limits {
  /** Statements, calls and turns of loops. */
  steps: number
  /** Elements of tensors made in all, and of one list. */
  elements: number
  /** Bytes of text, lists and tensors made in all. */
  bytes: number
  /** Calls within calls; Python's own limit is 1,000. */
  depth: number
  /** Characters printed. */
  printed: number
  /** Wall time by the clock that was passed in; without a clock it is not measured. */
  milliseconds: number
}

export const DEFAULT_LIMITS: Readonly<Limits> = {
  steps: 5_000_000,
  elements: 20_000_000,
  bytes: 512 * 1024 * 1024,
  depth: 1_000,
  printed: 200_000,
  milliseconds: 5_000,
}

/** How many steps pass between two looks at the clock. */
const CLOCK_EVERY = 512

/** The state of one run: what it printed, what it has used, and its modules. */
export class Machine {
  readonly out: string[] = []
  readonly warnings: string[]
  readonly modules = new Map<string, PyModule>()
  readonly globals = new Map<string, Value>()
  readonly limits: Limits
  /** The frame of the program's top level; an error is reported at the line it stands at. */
  top: Frame | null = null
  /** The frame that runs now. */
  frame: Frame | null = null
  /** `torch.set_printoptions`. */
  printOptions: PrintOptions = DEFAULT_PRINT_OPTIONS
  steps = 0
  depth = 0
  #pause = 0
  #bytes = 0
  #printed = 0
  readonly #deadline: number
  #ids = new WeakMap<object, number>()
  #nextId = 1

  constructor(
    readonly world: World,
    limits: Partial<Limits>,
    readonly now: (() => number) | null,
  ) {
    // The engine warns in its world, the language adds to the same list.
    this.warnings = world.warnings
    this.limits = { ...DEFAULT_LIMITS, ...limits }
    this.#deadline = now ? now() + this.limits.milliseconds : Infinity
    this.#pause = Math.min(CLOCK_EVERY, this.limits.steps)
  }

  /** One step of work; now and then it looks at the limits. */
  tick(): void {
    if (++this.steps > this.#pause) this.#check()
  }

  #check(): void {
    if (this.steps > this.limits.steps) throw new LimitReached('steps', this.limits.steps)
    if (this.now && this.now() > this.#deadline) throw new LimitReached('milliseconds', this.limits.milliseconds)
    this.#pause = Math.min(this.steps + CLOCK_EVERY, this.limits.steps)
  }

  /** Counts `n` steps done at once by a built-in, before it does them. */
  work(n: number): void {
    this.steps += n
    if (this.steps > this.#pause) this.#check()
  }

  /** Counts memory before it is taken. */
  take(bytes: number): void {
    this.#bytes += bytes
    if (this.#bytes > this.limits.bytes) throw new LimitReached('bytes', this.limits.bytes)
  }

  /** Counts a list's elements before they are made. */
  takeElements(n: number): void {
    if (n > this.limits.elements) throw new LimitReached('elements', this.limits.elements)
    this.take(n * 8)
    this.work(n >> 3)
  }

  print(text: string): void {
    this.#printed += text.length
    if (this.#printed > this.limits.printed) throw new LimitReached('printed', this.limits.printed)
    this.out.push(text)
  }

  warn(message: string): void {
    if (this.warnings.length < 1_000) this.warnings.push(message)
  }

  /** Goes one call deeper; pair it with `leave`. */
  enter(): void {
    this.tick()
    if (++this.depth >= this.limits.depth) {
      this.depth--
      throw raised('RecursionError', 'maximum recursion depth exceeded')
    }
  }

  leave(): void {
    this.depth--
  }

  /** A number that stands for an object's identity, the same for as long as the run lasts. */
  idOf(object: object): number {
    let id = this.#ids.get(object)
    if (id === undefined) {
      id = 140_000_000_000_000 + this.#nextId++ * 64
      this.#ids.set(object, id)
    }
    return id
  }
}
