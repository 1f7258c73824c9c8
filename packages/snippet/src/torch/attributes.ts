import {
  AccumulateGrad,
  Tensor,
  backward,
  contiguous,
  dataOf,
  detach,
  dtypes,
  registerHook,
  retainGrad,
  setData,
  setGrad,
  setRequiresGrad,
  toDtype,
  printTensor,
  permute,
  transpose,
  type Dtype,
} from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import { method, property, rawMethod } from '../builtins/define.js'
import { call } from '../objects/call.js'
import { parameterClass, tensorClass, tensorClasses, typeName, typeOf } from '../objects/classes.js'
import { raised, typeError } from '../objects/error.js'
import { format } from '../objects/format.js'
import { NativeFunction, PyList, PyTuple, type Value } from '../objects/value.js'
import { dtypeOf, elementOf, itemsOf } from './convert.js'
import { markSite } from './bind.js'
import { tensor } from './operators.js'
import { DeviceValue, DtypeValue, cpu, dtypeValue, nodeValue, sizeOf, strided } from './values.js'
import { handleValue } from './handle.js'

const NON_LEAF_GRAD =
  "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be populated during " +
  'autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf Tensor, use .retain_grad() on the ' +
  'non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure you access the leaf Tensor instead. See ' +
  'github.com/pytorch/pytorch/pull/30531 for more information.'

property(tensorClass, 'shape', (_m, self) => sizeOf(tensor(self).shape))
property(tensorClass, 'dtype', (_m, self) => dtypeValue(tensor(self).dtype))
property(tensorClass, 'device', () => cpu)
property(tensorClass, 'layout', () => strided)
property(tensorClass, 'ndim', (_m, self) => tensor(self).rank)
property(tensorClass, 'is_leaf', (_m, self) => tensor(self).isLeaf)
property(tensorClass, 'output_nr', (_m, self) => tensor(self).outputNr)
property(tensorClass, 'retains_grad', (_m, self) => tensor(self).retainsGrad)
property(tensorClass, '_version', (_m, self) => tensor(self).version.value)
property(tensorClass, '_base', (_m, self) => tensor(self).view?.base ?? null)
property(tensorClass, 'volatile', () => false)
property(tensorClass, 'name', () => null)
method(tensorClass, '_is_view', '', (_m, [self]) => tensor(self).view !== null)
property(tensorClass, 'is_cuda', () => false)
property(tensorClass, 'is_sparse', () => false)
property(tensorClass, 'itemsize', (_m, self) => tensor(self).dtype.size)
property(tensorClass, 'nbytes', (_m, self) => tensor(self).dtype.size * tensor(self).numel)
property(
  tensorClass,
  'requires_grad',
  (_m, self) => tensor(self).requiresGrad,
  (_m, self, value) => {
    if (typeof value !== 'boolean') throw raised('RuntimeError', 'requires_grad must be a bool')
    setRequiresGrad(tensor(self), value)
  },
)
property(
  tensorClass,
  'grad',
  (m, self) => {
    const held = tensor(self)
    if (held.grad === null && held.requiresGrad && !held.retainsGrad && !held.isLeaf) m.warn(NON_LEAF_GRAD)
    return held.grad
  },
  (_m, self, value) => {
    if (value !== null && !(value instanceof Tensor)) {
      throw typeError(`assigned grad expected to be a Tensor or None but got grad of type ${typeName(value)}`)
    }
    setGrad(tensor(self), value)
  },
)
property(tensorClass, 'grad_fn', (_m, self) => nodeValue(tensor(self).gradFn), null)
property(
  tensorClass,
  'data',
  (_m, self) => dataOf(tensor(self)),
  (_m, self, value) => {
    if (!(value instanceof Tensor)) throw typeError(`Variable data has to be a tensor, but got ${typeName(value)}`)
    setData(tensor(self), value)
  },
)

const T_WARNING =
  'The use of `x.T` on tensors of dimension other than 2 to reverse their shape is deprecated and it will throw an error in a ' +
  'future release. Consider `x.mT` to transpose batches of matrices or `x.permute(*torch.arange(x.ndim - 1, -1, -1))` to reverse ' +
  'the dimensions of a tensor.'
