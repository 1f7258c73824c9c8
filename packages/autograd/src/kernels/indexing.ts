import { indexError } from '../errors.js'
import {
  type Shape,
  broadcastShapes,
  broadcastStrides,
  contiguousStrides,
  formatShape,
  numelOf,
  positionsOf,
} from '../shape.js'
import { type Tensor, contiguousData } from '../tensor.js'
import { fromArray } from '../tensor.js'
import { int64 } from '../dtype.js'

/** What an index names: where each element of the result stands (row-major) in the indexed tensor, and the result's shape. */
export interface Selection {
  readonly places: Int32Array
  readonly shape: Shape
}

/** A mask as the integer indices of its true elements, one tensor a dimension. @throws IndexError when it does not fit */
export function maskToIndices(mask: Tensor, shape: Shape, dim: number): readonly Tensor[] {
  mask.shape.forEach((n, i) => {
    if (n !== shape[dim + i]) {
      throw indexError(
        `The shape of the mask ${formatShape(mask.shape)} at index ${i} does not match the shape of the indexed tensor ` +
          `${formatShape(shape)} at index ${dim + i}`,
      )
    }
  })
  const rows: number[][] = mask.shape.map(() => [])
  const strides = contiguousStrides(mask.shape)
  contiguousData(mask).forEach((value, k) => {
    if (value === 0) return
    mask.shape.forEach((n, d) => rows[d].push(Math.floor(k / strides[d]) % n))
  })
  return rows.map((row) => fromArray(row, [row.length], int64))
}

/** Index tensors one a dimension (null: the whole dimension), masks written out. @throws IndexError */
export function expandMasks(indices: readonly (Tensor | null)[], shape: Shape): readonly (Tensor | null)[] {
  const out: (Tensor | null)[] = []
  for (const index of indices) {
    const masked = index !== null && (index.dtype.category === 'bool' || index.dtype.name === 'uint8')
    if (masked) out.push(...maskToIndices(index, shape, out.length))
    else if (index !== null && index.dtype.category === 'float') {
      throw indexError('tensors used as indices must be long, int, byte or bool tensors')
    } else out.push(index)
  }
  if (out.length > shape.length) {
    throw indexError(`too many indices for tensor of dimension ${shape.length} (got ${out.length})`)
  }
  return out
}

/**
 * `x[indices]`: the index tensors are broadcast together; where they stand side by side their dimensions take their place, else the
 * front. @throws IndexError as PyTorch
 */
export function selectionOf(shape: Shape, given: readonly (Tensor | null)[]): Selection {
  const indices = expandMasks(given, shape)
  const at = indices.flatMap((index, d) => (index === null ? [] : [d]))
  let common: Shape = []
  for (const d of at) {
    const index = indices[d]
    if (index === null) continue
    try {
      common = broadcastShapes(common, index.shape)
    } catch {
      const shapes = at.map((i) => formatShape(indices[i]?.shape ?? [])).join(', ')
      throw indexError(`shape mismatch: indexing tensors could not be broadcast together with shapes ${shapes}`)
    }
  }
  const adjacent = at.every((d, i) => i === 0 || d === at[i - 1] + 1)
  const rest = shape.flatMap((_, d) => (at.includes(d) ? [] : [d]))
  const before = adjacent ? rest.filter((d) => d < (at[0] ?? 0)) : []
  const after = rest.filter((d) => !before.includes(d))
  const strides = contiguousStrides(shape)
  const bases = new Int32Array(numelOf(common))
  for (const d of at) {
    const index = indices[d]
    if (index === null) continue
    const positions = positionsOf(common, broadcastStrides(index.shape, index.strides, common), index.offset)
    for (let i = 0; i < bases.length; i++) {
      const value = index.storage.data[positions[i]]
      if (value < -shape[d] || value >= shape[d]) {
        throw indexError(`index ${value} is out of bounds for dimension ${d} with size ${shape[d]}`)
      }
      bases[i] += (value < 0 ? value + shape[d] : value) * strides[d]
    }
  }
  const part = (dims: readonly number[]): Int32Array =>
    positionsOf(
      dims.map((d) => shape[d]),
      dims.map((d) => strides[d]),
      0,
    )
  const [outer, inner] = [part(before), part(after)]
  const places = new Int32Array(outer.length * bases.length * inner.length)
  let k = 0
  for (const o of outer) for (const b of bases) for (const i of inner) places[k++] = o + b + i
  const lengths = (dims: readonly number[]): number[] => dims.map((d) => shape[d])
  return { places, shape: [...lengths(before), ...common, ...lengths(after)] }
}

/** Places of `gather(dim, index)`: each element of `index` replaces its own coordinate along `dim`. @throws RuntimeError */
export function gatheredPlaces(
  shape: Shape,
  dim: number,
  index: Tensor,
  complain: (value: number) => Error,
): Int32Array {
  const strides = contiguousStrides(shape)
  const indexStrides = contiguousStrides(index.shape)
  const values = contiguousData(index)
  const places = new Int32Array(values.length)
  for (let k = 0; k < values.length; k++) {
    let place = 0
    for (let d = 0; d < shape.length; d++) {
      const own = Math.floor(k / indexStrides[d]) % index.shape[d]
      if (d === dim) {
        const value = values[k]
        if (value < 0 || value >= shape[d]) throw complain(value)
        place += value * strides[d]
      } else place += own * strides[d]
    }
    places[k] = place
  }
  return places
}
