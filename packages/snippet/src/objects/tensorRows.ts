import { Tensor } from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import type { Value } from './value.js'

/** How a tensor is stepped through; `torch/` sets it at import, for it takes operations of the engine. */
export const rows: { of: (m: Machine, tensor: Tensor) => readonly Value[] } = { of: () => [] }

export const rowsOf = (m: Machine, tensor: Tensor): readonly Value[] => rows.of(m, tensor)
export { Tensor }
