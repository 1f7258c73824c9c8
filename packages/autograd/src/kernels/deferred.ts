import { currentWorld } from '../world.js'
import { factors, binaryLoops, unaryLoops, type BinaryLoop, type UnaryLoop } from './named.js'
import { type Dense, dense } from './wasm/dense.js'

/**
 * Elementwise work on very large tensors is put off until somebody asks for the numbers, and then done for whole expressions at a
 * time, a chunk after the other: `(x * 0.5 + 1).exp().sum()` reads x once and writes nothing, where one operation after the other would
 * fill and empty the caches for each. Nobody can tell: whoever touches memory, to read it or to write it, does so through `data`,
 * which first does what was put off here or reads from here.
 */

/** Elements from which work is put off. */
export const HUGE = 1 << 16

/** Elements that are worked on at a time; the operands of an expression together stay in the nearer caches. */
const CHUNK = 4096

/** Operations that are put off at most in one expression. */
const MOST = 16

/** How often an inner result is computed anew before it is kept. */
const RECOMPUTED = 2

/** An operand: memory to read, now or when it is computed, or a number. */
export type Source = HugeStorage | number

/** An operation that was put off. */
interface Recipe {
  readonly loop: BinaryLoop | UnaryLoop | 'addScaled'
  readonly sources: readonly Source[]
  readonly by: number
}

/** The memory of a very large float32 tensor, which may still have to be computed. */
export class HugeStorage {
  /** Operations that lie between this and memory. */
  readonly size: number
  private uses = 0
  /** What was put off and reads from here: to be done before anyone can write here. */
  private readers: WeakRef<HugeStorage>[] = []

  private constructor(
    readonly length: number,
    private memory: Float32Array | null,
    private recipe: Recipe | null,
  ) {
    let size = recipe === null ? 0 : 1
    for (const source of recipe?.sources ?? []) if (source instanceof HugeStorage) size += source.pendingSize
    this.size = size
  }

  /** Zeroed memory. */
  static zeros(length: number): HugeStorage {
    return new HugeStorage(length, new Float32Array(length), null)
  }

  /** Puts off `f` of the sources. @returns null when there is no loop for it: it must be done now */
  static of(f: (a: number, b: number) => number, length: number, sources: readonly Source[]): HugeStorage | null {
    if (dense() === null) return null
    const by = factors.get(f)
    const loop =
      by !== undefined
        ? 'addScaled'
        : sources.length === 2
          ? binaryLoops.get(f)
          : unaryLoops.get(f as (a: number) => number)
    if (loop === undefined) return null
    for (const source of sources) if (source instanceof HugeStorage && source.pendingSize > MOST / 2) source.realise()
    const made = new HugeStorage(length, null, { loop, sources, by: by ?? 1 })
    for (const source of sources) if (source instanceof HugeStorage) source.addReader(made)
    return made
  }

  /** The numbers, computed if they were not; whoever has them may write there. */
  get data(): Float32Array {
    const memory = this.realise()
    if (this.readers.length > 0) {
      const { readers } = this
      this.readers = []
      for (const reader of readers) reader.deref()?.realise()
    }
    return memory
  }

  get isPending(): boolean {
    return this.memory === null
  }

  /** Writes the numbers into `out`, without keeping them here. */
  writeTo(out: Float32Array): void {
    if (this.memory !== null) out.set(this.memory)
    else this.evaluate((fast, at, from, to) => out.set(fast.floats.subarray(at, at + to - from), from))
  }

  /** The sum of the numbers, in doubles, without keeping them here. */
  sum(): number {
    let total = 0
    this.evaluate((fast, at, from, to) => {
      const fours = (to - from) & ~3
      total += fast.run.sum(at * 4, fours)
      for (let i = fours; i < to - from; i++) total += fast.floats[at + i]
    })
    return total
  }

  private get pendingSize(): number {
    return this.memory === null ? this.size : 0
  }

  private addReader(reader: HugeStorage): void {
    if (this.readers.length >= 4 * MOST)
      this.readers = this.readers.filter((known) => known.deref()?.isPending === true)
    this.readers.push(new WeakRef(reader))
  }

  private realise(): Float32Array {
    if (this.memory !== null) return this.memory
    const memory = new Float32Array(this.length)
    this.writeTo(memory)
    this.memory = memory
    this.recipe = null
    return memory
  }

  /** Computes chunk after chunk; `sink` finds each at `at` in the kernels' memory. */
  private evaluate(sink: (fast: Dense, at: number, from: number, to: number) => void): void {
    const steps = this.inOrder()
    const numbers = new Set(
      steps.flatMap((step) => step.recipe?.sources ?? []).filter((source) => typeof source === 'number'),
    )
    const fast = dense()
    const starts = fast?.reserve(new Array<number>(steps.length + numbers.size).fill(CHUNK)) ?? null
    if (fast === null || starts === null) throw new Error('There is no memory for the kernels of large tensors.')
    const slots = new Map<Source, number>([...steps, ...numbers].map((source, i) => [source, starts[i]]))
    for (const number of numbers) fast.run.fill((slots.get(number) ?? 0) * 4, number, CHUNK)
    const program = steps.map((step) => ({
      memory: step.memory,
      recipe: step.recipe,
      at: slots.get(step) ?? 0,
      operands: (step.recipe?.sources ?? []).map((source) => (slots.get(source) ?? 0) * 4),
    }))
    const world = currentWorld()
    const result = slots.get(this) ?? 0
    for (let from = 0; from < this.length; from += CHUNK) {
      const to = Math.min(this.length, from + CHUNK)
      world.spend((to - from) * steps.length)
      const count = (to - from + 3) & ~3
      for (const { memory, recipe, at, operands } of program) {
        if (memory !== null) fast.floats.set(memory.subarray(from, to), at)
        else if (recipe !== null) perform(fast, recipe, at * 4, operands, count)
      }
      sink(fast, result, from, to)
    }
  }

  /** What has to be read and computed, operands before what is made of them, this last. */
  private inOrder(): HugeStorage[] {
    const found = new Set<HugeStorage>()
    const visit = (storage: HugeStorage): void => {
      if (found.has(storage)) return
      if (storage !== this && storage.memory === null && storage.uses++ >= RECOMPUTED) storage.realise()
      if (storage.memory === null) {
        for (const source of storage.recipe?.sources ?? []) if (source instanceof HugeStorage) visit(source)
      }
      found.add(storage)
    }
    visit(this)
    return [...found]
  }
}

function perform({ run }: Dense, { loop, by }: Recipe, at: number, operands: readonly number[], count: number): void {
  if (loop === 'exp' || loop === 'relu') run[loop](at, operands[0], count)
  else if (loop === 'addScaled') run.addScaled(at, operands[0], operands[1], by, count)
  else run[loop](at, operands[0], operands[1], count)
}
