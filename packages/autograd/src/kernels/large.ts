import type { NumberArray } from '../dtype.js'
import { currentWorld } from '../world.js'
import { binaryLoops, factors, unaryLoops } from './named.js'
import { type Dense, dense } from './wasm/dense.js'

/** Elements from which crossing into WebAssembly pays. */
export const LARGE = 512

/** Elements that are worked on at a time: what a step reads and writes stays in the nearest cache. */
const CHUNK = 4096

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
  const starts = fast?.reserve([CHUNK, CHUNK, CHUNK]) ?? null
  if (loop === undefined || fast === null || starts === null) return false
  const [left, right, result] = starts
  const { run } = fast
  const length = Math.min(CHUNK, out.length)
  if (typeof a === 'number') run.fill(left * 4, a, rounded(length))
  if (typeof b === 'number') run.fill(right * 4, b, rounded(length))
  inChunks(out.length, (from, to) => {
    if (typeof a !== 'number') bring(fast, a, from, to, left)
    if (typeof b !== 'number') bring(fast, b, from, to, right)
    if (by === undefined) run[loop](result * 4, left * 4, right * 4, rounded(to - from))
    else run.addScaled(result * 4, left * 4, right * 4, by, rounded(to - from))
    take(fast, result, out, from, to)
  })
  return true
}

/** Fills `out` with `f` of each element, by the WebAssembly loop of that name. @returns false when there is none */
export function unaryLarge(f: (a: number) => number, a: NumberArray, out: NumberArray): boolean {
  if (!(out instanceof Float32Array) || !(a instanceof Float32Array)) return false
  const loop = unaryLoops.get(f)
  const fast = loop === undefined ? null : dense()
  const starts = fast?.reserve([CHUNK, CHUNK]) ?? null
  if (loop === undefined || fast === null || starts === null) return false
  const [given, result] = starts
  inChunks(out.length, (from, to) => {
    bring(fast, a, from, to, given)
    fast.run[loop](result * 4, given * 4, rounded(to - from))
    take(fast, result, out, from, to)
  })
  return true
}

/** The sum of `data[from .. to]`, carried in doubles; null without WebAssembly. */
export function sumLarge(data: Float32Array, from: number, to: number): number | null {
  const fast = dense()
  const starts = fast?.reserve([CHUNK]) ?? null
  if (fast === null || starts === null) return null
  const [at] = starts
  let total = 0
  for (let start = from; start < to; start += CHUNK) {
    const end = Math.min(to, start + CHUNK)
    const fours = start + ((end - start) & ~3)
    bring(fast, data, start, end, at)
    total += fast.run.sum(at * 4, fours - start)
    for (let i = fours; i < end; i++) total += data[i]
  }
  return total
}

const isSingle = (x: NumberArray | number): x is Float32Array | number =>
  typeof x === 'number' || x instanceof Float32Array

/** The loops go four elements a step; what stands beyond the end is computed and left behind. */
const rounded = (length: number): number => (length + 3) & ~3

function inChunks(length: number, body: (from: number, to: number) => void): void {
  const world = currentWorld()
  for (let from = 0; from < length; from += CHUNK) {
    world.spend(Math.min(CHUNK, length - from))
    body(from, Math.min(length, from + CHUNK))
  }
}

function bring(fast: Dense, data: Float32Array, from: number, to: number, at: number): void {
  fast.floats.set(from === 0 && to === data.length ? data : data.subarray(from, to), at)
}

function take(fast: Dense, at: number, out: Float32Array, from: number, to: number): void {
  out.set(fast.floats.subarray(at, at + to - from), from)
}
