import { bool, float32, int64 } from '../dtype.js'
import { numelOf } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { DEFAULT_PRINT_OPTIONS, type Formatter, type PrintOptions, formatterFor } from './format.js'

/** A tensor (or a part of it) as it is being printed: a strided block of the storage. */
interface Block {
  readonly data: ArrayLike<number>
  readonly shape: readonly number[]
  readonly strides: readonly number[]
  readonly offset: number
}

const row = (block: Block, i: number): Block => ({
  data: block.data,
  shape: block.shape.slice(1),
  strides: block.strides.slice(1),
  offset: block.offset + i * block.strides[0],
})

/** Which indices of a dimension are shown: all, or those at its ends with null for the gap. */
function shown(length: number, summarize: boolean, edge: number): readonly (number | null)[] {
  const indices: (number | null)[] = []
  const gap = summarize && length > 2 * edge
  for (let i = 0; i < length; i++) {
    if (gap && i === edge) {
      indices.push(null)
      i = length - edge
      if (i === length) break
    }
    indices.push(i)
  }
  return indices
}

function shownValues(block: Block, summarize: boolean, edge: number): number[] {
  if (block.shape.length === 0) return [block.data[block.offset]]
  return shown(block.shape[0], summarize, edge).flatMap((i) =>
    i === null ? [] : shownValues(row(block, i), summarize, edge),
  )
}

function writeBlock(block: Block, indent: number, summarize: boolean, how: Formatter, options: PrintOptions): string {
  const dim = block.shape.length
  if (dim === 0) return how.format(block.data[block.offset])
  const indices = shown(block.shape[0], summarize, options.edgeitems)
  if (dim === 1) {
    const numbers = indices.map((i) =>
      i === null ? ' ...' : how.format(block.data[block.offset + i * block.strides[0]]),
    )
    const perLine = Math.max(1, Math.floor((options.linewidth - indent) / (how.width + 2)))
    const lines: string[] = []
    for (let i = 0; i < numbers.length; i += perLine) lines.push(numbers.slice(i, i + perLine).join(', '))
    return `[${lines.join(`,\n${' '.repeat(indent + 1)}`)}]`
  }
  const parts = indices.map((i) =>
    i === null ? '...' : writeBlock(row(block, i), indent + 1, summarize, how, options),
  )
  return `[${parts.join(`,${'\n'.repeat(dim - 1)}${' '.repeat(indent + 1)}`)}]`
}

/** Python's tuple of a shape: `(2,)`, `(2, 3)`. */
const tuple = (shape: readonly number[]): string => (shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`)

function suffixesOf(t: Tensor): string[] {
  const suffixes: string[] = []
  const empty = numelOf(t.shape) === 0
  if (empty && t.shape.length !== 1) suffixes.push(`size=${tuple(t.shape)}`)
  const evident = t.dtype === float32 || (!empty && (t.dtype === int64 || t.dtype === bool))
  if (!evident) suffixes.push(`dtype=torch.${t.dtype.name}`)
  const node = t.gradFn
  if (node !== null) suffixes.push(`grad_fn=<${node.name}>`)
  else if (t.requiresGrad) suffixes.push('requires_grad=True')
  return suffixes
}

/** What Python's `print(t)` shows, character for character. */
export function printTensor(t: Tensor, options: PrintOptions = DEFAULT_PRINT_OPTIONS): string {
  const prefix = 'tensor('
  const indent = prefix.length
  const summarize = t.numel > options.threshold
  const block: Block = { data: t.storage.data, shape: t.shape, strides: t.strides, offset: t.offset }
  const how = formatterFor(shownValues(block, summarize, options.edgeitems), t.dtype, options)
  let text = prefix + (t.numel === 0 ? '[]' : writeBlock(block, indent, summarize, how, options))
  let lineLength = text.length - text.lastIndexOf('\n') + 1
  for (const suffix of suffixesOf(t)) {
    if (lineLength + suffix.length + 2 > options.linewidth) {
      text += `,\n${' '.repeat(indent)}${suffix}`
      lineLength = indent + suffix.length
    } else {
      text += `, ${suffix}`
      lineLength += suffix.length + 2
    }
  }
  return `${text})`
}
