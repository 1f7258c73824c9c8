import { Tensor } from '@gradroom/autograd'
import type { Value } from './value.js'

/** How a tensor is stepped through; `torch/` sets it at import, for it takes operations of the engine. */
export const rows: { of: (tensor: Tensor) => readonly Value[] } = { of: () => [] }

export const rowsOf = (tensor: Tensor): readonly Value[] => rows.of(tensor)
export { Tensor }