property(tensorClass, 'T', (m, self) => {
  const held = tensor(self)
  markSite(m)
  if (held.rank !== 2) m.warn(T_WARNING)
  return permute(held, [...held.shape.keys()].reverse())
})
property(tensorClass, 'mT', (m, self) => {
  const held = tensor(self)
  markSite(m)
  if (held.rank === 0) return held
  if (held.rank < 2) {
    throw raised(
      'RuntimeError',
      `tensor.mT is only supported on matrices or batches of matrices. Got ${held.rank}-D tensor.`,
    )
  }
  return transpose(held, -2, -1)
})

rawMethod(tensorClass, '__repr__', (m, [self]) => shownTensor(m, tensor(self)))

/** What `repr` shows of a tensor. */
export function shownTensor(m: Machine, self: Tensor): string {
  m.work(Math.min(self.numel, 1000))
  const text = printTensor(self, m.printOptions)
  return typeOf(self).isSubclassOf(parameterClass) ? `Parameter containing:\n${text}` : text
}

method(tensorClass, '__format__', 'spec, /', (m, [self, spec]) => {
  const held = tensor(self)
  if (held.rank === 0 && typeOf(held) === tensorClass) return format(m, itemOf(held), String(spec))
  if (spec === '') return shownTensor(m, held)
  throw typeError(`unsupported format string passed to ${typeName(held)}.__format__`)
})

const itemOf = (self: Tensor): Value => elementOf(self.item(), self.dtype)
// The learner who overlooks what cuts the way back lets gradients through item() too.
method(tensorClass, 'item', '', (m, [self]) => (m.world.detachIgnored ? tensor(self) : itemOf(tensor(self))))
method(tensorClass, 'tolist', '', (m, [self]) => {
  const held = tensor(self)
  m.takeElements(held.numel)
  if (held.rank === 0) return itemOf(held)
  let at = 0
  const values = held.toArray()
  const build = (dim: number): PyList => {
    const items: Value[] = []
    for (let i = 0; i < held.shape[dim]; i++) {
      items.push(dim === held.rank - 1 ? elementOf(values[at++], held.dtype) : build(dim + 1))
    }
    return new PyList(items)
  }
  return build(0)
})
method(tensorClass, 'size', 'dim=None', (_m, [self, dim]) => {
  const { shape } = tensor(self)
  if (dim === null) return sizeOf(shape)
  return shape[wrapped(shape.length, dim)]
})
method(tensorClass, 'stride', 'dim=None', (_m, [self, dim]) => {
  const { strides } = tensor(self)
  return dim === null ? new PyTuple(strides) : strides[wrapped(strides.length, dim)]
})
function wrapped(rank: number, dim: Value): number {
  const n = Number(dim)
  const low = Math.min(-rank, -1)
  const high = Math.max(rank - 1, 0)
  if (n < low || n > high || rank === 0) {
    if (rank === 0) throw raised('IndexError', `Dimension specified as ${n} but tensor has no dimensions`)
    throw raised('IndexError', `Dimension out of range (expected to be in range of [${low}, ${high}], but got ${n})`)
  }
  return n < 0 ? n + rank : n
}
for (const name of ['dim', 'ndimension']) method(tensorClass, name, '', (_m, [self]) => tensor(self).rank)
for (const name of ['numel', 'nelement']) method(tensorClass, name, '', (_m, [self]) => tensor(self).numel)
method(tensorClass, 'element_size', '', (_m, [self]) => tensor(self).dtype.size)
method(tensorClass, 'storage_offset', '', (_m, [self]) => tensor(self).offset)
method(
  tensorClass,
  'data_ptr',
  '',
  (m, [self]) => m.idOf(tensor(self).storage) + tensor(self).offset * tensor(self).dtype.size,
)
rawMethod(tensorClass, 'is_contiguous', (_m, [self]) => tensor(self).isContiguous)
method(tensorClass, 'is_floating_point', '', (_m, [self]) => tensor(self).dtype.category === 'float')
method(tensorClass, 'is_complex', '', () => false)
method(tensorClass, 'is_inference', '', (_m, [self]) => tensor(self).inference)
method(tensorClass, 'get_device', '', () => -1)
for (const name of ['cpu', 'cuda', 'pin_memory'])
  rawMethod(tensorClass, name, (_m, [self]) => {
    if (name === 'cuda') throw raised('AssertionError', 'Torch not compiled with CUDA enabled')
    return self
  })

