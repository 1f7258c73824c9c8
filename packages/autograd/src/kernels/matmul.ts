import type { Shape } from '../shape.js'
import { type Tensor, allocate, contiguousData } from '../tensor.js'
import { type World, currentWorld } from '../world.js'
import { type Dense, dense } from './wasm/dense.js'

/** `batch` products of matrices (n x k) (k x m). */
export interface Sizes {
  readonly batch: number
  readonly n: number
  readonly k: number
  readonly m: number
}

/** Multiply-adds from which crossing into WebAssembly pays. */
const LARGE = 4096
/** Multiply-adds between two looks at the budget. */
const BLOCK = 1 << 20

/**
 * The products of `batch` pairs of matrices (n x k) (k x m). Small ones carry their sums in doubles, so that the one rounding at the
 * end keeps within PyTorch's own error; large ones of float32 are summed in float32, as PyTorch does.
 */
export function multiply(a: Tensor, b: Tensor, shape: Shape, sizes: Sizes): Tensor {
  const out = allocate(shape, a.dtype)
  const { n, k, m } = sizes
  const fast = n * k * m >= LARGE && n > 1 && m > 1 && a.dtype.name === 'float32' ? dense() : null
  if (fast === null || !multiplyDense(fast, a, b, out, sizes)) multiplyPlain(a, b, out, sizes)
  return out
}

/** The plain path: row by row, in doubles. */
export function multiplyPlain(a: Tensor, b: Tensor, out: Tensor, { batch, n, k, m }: Sizes): void {
  const p = contiguousData(a)
  const q = contiguousData(b)
  const { data } = out.storage
  const world = currentWorld()
  const row = new Float64Array(m)
  for (let z = 0; z < batch; z++) {
    for (let i = 0; i < n; i++) {
      world.spend(k * m)
      row.fill(0)
      for (let j = 0; j < k; j++) {
        const left = p[(z * n + i) * k + j]
        const start = (z * k + j) * m
        // Only a product of a column and a row keeps the sign of -0 in PyTorch: everything else is added to a zero.
        if (k === 1 && n > 1 && m > 1) for (let c = 0; c < m; c++) row[c] = left * q[start + c]
        else for (let c = 0; c < m; c++) row[c] += left * q[start + c]
      }
      const to = (z * n + i) * m
      for (let c = 0; c < m; c++) data[to + c] = row[c]
    }
  }
}

/** The path through WebAssembly: both factors are packed into panels, whatever their strides. @returns whether there was room */
export function multiplyDense(fast: Dense, a: Tensor, b: Tensor, out: Tensor, { batch, n, k, m }: Sizes): boolean {
  const left = factorOf(a, n, k)
  const right = factorOf(b, k, m)
  const width = (m + 7) & ~7
  const height = (n + 3) & ~3
  const starts = fast.reserve([left.span, right.span, height * k, width * k, height * width])
  if (starts === null) return false
  const [rawLeft, rawRight, packedLeft, packedRight, result] = starts
  const world = currentWorld()
  const { data } = out.storage
  for (let z = 0; z < batch; z++) {
    // A product can be long: what is copied and packed counts too.
    world.spend(n * k + k * m)
    const { floats, run } = fast
    floats.set(left.at(z), rawLeft)
    floats.set(right.at(z), rawRight)
    run.packLeft(rawLeft * 4, left.rowStride, left.columnStride, n, k, packedLeft * 4)
    run.packRight(rawRight * 4, right.rowStride, right.columnStride, k, m, packedRight * 4)
    inBlocks(world, height / 4, 4 * k * m, (panel, panels) => {
      const from = packedLeft + panel * 4 * k
      run.multiplyPacked(from * 4, packedRight * 4, (result + panel * 4 * width) * 4, panels, k, m, width)
    })
    const to = z * n * m
    if (width === m) data.set(floats.subarray(result, result + n * m), to)
    else for (let i = 0; i < n; i++) copyRow(floats, result + i * width, data, to + i * m, m)
  }
  return true
}

/** Goes through `count` panels, as many at a time as the budget lets pass between two looks. */
function inBlocks(world: World, count: number, each: number, body: (panel: number, panels: number) => void): void {
  const step = Math.max(1, Math.floor(BLOCK / each))
  for (let panel = 0; panel < count; panel += step) {
    const panels = Math.min(step, count - panel)
    world.spend(panels * each)
    body(panel, panels)
  }
}

function copyRow(from: Float32Array, at: number, to: Tensor['storage']['data'], place: number, length: number): void {
  for (let i = 0; i < length; i++) to[place + i] = from[at + i]
}

/** A matrix (or a stack of them) as the packing kernels read it. */
interface Factor {
  readonly rowStride: number
  readonly columnStride: number
  /** Elements from the first to the last of one matrix. */
  readonly span: number
  /** The memory of matrix `z`. */
  readonly at: (z: number) => Float32Array
}

/** The matrix where it lies, if it lies close together; else a copy. */
function factorOf(x: Tensor, rows: number, columns: number): Factor {
  const { rank, strides, offset } = x
  if (rank >= 2 && rows > 0 && columns > 0) {
    const [rowStride, columnStride] = [strides[rank - 2], strides[rank - 1]]
    const span = (rows - 1) * rowStride + (columns - 1) * columnStride + 1
    const step = rank > 2 ? strides[rank - 3] : 0
    if (span <= 2 * rows * columns) {
      const data = x.storage.data as Float32Array
      return {
        rowStride,
        columnStride,
        span,
        at: (z) => data.subarray(offset + z * step, offset + z * step + span),
      }
    }
  }
  const data = contiguousData(x) as Float32Array
  const size = rows * columns
  return { rowStride: columns, columnStride: 1, span: size, at: (z) => data.subarray(z * size, (z + 1) * size) }
}
