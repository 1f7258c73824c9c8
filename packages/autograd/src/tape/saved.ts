import { runtimeError } from '../errors.js'
import { formatShape } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { type SavedHooks, currentWorld, withGradMode } from '../world.js'
import type { Node } from './node.js'
import { edgeOf } from './record.js'

/** A tensor kept for backward, with the version it had. */
export class SavedTensor {
  private readonly version: number
  /** What hooks made of the tensor (`torch.autograd.graph.saved_tensors_hooks`), and how they make it a tensor again. */
  private packed: { readonly hooks: SavedHooks; readonly value: unknown } | null = null

  constructor(
    private readonly tensor: Tensor,
    /** The node whose output this is, when it saves its own output. */
    private readonly maker: Node | null = null,
  ) {
    this.version = tensor.version.value
    const { savedHooks } = currentWorld()
    if (savedHooks.length > 0) this.registerHooks(savedHooks[savedHooks.length - 1])
  }

  /** Keeps what `hooks.pack` makes of the tensor. @throws RuntimeError when there are hooks already */
  registerHooks(hooks: SavedHooks): void {
    if (this.packed !== null)
      throw runtimeError('Calling register_hooks on a saved tensor whose hooks have already been set.')
    const { tensor, maker } = this
    // An input is shown as it is; an output has no history yet, and must not hold its own node.
    const shown = maker === null ? tensor : tensor.alias(tensor.shape, tensor.strides)
    this.packed = { hooks, value: withGradMode(false, () => hooks.pack(shown)) }
  }

  /** The tensor as it was. @throws RuntimeError when it was changed in place since. */
  unpack(): Tensor {
    const { tensor, version, packed } = this
    if (packed !== null) return this.withHistory(withGradMode(false, () => packed.hooks.unpack(packed.value)))
    const now = tensor.version.value
    if (now === version) return tensor
    const node = this.maker ?? tensor.gradFn
    const maker = node === null ? '' : `, which is output ${tensor.outputNr} of ${makerName(node.name)},`
    throw runtimeError(
      'one of the variables needed for gradient computation has been modified by an inplace operation: ' +
        `[torch.${tensor.dtype.title}Tensor ${formatShape(tensor.shape)}]${maker} is at version ${now}; ` +
        `expected version ${version} instead. Hint: enable anomaly detection to find the operation that failed to compute its ` +
        'gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).',
    )
  }

  /** As `unpack`, but a saved output is another object than the output itself, as in Python. */
  unpackForProgram(): Tensor {
    const found = this.unpack()
    return this.maker === null || this.packed !== null ? found : this.withHistory(found)
  }

  /** What hooks gave back, with the history of the tensor that was saved. */
  private withHistory(data: Tensor): Tensor {
    const out = data.alias(data.shape, data.strides)
    const edge = this.maker === null ? edgeOf(this.tensor) : { node: this.maker, outputNr: this.tensor.outputNr }
    if (edge === null) return out
    if (this.maker === null && this.tensor.gradFn === null) {
      out.leafRequiresGrad = true
      out.accumulator = this.tensor.accumulator
    } else {
      out.ownGradFn = edge.node
      out.outputNr = edge.outputNr
    }
    return out
  }
}

/** PyTorch names an operation here as its C++ struct without "Backward0", and the tape's own nodes with their namespace. */
function makerName(name: string): string {
  if (name === 'CopySlices' || name === 'CopyBackwards') return `torch::autograd::${name}`
  return name.replace(/Backward(\d+)$/, (_, overload: string) => (overload === '0' ? '' : overload))
}
