import { type Overload, Tensor, getItem, overloads, setItem, type SubscriptItem } from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import { fn, method, rawMethod } from '../builtins/define.js'
import { tensorClass, typeName } from '../objects/classes.js'
import { raised, typeError, valueError } from '../objects/error.js'
import { rows } from '../objects/tensorRows.js'
import {
  Ellipsis,
  Float,
  NativeMethod,
  PyList,
  PySlice,
  PyTuple,
  notImplemented,
  type Native,
  type Value,
} from '../objects/value.js'
import { asIndex } from '../objects/operator.js'
import { bindOperation, markSite } from './bind.js'
import { scalarOf } from './convert.js'
import { tensorFrom } from './build.js'

const named = (name: string): Overload[] =>
  overloads.filter((overload) => overload.row.name === name || overload.row.aliases?.includes(name))

/** What a tensor can be combined with by an operator; with anything else Python asks the other operand. */
const isOperand = (value: Value): boolean => value instanceof Tensor || scalarOf(value) !== undefined

/** An operator from the rows of a name. */
function operator(special: string, name: string, swapped = false): void {
  const run: Native = bindOperation(name, named(name), false)
  tensorClass.dict.set(
    special,
    new NativeMethod(special, (m, args) => {
      const [self, other] = args
      if (!isOperand(other)) return notImplemented
      return swapped ? run(m, [other, self], null) : run(m, args, null)
    }),
  )
}

for (const [special, name] of [
  ['add', 'add'],
  ['sub', 'sub'],
  ['mul', 'mul'],
  ['truediv', 'div'],
  ['floordiv', 'floor_divide'],
  ['mod', 'remainder'],
  ['pow', 'pow'],
  ['matmul', 'matmul'],
  ['and', 'bitwise_and'],
  ['or', 'bitwise_or'],
  ['xor', 'bitwise_xor'],
]) {
  operator(`__${special}__`, name)
  if (special !== 'sub' && special !== 'truediv' && special !== 'add' && special !== 'mul')
    operator(`__r${special}__`, name, true)
  updating(`__i${special}__`, name)
}
// `2 + x` is recorded as `x + 2` is.
operator('__radd__', 'add')
operator('__rmul__', 'mul')
operator('__rsub__', 'rsub')
// `2 / x` is recorded as `x.reciprocal() * 2`.
const reciprocal = bindOperation('reciprocal', named('reciprocal'), false)
const times = bindOperation('mul', named('mul'), false)
rawMethod(tensorClass, '__rtruediv__', (m, [self, other]) =>
  isOperand(other) ? times(m, [reciprocal(m, [self], null), other], null) : notImplemented,
)
for (const [special, name] of [
  ['__eq__', 'eq'],
  ['__ne__', 'ne'],
  ['__lt__', 'lt'],
  ['__le__', 'le'],
  ['__gt__', 'gt'],
  ['__ge__', 'ge'],
]) {
  operator(special, name)
}

/** `x op= y`: the in-place twin, where there is one. */
function updating(special: string, name: string): void {
  const list = named(name).filter((overload) => overload.inPlace)
  if (list.length === 0) return
  const run = bindOperation(`${name}_`, list, true, true)
  tensorClass.dict.set(
    special,
    new NativeMethod(special, (m, args) => (isOperand(args[1]) ? run(m, args, null) : notImplemented)),
  )
}

for (const [special, name] of [
  ['__neg__', 'neg'],
  ['__abs__', 'abs'],
  ['__invert__', 'bitwise_not'],
]) {
  const run = bindOperation(name, named(name), false)
  method(tensorClass, special, '', (m, args) => run(m, args, null))
}
method(tensorClass, '__pos__', '', (_m, [self]) => self)

/** A method's self is a tensor by the way it was found. */
export function tensor(self: Value): Tensor {
  if (self instanceof Tensor) return self
  throw typeError(`descriptor requires a 'torch._C.TensorBase' object but received a '${typeName(self)}'`)
}

/** The items between the brackets, as the engine takes them. */
function keyOf(m: Machine, index: Value): SubscriptItem[] {
  const items = index instanceof PyTuple ? index.items : [index]
  return items.map((item) => subscriptItem(m, item))
}

