import { runtimeError } from '../errors.js'
import { formatShape } from '../shape.js'
import type { Tensor } from '../tensor.js'
import type { Node } from './node.js'

/** A tensor kept for backward, with the version it had. */
export class SavedTensor {
  private readonly version: number

  constructor(
    private readonly tensor: Tensor,
    /** The node whose output this is, when it saves its own output. */
    private readonly maker: Node | null = null,
  ) {
    this.version = tensor.version.value
  }

  /** The tensor as it was. @throws RuntimeError when it was changed in place since. */
  unpack(): Tensor {
    const { tensor, version } = this
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
}

/** PyTorch names an operation here as its C++ struct without "Backward0", and the tape's own nodes with their namespace. */
function makerName(name: string): string {
  if (name === 'CopySlices' || name === 'CopyBackwards') return `torch::autograd::${name}`
  return name.replace(/Backward(\d+)$/, (_, overload: string) => (overload === '0' ? '' : overload))
}
