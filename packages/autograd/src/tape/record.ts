import { isFloat } from '../dtype.js'
import { runtimeError } from '../errors.js'
import type { Arg, Operation, Result, Saving } from '../operation.js'
import { contiguousStrides } from '../shape.js'
import { Tensor } from '../tensor.js'
import { currentWorld } from '../world.js'
import { checkInPlace, countChange, writeInto } from './inplace.js'
import { AccumulateGrad, type Edge, type Node, OperationNode, type OutputMeta, type SavedValue } from './node.js'
import { SavedTensor } from './saved.js'
import { markView, rebaseHistory } from './views.js'

const isList = (arg: Arg): arg is readonly (Tensor | null)[] | readonly number[] => Array.isArray(arg)

/** Where the gradient of this tensor goes; null when none is asked for. */
export function edgeOf(t: Tensor): Edge | null {
  const node = t.gradFn
  if (node !== null) return { node, outputNr: t.outputNr }
  if (!t.leafRequiresGrad) return null
  t.accumulator ??= new AccumulateGrad(t)
  return { node: t.accumulator, outputNr: 0 }
}

const needsGrad = (arg: Arg): boolean =>
  arg instanceof Tensor
    ? arg.requiresGrad
    : isList(arg) && arg.some((item) => item instanceof Tensor && item.requiresGrad)

/** Whether a call of this operation goes on the tape. */
function isRecorded(operation: Operation, args: readonly Arg[]): boolean {
  const world = currentWorld()
  if (!world.gradMode && !world.detachIgnored) return false
  for (const position of operation.inputPositions) if (needsGrad(args[position])) return true
  return false
}

/** Runs an operation: computes its value and, where a gradient is asked for, puts a node on the tape. */
export function apply(operation: Operation, args: readonly Arg[]): Result {
  const { row } = operation
  const result = row.forward(...args)
  const outputs: readonly Tensor[] = result instanceof Tensor ? [result] : result
  if (row.view !== undefined && args[0] instanceof Tensor) markView(args[0], outputs, row.view)
  if (!isRecorded(operation, args)) return result
  const node = makeNode(operation, args)
  const saved: SavedValue[] = []
  const { savings } = operation
  if (currentWorld().savedHooks.length === 0)
    for (const saving of savings) saved.push(save(saving, node, args, outputs))
  else for (const i of inReadersOrder(savings)) saved[i] = save(savings[i], node, args, outputs)
  node.saved = saved
  attach(node, outputs, row.differentiable)
  currentWorld().observer?.recorded?.(node, tensorsAmong(args), outputs)
  return result
}

/** Runs the in-place twin of an operation: the result is written into the first argument, whose history is rewritten. */
export function applyInPlace(operation: Operation, args: readonly Arg[]): Tensor {
  const self = args[0]
  if (!(self instanceof Tensor)) throw new Error(`${operation.row.name}_ needs a tensor`)
  checkInPlace(self)
  if (operation.row.inPlace === 'shape') return applyShapeInPlace(operation, self, args)
  const recorded = isRecorded(operation, args)
  const result = operation.row.forward(...args)
  if (!(result instanceof Tensor)) throw new Error(`${operation.row.name}_ gives several results`)
  if (!recorded) {
    writeInto(self, result)
    return self
  }
  const node = makeNode(operation, args)
  const inputs = tensorsAmong(args)
  // What the rules read of the old value must be kept apart from the memory that is about to change.
  const kept = operation.savings.map((saving) =>
    saving.argument === 0 && saving.take === 'itself' && node.edges.length > 0 && isRead(saving, node)
      ? new SavedTensor(copyOf(self))
      : saving.argument < 0
        ? null
        : save(saving, node, args, [self]),
  )
  writeInto(self, result)
  node.saved = operation.savings.map((saving, i) => (saving.argument < 0 ? new SavedTensor(self, node) : kept[i]))
  node.outputs = [{ shape: self.shape, dtype: self.dtype }]
  rebaseHistory(self, node)
  currentWorld().observer?.recorded?.(node, inputs, [self])
  return self
}

