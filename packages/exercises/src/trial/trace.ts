import { fromArray, type Gradients, type Node, type Tensor } from '@gradroom/autograd'
import { type Program, type Run, run, type RunOptions } from '@gradroom/snippet'
import { type Jacobian, jacobiansOf } from './jacobian.js'

/** An operation as it was recorded. */
export interface Recorded {
  readonly node: Node
  readonly inputs: readonly Tensor[]
  readonly outputs: readonly Tensor[]
  /** Copies of the values at that moment, where they were asked for: an in-place change may come later. */
  readonly inputValues: readonly Tensor[]
  readonly outputValues: readonly Tensor[]
  /** The local derivatives, an entry for each edge, where values were asked for. */
  readonly jacobians: readonly (Jacobian | null)[]
}

/** Backward going through a node. */
export interface Flow {
  readonly node: Node
  readonly incoming: Gradients
  readonly outgoing: Gradients
  /** Which call of backward this belongs to, from 0. */
  readonly pass: number
}

/** A run with what was recorded and what flowed. */
export interface Trace {
  readonly run: Run
  readonly recorded: readonly Recorded[]
  readonly flows: readonly Flow[]
  /** The tensors that each call of backward began at. */
  readonly passes: readonly (readonly Tensor[])[]
}

/** A training loop records thousands of operations; the chain rule is written out for short programs. */
const MOST_WITH_VALUES = 300

/** A copy without history. */
const copyOf = (tensor: Tensor): Tensor => fromArray(tensor.toArray(), tensor.shape, tensor.dtype)

/** Walks with backward, node by node, while nothing has been changed yet. */
export interface Companion {
  begin(): void
  flow(node: Node, incoming: Gradients, outgoing: Gradients): void
}

interface TraceOptions extends Pick<RunOptions, 'limits' | 'now'> {
  readonly companion?: Companion
}

/** Runs a program and keeps what happened on the tape. @param values whether values are copied as they were at each moment */
export function trace(program: Program, values: boolean, { companion, ...options }: TraceOptions = {}): Trace {
  const recorded: Recorded[] = []
  const flows: Flow[] = []
  const passes: (readonly Tensor[])[] = []
  const copies = (tensors: readonly Tensor[]) => (values ? tensors.map(copyOf) : [])
  const done = run(program, {
    ...options,
    observer: {
      recorded: (node, inputs, outputs) => {
        const jacobians = values && recorded.length < MOST_WITH_VALUES ? jacobiansOf(node, outputs) : []
        recorded.push({ node, inputs, outputs, inputValues: copies(inputs), outputValues: copies(outputs), jacobians })
      },
      flowed: (node, incoming, outgoing) => {
        flows.push({ node, incoming: [...incoming], outgoing: [...outgoing], pass: passes.length - 1 })
        companion?.flow(node, incoming, outgoing)
      },
      backwardCalled: (roots) => {
        passes.push(roots)
        companion?.begin()
      },
    },
  })
  return { run: done, recorded, flows, passes }
}