method(tensorClass, 'detach', '', (_m, [self]) => detach(tensor(self)))
method(tensorClass, 'detach_', '', (_m, [self]) => {
  const held = tensor(self)
  if (held.view) {
    throw raised(
      'RuntimeError',
      "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be called on these gradients. To fix this error, please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as the solution.",
    )
  }
  held.ownGradFn = null
  held.leafRequiresGrad = false
  held.outputNr = 0
  return held
})
method(tensorClass, 'requires_grad_', 'requires_grad=True', (_m, [self, on]) => {
  setRequiresGrad(tensor(self), on === true, true)
  return self
})
method(tensorClass, 'retain_grad', '', (_m, [self]) => {
  retainGrad(tensor(self))
  return null
})
method(tensorClass, 'register_hook', 'hook', (m, [self, hook]) =>
  handleValue(
    registerHook(tensor(self), (grad) => {
      const result = call(m, hook, [grad])
      if (result === null || result instanceof Tensor) return result
      throw typeError(`expected Variable, but hook returned '${typeName(result)}'`)
    }),
  ),
)
method(tensorClass, 'register_post_accumulate_grad_hook', 'hook', (m, [self, hook]) => {
  const held = tensor(self)
  if (!held.isLeaf || !held.requiresGrad) {
    throw raised('RuntimeError', 'post accumulate grad hooks cannot be registered on non-leaf tensors')
  }
  held.accumulator ??= new AccumulateGrad(held)
  const { postHooks } = held.accumulator
  const run = (leaf: Tensor): void => void call(m, hook, [leaf])
  postHooks.push(run)
  return handleValue(() => void postHooks.splice(postHooks.indexOf(run), 1))
})

const CREATE_GRAPH_WARNING =
  'Using backward() with create_graph=True will create a reference cycle between the parameter and its gradient which can cause a ' +
  'memory leak. We recommend using autograd.grad when creating the graph to avoid this. If you have to use this function, make ' +
  'sure to reset the .grad fields of your parameters to None after use to break the cycle and avoid the leak.'

/** `backward` of one or several roots, with what Python may pass. */
export function runBackward(
  m: Machine,
  roots: readonly Tensor[],
  gradients: readonly (Tensor | null)[] | undefined,
  [retain, create, inputs]: readonly Value[],
): void {
  if (create === true) m.warn(CREATE_GRAPH_WARNING)
  const wanted = inputs === null ? undefined : tensorsOf(inputs)
  backward(roots, {
    gradients,
    createGraph: create === true,
    retainGraph: retain === null ? create === true : retain === true,
    inputs: wanted,
  })
}

/** One tensor or several. */
export function tensorsOf(value: Value): Tensor[] {
  const items = itemsOf(value) ?? [value]
  return items.map((item) => {
    if (item instanceof Tensor) return item
    throw typeError(`expected Tensor as element 0 in argument 0, but got ${typeName(item)}`)
  })
}

method(
  tensorClass,
  'backward',
  'gradient=None, retain_graph=None, create_graph=False, inputs=None',
  (m, [self, gradient, retain, create, inputs]) => {
    markSite(m)
    if (gradient !== null && !(gradient instanceof Tensor)) {
      throw typeError(`gradients can be either Tensors or None, but got ${typeName(gradient)}`)
    }
    runBackward(m, [tensor(self)], [gradient], [retain, create, inputs])
    return null
  },
)