/** Changes how `self` looks into its memory, and puts the node of that change on the tape. */
function applyShapeInPlace(operation: Operation, self: Tensor, args: readonly Arg[]): Tensor {
  const looked = operation.row.forward(...args)
  if (!(looked instanceof Tensor)) throw new Error(`${operation.row.name}_ gives several results`)
  const node = isRecorded(operation, args) ? makeNode(operation, args) : null
  if (node !== null) node.saved = operation.savings.map((saving) => save(saving, node, args, [self]))
  self.shape = looked.shape
  self.strides = looked.strides
  countChange(self)
  if (self.view !== null) self.view.version = self.version.value
  if (node !== null) {
    attach(node, [self])
    currentWorld().observer?.recorded?.(node, [self], [self])
  }
  return self
}

/** A detached copy, for saving. */
function copyOf(t: Tensor): Tensor {
  const data = t.dtype.allocate(t.numel)
  data.set(t.toArray())
  return new Tensor({ data }, t.shape, contiguousStrides(t.shape), 0, t.dtype)
}

function makeNode(operation: Operation, args: readonly Arg[]): OperationNode {
  const edges: (Edge | null)[] = []
  const owners: number[] = []
  // A missing optional input (no bias, no weight) has a place among the edges too, as in PyTorch.
  const join = (item: Arg, owner: number): void => {
    edges.push(item instanceof Tensor ? edgeOf(item) : null)
    owners.push(owner)
  }
  const { inputPositions } = operation
  for (let owner = 0; owner < inputPositions.length; owner++) {
    const arg = args[inputPositions[owner]]
    if (isList(arg)) for (const item of arg) join(item, owner)
    else join(arg, owner)
  }
  const node = new OperationNode(operation, owners, edges)
  if (node.wrong !== null || currentWorld().observer !== null) node.args = args
  return node
}

/** Whether a rule that will run reads this value: what none reads is not kept. */
function isRead(saving: Saving, node: OperationNode): boolean {
  if (saving.reader < 0) return true
  const { owners, edges } = node
  for (let i = 0; i < owners.length; i++) if (owners[i] === saving.reader && edges[i] !== null) return true
  return false
}

/** Hooks see what is kept in PyTorch's order: by the input whose rule reads it. */
const inReadersOrder = (savings: readonly Saving[]): number[] =>
  [...savings.keys()].sort((a, b) => savings[a].reader - savings[b].reader)

function save(saving: Saving, node: OperationNode, args: readonly Arg[], outputs: readonly Tensor[]): SavedValue {
  if (saving.argument < 0) return keep(outputs[saving.output], node)
  const arg = args[saving.argument] ?? saving.fallback ?? null
  if (saving.take === 'itself') {
    if (arg instanceof Tensor) return isRead(saving, node) ? keep(arg) : null
    if (isList(arg) && arg.some((item) => item instanceof Tensor)) {
      return (arg as readonly (Tensor | null)[]).map((item) => (item === null ? null : keep(item)))
    }
    return arg as SavedValue
  }
  if (arg instanceof Tensor && saving.take === 'sizes') return arg.shape
  const items = (isList(arg) ? arg : [arg]).filter((item) => item instanceof Tensor)
  if (saving.take === 'each size') return items.map((item) => item.shape)
  const [first] = items
  if (first === undefined) return null
  if (saving.take === 'argsize_0') return first.shape[0]
  return saving.take === 'sizes' ? first.shape : saving.take === 'strides' ? first.strides : first.numel
}

function keep(t: Tensor, maker: OperationNode | null = null): SavedTensor {
  if (t.inference && !currentWorld().inferenceMode) {
    throw runtimeError(
      'Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation tracked ' +
        'by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or use ' +
        '`torch.no_grad()` instead of `torch.inference_mode()`.',
    )
  }
  return new SavedTensor(t, maker)
}

/**
 * Makes the tensors outputs of the node. Whole-number outputs (the indices of a max) have no gradient, nor have those beyond the first
 * `differentiable`.
 */
export function attach(node: Node, outputs: readonly Tensor[], differentiable = outputs.length): void {
  const known: OutputMeta[] = []
  for (let i = 0; i < outputs.length; i++) {
    const output = outputs[i]
    known.push({ shape: output.shape, dtype: output.dtype })
    if (!isFloat(output.dtype) || i >= differentiable) continue
    output.ownGradFn = node
    output.outputNr = i
  }
  node.outputs = known
}

function tensorsAmong(args: readonly Arg[]): readonly Tensor[] {
  return args.flatMap((arg) =>
    arg instanceof Tensor ? [arg] : isList(arg) ? (arg as readonly Arg[]).filter((item) => item instanceof Tensor) : [],
  )
}
