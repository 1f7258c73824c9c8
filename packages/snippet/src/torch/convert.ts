import { Float as EngineFloat, Tensor, dtypes, type Arg, type Dtype, type Scalar } from '@gradroom/autograd'
import { boolClass, floatClass, intClass, typeName } from '../objects/classes.js'
import { raised, typeError } from '../objects/error.js'
import { Float, PyList, PyTuple, type Value } from '../objects/value.js'
import { DtypeValue, sizeOf } from './values.js'

/** A number of the program as the engine takes it, where 2.0 and 2 are told apart. */
export function scalarOf(value: Value): Scalar | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (value instanceof Float) return Number.isInteger(value.n) ? new EngineFloat(value.n) : value.n
  if (typeof value === 'bigint') {
    if (value >= 2n ** 63n || value < -(2n ** 63n))
      throw raised('RuntimeError', 'value cannot be converted to type int64_t without overflow')
    return Number(value)
  }
  return undefined
}

/** A number of the engine's, of a tensor of this type, as the program sees it. */
export function elementOf(n: number, dtype: Dtype): Value {
  if (dtype.category === 'float') return new Float(n)
  return dtype.category === 'bool' ? n !== 0 : n
}

/** `dtype=`: a torch dtype, or one of Python's number types. */
export function dtypeOf(value: Value, where: string): Dtype | null {
  if (value === null) return null
  if (value instanceof DtypeValue) return value.dtype
  if (value === floatClass) return dtypes.float64
  if (value === intClass) return dtypes.int64
  if (value === boolClass) return dtypes.bool
  throw typeError(`${where}: argument 'dtype' must be torch.dtype, not ${typeName(value)}`)
}

/** The items of a list or a tuple. */
export function itemsOf(value: Value): readonly Value[] | undefined {
  return value instanceof PyList || value instanceof PyTuple ? value.items : undefined
}

/** An int of the program, or a whole tensor of one element, as PyTorch takes sizes and dims. */
export function wholeOf(value: Value): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof Tensor && value.numel === 1 && value.dtype.category === 'int') return value.item()
  return undefined
}

/** A list or tuple of whole numbers; `undefined` for anything else. */
export function wholesOf(value: Value): number[] | undefined {
  const items = itemsOf(value)
  if (!items) return undefined
  const numbers: number[] = []
  for (const item of items) {
    const n = wholeOf(item)
    if (n === undefined) return undefined
    numbers.push(n)
  }
  return numbers
}

/** What an operation was given or saved, as the program sees it. */
export function argValue(arg: Arg): Value {
  if (arg === undefined || arg === null) return null
  if (arg instanceof Tensor || typeof arg === 'string' || typeof arg === 'boolean') return arg
  if (typeof arg === 'number') return Number.isInteger(arg) ? arg : new Float(arg)
  if (arg instanceof EngineFloat) return new Float(arg.value)
  if (arg instanceof Int32Array) return new PyTuple([...arg])
  if (isDtype(arg)) return new DtypeValue(arg)
  const items = arg.map((item): Value =>
    Array.isArray(item) ? sizeOf(item) : item instanceof Tensor || typeof item === 'number' ? item : null,
  )
  return items.every((item) => typeof item === 'number') && items.length > 0 ? sizeOf(items) : new PyTuple(items)
}

const isDtype = (arg: object): arg is Dtype => 'category' in arg
