import { PLAIN, RELAXED } from './binary.js'

/** What wasm/dense.ts exports; addresses are in bytes, counts and strides in elements. */
export interface DenseExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  packLeft(from: number, rowStride: number, columnStride: number, n: number, k: number, to: number): void
  packRight(from: number, rowStride: number, columnStride: number, k: number, m: number, to: number): void
  multiplyPacked(left: number, right: number, out: number, panels: number, k: number, m: number, stride: number): void
  add(out: number, a: number, b: number, n: number): void
  sub(out: number, a: number, b: number, n: number): void
  mul(out: number, a: number, b: number, n: number): void
  div(out: number, a: number, b: number, n: number): void
  addScaled(out: number, a: number, b: number, by: number, n: number): void
  fill(out: number, value: number, n: number): void
  relu(out: number, a: number, n: number): void
  exp(out: number, a: number, n: number): void
  sum(a: number, n: number): number
}

/** As much of the platform's WebAssembly as we use: the engine is compiled without the types of any one platform. */
declare const WebAssembly:
  | undefined
  | {
      readonly Module: new (bytes: Uint8Array) => object
      readonly Instance: new (module: object) => { readonly exports: DenseExports }
    }

/** Where our memory begins: below lies what the compiler may keep for itself. In elements. */
const START = 1024
const PAGE = 65536

/** The compiled kernels with their memory, seen as numbers. */
export class Dense {
  /** The whole memory. Read it anew after {@link reserve}, which may move it. */
  floats: Float32Array

  constructor(readonly run: DenseExports) {
    this.floats = new Float32Array(run.memory.buffer)
  }

  /**
   * Makes room for blocks of these lengths (in elements), each beginning at a multiple of 16 bytes.
   * @returns where each begins, in elements, or null when there is not so much memory
   */
  reserve(lengths: readonly number[]): number[] | null {
    const starts: number[] = []
    let end = START
    for (const length of lengths) {
      starts.push(end)
      end += (length + 3) & ~3
    }
    const missing = end * 4 - this.floats.byteLength
    if (missing > 0) {
      try {
        this.run.memory.grow(Math.ceil(missing / PAGE))
      } catch {
        return null
      }
      this.floats = new Float32Array(this.run.memory.buffer)
    }
    return starts
  }
}

let loaded: Dense | null | undefined

/** The kernels in WebAssembly, compiled when first asked for; null where there is no SIMD, and the plain ones must do. */
export function dense(): Dense | null {
  if (loaded === undefined) loaded = load(RELAXED) ?? load(PLAIN)
  return loaded
}

/** A fresh instance of one of the two builds, or null when this engine cannot run it. */
export function load(base64: string): Dense | null {
  if (typeof WebAssembly === 'undefined') return null
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes))
    return new Dense(exports)
  } catch {
    return null // no SIMD of this kind, or a page whose policy forbids WebAssembly
  }
}
