import type { NumberArray } from '../dtype.js'
import { currentWorld } from '../world.js'
import { binaryLoops, factors, unaryLoops } from './named.js'
import { dense } from './wasm/dense.js'

/** Elements from which crossing into WebAssembly pays. */
export const LARGE = 256

/** Elements that are worked on at a time: what a step reads and writes stays in the nearest cache. */
const CHUNK = 4096

/** Two operands and a result. */
const OPERANDS = [CHUNK, CHUNK, CHUNK]

/**
 * Fills `out` with `f` of the elements of both, a number standing for all of its side, by the WebAssembly loop of that name.
 * @returns false when there is none, or not for these types
 */
export function binaryLarge(
  f: (a: number, b: number) => number,
  a: NumberArray | number,
  b: NumberArray | number,
  out: NumberArray,
): boolean {
  if (!(out instanceof Float32Array) || !isSingle(a) || !isSingle(b)) return false
  const by = factors.get(f)
  const loop = by === undefined ? binaryLoops.get(f) : 'add'
  const fast = loop === undefined ? null : dense()
  const starts = fast?.reserve(OPERANDS) ?? null
  if (loop === undefined || fast === null || starts === null) return false
  const [left, right, result] = starts
  const { run, floats } = fast
  const length = Math.min(CHUNK, out.length)
  if (typeof a === 'number') run.fill(left * 4, a, rounded(length))
  if (typeof b === 'number') run.fill(right * 4, b, rounded(length))
  const world = currentWorld()
  for (let from = 0; from < out.length; from += CHUNK) {
    const to = Math.min(out.length, from + CHUNK)
    world.spend(to - from)
    if (typeof a !== 'number') bring(floats, a, from, to, left)
    if (typeof b !== 'number') bring(floats, b, from, to, right)
    if (by === undefined) run[loop](result * 4, left * 4, right * 4, rounded(to - from))
    else run.addScaled(result * 4, left * 4, right * 4, by, rounded(to - from))
    out.set(floats.subarray(result, result + to - from), from)
  }
  return true
}

/** Fills `out` with `f` of each element, by the WebAssembly loop of that name. @returns false when there is none */
export function unaryLarge(f: (a: number) => number, a: NumberArray, out: NumberArray): boolean {
  if (!(out instanceof Float32Array) || !(a instanceof Float32Array)) return false
  const loop = unaryLoops.get(f)
  const fast = loop === undefined ? null : dense()
  const starts = fast?.reserve(OPERANDS) ?? null
  if (loop === undefined || fast === null || starts === null) return false
  const [given, , result] = starts
  const { run, floats } = fast
  const world = currentWorld()
  for (let from = 0; from < out.length; from += CHUNK) {
    const to = Math.min(out.length, from + CHUNK)
    world.spend(to - from)
    bring(floats, a, from, to, given)
    run[loop](result * 4, given * 4, rounded(to - from))
    out.set(floats.subarray(result, result + to - from), from)
  }
  return true
}

/** The sum of `data[from .. to]`, carried in doubles; null without WebAssembly. */
export function sumLarge(data: Float32Array, from: number, to: number): number | null {
  const fast = dense()
  const starts = fast?.reserve(OPERANDS) ?? null
  if (fast === null || starts === null) return null
  const [at] = starts
  let total = 0
  for (let start = from; start < to; start += CHUNK) {
    const end = Math.min(to, start + CHUNK)
    const fours = start + ((end - start) & ~3)
    bring(fast.floats, data, start, end, at)
    total += fast.run.sum(at * 4, fours - start)
    for (let i = fours; i < end; i++) total += data[i]
  }
  return total
}

const isSingle = (x: NumberArray | number): x is Float32Array | number =>
  typeof x === 'number' || x instanceof Float32Array

/** The loops go four elements a step; what stands beyond the end is computed and left behind. */
const rounded = (length: number): number => (length + 3) & ~3

function bring(floats: Float32Array, data: Float32Array, from: number, to: number, at: number): void {
  floats.set(from === 0 && to === data.length ? data : data.subarray(from, to), at)
}