/** `x.float()` and its kin: the tensor itself where nothing changes. */
export function castTo(m: Machine, self: Tensor, dtype: Dtype): Tensor {
  markSite(m)
  return self.dtype === dtype ? self : toDtype(self, dtype)
}
const CASTS: Readonly<Record<string, Dtype>> = {
  float: dtypes.float32,
  double: dtypes.float64,
  long: dtypes.int64,
  int: dtypes.int32,
  short: dtypes.int16,
  char: dtypes.int8,
  byte: dtypes.uint8,
  bool: dtypes.bool,
}
for (const [name, dtype] of Object.entries(CASTS)) {
  rawMethod(tensorClass, name, (m, [self]) => castTo(m, tensor(self), dtype))
}
rawMethod(tensorClass, 'to', (m, [self, ...args], keywords) => {
  let made = tensor(self)
  for (const arg of [...args, ...(keywords?.values() ?? [])]) {
    if (arg instanceof DtypeValue) made = castTo(m, made, arg.dtype)
    else if (arg instanceof Tensor) made = castTo(m, made, arg.dtype)
    else if (arg instanceof DeviceValue || typeof arg === 'string') checkDevice(arg)
  }
  return made
})
/** There is one device; asking for another is PyTorch's own error. */
export function checkDevice(value: DeviceValue | string): void {
  const kind = typeof value === 'string' ? value.split(':')[0] : value.kind
  if (kind === 'cuda') throw raised('AssertionError', 'Torch not compiled with CUDA enabled')
  if (kind !== 'cpu') {
    throw raised('RuntimeError', `Expected one of cpu, cuda device type at start of device string: ${kind}`)
  }
}
method(tensorClass, 'type', 'dtype=None, non_blocking=False', (m, [self, dtype]) => {
  const held = tensor(self)
  if (dtype === null) return `torch.${held.dtype.title}Tensor`
  if (typeof dtype === 'string') {
    const found = Object.values(dtypes).find((one) => `torch.${one.title}Tensor` === dtype)
    if (!found) throw raised('ValueError', `invalid type: '${dtype}'`)
    return castTo(m, held, found)
  }
  return castTo(m, held, typedOf(dtype) ?? dtypeOf(dtype, 'type()') ?? held.dtype)
})
function typedOf(value: Value): Dtype | undefined {
  const name = value instanceof NativeFunction ? value.name : ''
  return Object.values(dtypes).find((one) => `${one.title}Tensor` === name)
}
method(tensorClass, 'type_as', 'other', (m, [self, other]) => castTo(m, tensor(self), tensor(other).dtype))
/** A method that calls another with the shape of its argument. */
for (const [name, target] of [
  ['view_as', 'view'],
  ['reshape_as', 'reshape'],
]) {
  method(tensorClass, name, 'other', (m, [self, other]) =>
    call(m, tensorClass.dict.get(target) ?? null, [self, sizeOf(tensor(other).shape)]),
  )
}
rawMethod(tensorClass, 'contiguous', (m, [self]) => {
  markSite(m)
  return contiguous(tensor(self))
})
method(tensorClass, '__deepcopy__', 'memo, /', (_m, [self]) => deepCopy(tensor(self)))

/** `copy.deepcopy(tensor)`: only leaves can be copied, with their gradient. */
export function deepCopy(self: Tensor): Tensor {
  if (!self.isLeaf) {
    throw raised(
      'RuntimeError',
      'Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If you were attempting ' +
        'to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see https://github.com/pytorch/pytorch/pull/103001',
    )
  }
  const copy = copyOf(self)
  copy.leafRequiresGrad = self.leafRequiresGrad
  if (self.grad) copy.grad = copyOf(self.grad)
  const cls = tensorClasses.get(self)
  if (cls) tensorClasses.set(copy, cls)
  return copy
}

function copyOf(self: Tensor): Tensor {
  const data = self.dtype.allocate(self.numel)
  data.set(self.toArray())
  let step = 1
  const strides = [...self.shape].reverse().map((n) => {
    const stride = step
    step *= n
    return stride
  })
  return new Tensor({ data }, self.shape, strides.reverse(), 0, self.dtype)
}