function subscriptItem(m: Machine, item: Value): SubscriptItem {
  if (item === null || typeof item === 'number' || typeof item === 'boolean' || item instanceof Tensor) return item
  if (item instanceof Ellipsis) return 'ellipsis'
  if (item instanceof PySlice) {
    const bound = (value: Value): number | null => {
      if (value === null) return null
      if (value instanceof Float || typeof value === 'string') {
        throw typeError('slice indices must be integers or None or have an __index__ method')
      }
      return value instanceof Tensor ? value.item() : asIndex(m, value)
    }
    return { start: bound(item.start), stop: bound(item.stop), step: bound(item.step) }
  }
  if (item instanceof PyList || item instanceof PyTuple) return tensorFrom(m, item, null)
  const shown = item instanceof Float ? 'float' : typeName(item)
  throw raised(
    'IndexError',
    `only integers, slices (\`:\`), ellipsis (\`...\`), None and long or byte Variables are valid indices (got ${shown})`,
  )
}

method(tensorClass, '__getitem__', 'index, /', (m, [self, index]) => {
  markSite(m)
  return getItem(tensor(self), keyOf(m, index))
})
method(tensorClass, '__setitem__', 'index, value, /', (m, [self, index, value]) => {
  markSite(m)
  const source = value instanceof Tensor ? value : scalarOf(value)
  if (source === undefined) {
    throw typeError(`can't assign a ${typeName(value)} to a torch.${tensor(self).dtype.title}Tensor`)
  }
  setItem(tensor(self), keyOf(m, index), source)
  return null
})
method(tensorClass, '__len__', '', (_m, [self]) => {
  const { shape } = tensor(self)
  if (shape.length === 0) throw typeError('len() of a 0-d tensor')
  return shape[0]
})
method(tensorClass, '__bool__', '', (_m, [self]) => one(tensor(self)) !== 0)
/** The one element, as `float(x)` and `int(x)` ask for it. @throws ValueError */
function oneElement(self: Tensor): number {
  if (self.numel !== 1) throw valueError('only one element tensors can be converted to Python scalars')
  return self.item()
}
method(tensorClass, '__float__', '', (_m, [self]) => new Float(oneElement(tensor(self))))
method(tensorClass, '__int__', '', (_m, [self]) => {
  const n = oneElement(tensor(self))
  if (Number.isNaN(n)) throw valueError('cannot convert float NaN to integer')
  if (!Number.isFinite(n)) throw raised('OverflowError', 'cannot convert float infinity to integer')
  return Math.trunc(n)
})
method(tensorClass, '__index__', '', (_m, [self]) => {
  const held = tensor(self)
  if (held.dtype.category === 'float' || held.numel !== 1) {
    throw typeError('only integer tensors of a single element can be converted to an index')
  }
  return held.item()
})
method(tensorClass, '__contains__', 'item, /', (_m, [self, item]) => {
  const wanted = item instanceof Tensor ? item.item() : Number(scalarOf(item) instanceof Object ? NaN : scalarOf(item))
  return tensor(self)
    .toArray()
    .includes(item instanceof Float ? item.n : wanted)
})
method(tensorClass, '__hash__', '', (m, [self]) => m.idOf(tensor(self)))

function one(self: Tensor): number {
  if (self.numel === 0) throw raised('RuntimeError', 'Boolean value of Tensor with no values is ambiguous')
  if (self.numel > 1) throw raised('RuntimeError', 'Boolean value of Tensor with more than one value is ambiguous')
  return self.item()
}

const unbind = bindOperation('unbind', named('unbind'), false)
// Stepping through a tensor is stepping through what `unbind` gives, and is recorded so.
rows.of = (m, self) => {
  if (self.rank === 0) throw typeError('iteration over a 0-d tensor')
  const parts = unbind(m, [self], null)
  return parts instanceof PyTuple ? parts.items : []
}

const power = bindOperation('pow', named('pow'), false)
/** `square` is recorded as the power that it is. */
export const square = fn('square', 'input', (m, [self]) => power(m, [tensor(self), 2], null))
if (!tensorClass.dict.has('square')) method(tensorClass, 'square', '', (m, [self]) => power(m, [self, 2], null))
