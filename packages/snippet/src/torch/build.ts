import {
  Tensor,
  arange,
  dtypes,
  eye,
  full,
  linspace,
  ones,
  requireGrad,
  tensor,
  zeros,
  type Dtype,
  type Numbers,
} from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import { tensorClass, typeName } from '../objects/classes.js'
import { raised, typeError, valueError } from '../objects/error.js'
import { collect } from '../objects/iterate.js'
import {
  NativeFunction,
  PyInstance,
  PyList,
  PyRange,
  PyTuple,
  type Keywords,
  type Native,
  type Value,
} from '../objects/value.js'
import { native, rawMethod } from '../builtins/define.js'
import { dtypeValue } from './values.js'
import { dtypeOf, scalarOf, wholeOf, wholesOf } from './convert.js'
import { markSite } from './bind.js'

/** Nested lists of the program's numbers as a tensor. @throws TypeError, ValueError, RuntimeError in PyTorch's words */
export function tensorFrom(m: Machine, data: Value, dtype: Dtype | null): Tensor {
  return tensor(numbersOf(m, data, 0), dtype)
}

/** The tensor that lies under a numpy array. */
export function arrayTensor(value: Value): Tensor | null {
  const held = value instanceof PyInstance && value.cls.name === 'ndarray' ? value.dict.get('_t') : null
  return held instanceof Tensor ? held : null
}

function numbersOf(m: Machine, data: Value, depth: number): Numbers {
  const scalar = scalarOf(data)
  if (scalar !== undefined) return scalar
  if (data instanceof Tensor) return data
  const held = arrayTensor(data)
  if (held) return held
  if (data instanceof PyList || data instanceof PyTuple || data instanceof PyRange) {
    if (depth > 64) throw valueError('too many dimensions')
    const items = collect(m, data)
    const nested = items.map((item) => numbersOf(m, item, depth + 1))
    const mixed = nested.some((item) => Array.isArray(item)) && !nested.every((item) => Array.isArray(item))
    if (mixed)
      throw typeError(
        Array.isArray(nested[0])
          ? 'not a sequence'
          : `must be real number, not ${typeName(items[nested.findIndex((item) => Array.isArray(item))])}`,
      )
    return nested
  }
  if (typeof data === 'string')
    throw depth === 0 ? typeError("new(): invalid data type 'str'") : valueError(`too many dimensions 'str'`)
  if (data instanceof PyInstance) throw raised('RuntimeError', `Could not infer dtype of ${typeName(data)}`)
  throw raised('RuntimeError', `Could not infer dtype of ${typeName(data)}`)
}

const COPY_WARNING =
  'To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or ' +
  'sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).'

/** `torch.tensor(data, *, dtype, device, requires_grad)`. */
const makeTensor: Native = (m, args, keywords) => {
  if (args.length > 1) {
    throw typeError(`tensor() takes 1 positional argument but ${args.length} were given`)
  }
  const named = options('tensor', keywords, ['data', 'dtype', 'device', 'requires_grad', 'pin_memory'])
  const data = args[0] ?? named.get('data')
  if (data === undefined) {
    if (args.length === 0) throw typeError('tensor() missing 1 required positional arguments: "data"')
  }
  if (data instanceof Tensor) m.warn(COPY_WARNING)
  const made = tensorFrom(m, data ?? null, dtypeOf(named.get('dtype') ?? null, 'tensor()'))
  return tracked(made, named)
}

/** Keyword arguments of a function that makes tensors. */
function options(name: string, keywords: Keywords | null, known: readonly string[]): ReadonlyMap<string, Value> {
  for (const key of keywords?.keys() ?? []) {
    if (!known.includes(key)) throw typeError(`${name}() got an unexpected keyword argument '${key}'`)
  }
  return keywords ?? new Map()
}

const COMMON = ['dtype', 'device', 'requires_grad', 'layout', 'pin_memory', 'out', 'memory_format', 'generator']

function tracked(made: Tensor, named: ReadonlyMap<string, Value>): Tensor {
  return named.get('requires_grad') === true ? requireGrad(made) : made
}

/** `torch.zeros(*size, …)` and its kin. */
function sized(name: string, make: (shape: readonly number[], dtype: Dtype | null) => Tensor): NativeFunction {
  return new NativeFunction(name, (m, args, keywords) => {
    markSite(m)
    const named = options(name, keywords, ['size', ...COMMON])
    const given = args.length > 0 ? args : [named.get('size') ?? new PyTuple([])]
    const shape = sizeFrom(name, given)
    for (const n of shape) {
      if (n < 0) {
        throw raised('RuntimeError', `Trying to create tensor with negative dimension ${n}: [${shape.join(', ')}]`)
      }
    }
    return tracked(make(shape, dtypeOf(named.get('dtype') ?? null, `${name}()`)), named)
  })
}

/** A size given as `2, 3` or as `(2, 3)`. */
export function sizeFrom(name: string, args: readonly Value[]): number[] {
  const [first] = args
  const listed = args.length === 1 ? wholesOf(first) : undefined
  if (listed) return listed
  return args.map((arg, i) => {
    const n = wholeOf(arg)
    if (n !== undefined) return n
    if (args.length === 1) {
      throw typeError(`${name}(): argument 'size' (position 1) must be tuple of ints, not ${typeName(arg)}`)
    }
    throw typeError(
      `${name}(): argument 'size' failed to unpack the object at pos ${i + 1} with error "type must be tuple of ints,but got ${typeName(arg)}"`,
    )
  })
}

