import { dtypes, type Dtype, type Node } from '@gradroom/autograd'
import { Classed, objectClass, tupleClass } from '../objects/classes.js'
import { PyClass, PyTuple, type Value } from '../objects/value.js'

const torchClass = (name: string, module = 'torch', base = objectClass): PyClass =>
  new PyClass(name, [base], module, true)

export const sizeClass = torchClass('Size', 'torch', tupleClass)
export const dtypeClass = torchClass('dtype')
export const deviceClass = torchClass('device')
export const layoutClass = torchClass('layout')
export const generatorClass = torchClass('Generator')

/** A shape as programs see it. */
export const sizeOf = (shape: readonly number[]): PyTuple => new PyTuple(shape, sizeClass)

/** `torch.float32` and its kin. */
export class DtypeValue extends Classed {
  readonly cls = dtypeClass
  constructor(readonly dtype: Dtype) {
    super()
  }
}

const dtypeValues = new Map<Dtype, DtypeValue>(Object.values(dtypes).map((dtype) => [dtype, new DtypeValue(dtype)]))

export function dtypeValue(dtype: Dtype): DtypeValue {
  const value = dtypeValues.get(dtype)
  if (!value) throw new Error(`no value for ${dtype.name}`)
  return value
}

/** `torch.device('cpu')`: the one device there is. */
export class DeviceValue extends Classed {
  readonly cls = deviceClass
  constructor(
    readonly kind: string,
    readonly index: number | null,
  ) {
    super()
  }
}
export const cpu = new DeviceValue('cpu', null)

export class LayoutValue extends Classed {
  readonly cls = layoutClass
}
export const strided = new LayoutValue()

/** A `grad_fn` as programs see it; the same node always shows as the same value. */
export class NodeValue extends Classed {
  constructor(readonly node: Node) {
    super()
  }

  get cls(): PyClass {
    return nodeClass(this.node.name)
  }
}

export const nodeBaseClass = torchClass('Node', 'torch.autograd.graph')
const nodeClasses = new Map<string, PyClass>()

/** The class that `type(x.grad_fn)` shows: one for each kind of node. */
function nodeClass(name: string): PyClass {
  let cls = nodeClasses.get(name)
  if (!cls) {
    cls = new PyClass(name, [nodeBaseClass], 'builtins', true)
    nodeClasses.set(name, cls)
  }
  return cls
}

const nodeValues = new WeakMap<Node, NodeValue>()
export function nodeValue(node: Node | null): Value {
  if (node === null) return null
  let value = nodeValues.get(node)
  if (!value) {
    value = new NodeValue(node)
    nodeValues.set(node, value)
  }
  return value
}
