/** Bytes of a slab: memory that is asked for at once and handed out in pieces. */
const SLAB = 1 << 18
/** Bytes from which a piece is asked for alone. */
const LARGE = 1 << 15
/** Numbers up to which JavaScript keeps an array within the object itself, which is as fast. */
const TINY = 8

let slab = new ArrayBuffer(SLAB)
let used = 0

/** Where the next `bytes` of zeroed memory begin in {@link slab}. A slab is never handed out twice; it goes when all its pieces went. */
function piece(bytes: number): number {
  if (used + bytes > SLAB) {
    slab = new ArrayBuffer(SLAB)
    used = 0
  }
  const start = used
  used += (bytes + 15) & ~15
  return start
}

/**
 * Zeroed memory for `n` float32. An ArrayBuffer of its own costs a microsecond or more, a piece of a slab a fraction of it: so never
 * hand `array.buffer` on, it holds the numbers of others too.
 */
export function floats(n: number): Float32Array {
  const bytes = n * 4
  if (n <= TINY || bytes >= LARGE) return new Float32Array(n)
  const start = piece(bytes)
  return new Float32Array(slab, start, n)
}

/** Zeroed memory for `n` float64, as {@link floats}. */
export function doubles(n: number): Float64Array {
  const bytes = n * 8
  if (n <= TINY || bytes >= LARGE) return new Float64Array(n)
  const start = piece(bytes)
  return new Float64Array(slab, start, n)
}