/** `torch.zeros_like(input, …)` and its kin. */
function like(name: string, make: (shape: readonly number[], dtype: Dtype) => Tensor): NativeFunction {
  return new NativeFunction(name, (m, args, keywords) => {
    markSite(m)
    const named = options(name, keywords, ['input', ...COMMON])
    const input = args[0] ?? named.get('input')
    if (!(input instanceof Tensor)) {
      throw typeError(`${name}(): argument 'input' (position 1) must be Tensor, not ${typeName(input ?? null)}`)
    }
    return tracked(make(input.shape, dtypeOf(named.get('dtype') ?? null, `${name}()`) ?? input.dtype), named)
  })
}

/** A function whose arguments are bound by a Python signature, followed by the options that all of these share. */
function plain(
  name: string,
  signature: string,
  body: (m: Machine, args: readonly Value[], dtype: Dtype | null) => Tensor,
): NativeFunction {
  const bind = native(
    name,
    `${signature}, *, dtype=None, device=None, requires_grad=False, layout=None, out=None`,
    (m, values) => {
      const tail = values.length - 5
      markSite(m)
      const made = body(m, values.slice(0, tail), dtypeOf(values[tail], `${name}()`))
      return values[tail + 2] === true ? requireGrad(made) : made
    },
  )
  return new NativeFunction(name, bind)
}

const number = (value: Value, name: string, what: string) => {
  const scalar = scalarOf(value) ?? (value instanceof Tensor ? value.item() : undefined)
  if (scalar === undefined) throw typeError(`${name}(): argument '${what}' must be Number, not ${typeName(value)}`)
  return scalar
}

function whole(value: Value, name: string, what: string, position: number): number {
  const n = wholeOf(value)
  if (n === undefined)
    throw typeError(`${name}(): argument '${what}' (position ${position}) must be int, not ${typeName(value)}`)
  return n
}

const makeArange = new NativeFunction('arange', (m, args, keywords) => {
  markSite(m)
  const named = options('arange', keywords, ['start', 'end', 'step', ...COMMON])
  const given = args.map((arg) => number(arg, 'arange', 'end'))
  const get = (key: string) => (named.has(key) ? number(named.get(key) ?? null, 'arange', key) : undefined)
  const end = given.length === 1 ? (get('end') ?? given[0]) : (given[1] ?? get('end'))
  const start = given.length === 1 && !named.has('end') ? (get('start') ?? 0) : (given[0] ?? get('start') ?? 0)
  if (end === undefined) throw typeError('arange() received an invalid combination of arguments')
  const step = given[2] ?? get('step') ?? 1
  return tracked(arange(start, end, step, dtypeOf(named.get('dtype') ?? null, 'arange()')), named)
})

const makeFull = new NativeFunction('full', (m, args, keywords) => {
  markSite(m)
  const named = options('full', keywords, ['size', 'fill_value', ...COMMON])
  const shape = sizeFrom('full', [args[0] ?? named.get('size') ?? null])
  const value = number(args[1] ?? named.get('fill_value') ?? null, 'full', 'fill_value')
  return tracked(full(shape, value, dtypeOf(named.get('dtype') ?? null, 'full()')), named)
})

/** The functions of `torch` that make tensors from nothing. */
export const creationFunctions: readonly NativeFunction[] = [
  new NativeFunction('tensor', makeTensor),
  sized('zeros', (shape, dtype) => zeros(shape, dtype ?? dtypes.float32)),
  sized('ones', (shape, dtype) => ones(shape, dtype ?? dtypes.float32)),
  // What lies in uninitialised memory is nobody's answer: zeros, as fresh memory mostly is.
  sized('empty', (shape, dtype) => zeros(shape, dtype ?? dtypes.float32)),
  like('zeros_like', (shape, dtype) => zeros(shape, dtype)),
  like('ones_like', (shape, dtype) => ones(shape, dtype)),
  like('empty_like', (shape, dtype) => zeros(shape, dtype)),
  makeArange,
  makeFull,
  plain('full_like', 'input, fill_value', (_m, [input, value], dtype) => {
    if (!(input instanceof Tensor))
      throw typeError(`full_like(): argument 'input' (position 1) must be Tensor, not ${typeName(input)}`)
    return full(input.shape, number(value, 'full_like', 'fill_value'), dtype ?? input.dtype)
  }),
  plain('eye', 'n, m=None', (_m, [n, m], dtype) => {
    const rows = whole(n, 'eye', 'n', 1)
    return eye(rows, m === null ? rows : whole(m, 'eye', 'm', 2), dtype ?? dtypes.float32)
  }),
  plain('linspace', 'start, end, steps', (_m, [start, end, steps], dtype) =>
    linspace(
      number(start, 'linspace', 'start'),
      number(end, 'linspace', 'end'),
      whole(steps, 'linspace', 'steps', 3),
      dtype ?? dtypes.float32,
    ),
  ),
  plain('as_tensor', 'data', (m, [data], dtype) =>
    data instanceof Tensor && (dtype === null || dtype === data.dtype) ? data : tensorFrom(m, data, dtype),
  ),
  plain('asarray', 'obj', (m, [data], dtype) =>
    data instanceof Tensor && (dtype === null || dtype === data.dtype) ? data : tensorFrom(m, data, dtype),
  ),
  plain('scalar_tensor', 's', (m, [data], dtype) => tensorFrom(m, data, dtype ?? dtypes.float32)),
]

/** `x.new_zeros(…)` and its kin: made like `torch.zeros`, in the type of `x`. */
for (const name of ['zeros', 'ones', 'empty', 'full', 'tensor']) {
  rawMethod(tensorClass, `new_${name}`, (m, [self, ...args], keywords) => {
    const maker = creationFunctions.find((one) => one.name === name)
    const options = new Map(keywords ?? [])
    if (self instanceof Tensor && !options.has('dtype') && name !== 'tensor')
      options.set('dtype', dtypeValue(self.dtype))
    return maker?.call(m, args, options) ?? null
  })
}
