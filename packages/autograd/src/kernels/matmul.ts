import { type Tensor, allocate, contiguousData } from '../tensor.js'
import { currentWorld } from '../world.js'

/**
 * The products of `batch` pairs of matrices (n x k) (k x m), given as contiguous blocks. Sums are carried in doubles, so that the one
 * rounding at the end keeps within PyTorch's own error.
 */
export function multiply(
  a: Tensor,
  b: Tensor,
  shape: readonly number[],
  sizes: { readonly batch: number; readonly n: number; readonly k: number; readonly m: number },
): Tensor {
  const { batch, n, k, m } = sizes
  const out = allocate(shape, a.dtype)
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
        // The first product is not added to a zero: that would lose the sign of -0.
        if (j === 0) for (let c = 0; c < m; c++) row[c] = left * q[start + c]
        else for (let c = 0; c < m; c++) row[c] += left * q[start + c]
      }
      const to = (z * n + i) * m
      for (let c = 0; c < m; c++) data[to + c] = row[c]
    }
  }
  return out
}
