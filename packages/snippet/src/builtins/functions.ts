import type { Machine } from '../machine.js'
import { PyFunction } from '../compile/function.js'
import { builtinNames } from '../compile/names.js'
import { call, callSpecial } from '../objects/call.js'
import { typeName, typeOf } from '../objects/classes.js'
import {
  exceptionClasses,
  exceptionClass,
  makeException,
  raised,
  Raised,
  typeError,
  valueError,
} from '../objects/error.js'
import { findAttribute, getAttribute } from '../objects/attribute.js'
import { binary } from '../objects/operator.js'
import { before } from '../objects/compare.js'
import { collect, each, iterate, iteratorOf, lengthOf, nextOf, truth } from '../objects/iterate.js'
import { repr, str } from '../objects/repr.js'
import { format } from '../objects/format.js'
import { asInt, isInt } from '../objects/integer.js'
import { keyOf } from '../objects/hash.js'
import {
  BoundMethod,
  ellipsis,
  Float,
  NativeFunction,
  NativeMethod,
  notImplemented,
  PyClass,
  PyDict,
  PyIterator,
  PyList,
  PyTuple,
  SuperObject,
  type Keywords,
  type Value,
} from '../objects/value.js'
import { fn } from './define.js'
import { roundNumber } from './number.js'
import { sorted } from './sort.js'

const provide = (value: NativeFunction): void => void builtinNames.set(value.name, value)

function print(m: Machine, args: readonly Value[], keywords: Keywords | null): Value {
  let sep = ' '
  let end = '\n'
  for (const [key, value] of keywords ?? []) {
    if (key === 'sep' || key === 'end') {
      if (value !== null && typeof value !== 'string')
        throw typeError(`${key} must be None or a string, not ${typeName(value)}`)
      if (key === 'sep') sep = value ?? ' '
      else end = value ?? '\n'
    } else if (key !== 'flush' && key !== 'file') {
      throw typeError(`'${key}' is an invalid keyword argument for print()`)
    }
  }
  m.print(args.map((arg) => str(m, arg)).join(sep) + end)
  return null
}

function isInstance(m: Machine, value: Value, cls: Value): boolean {
  if (cls instanceof PyTuple) return cls.items.some((one) => isInstance(m, value, one))
  if (!(cls instanceof PyClass)) {
    throw typeError('isinstance() arg 2 must be a type, a tuple of types, or a union')
  }
  return typeOf(value).isSubclassOf(cls) || cls.name === 'object'
}

function isSubclass(cls: Value, other: Value): boolean {
  if (!(cls instanceof PyClass)) throw typeError('issubclass() arg 1 must be a class')
  if (other instanceof PyTuple) return other.items.some((one) => isSubclass(cls, one))
  if (!(other instanceof PyClass)) throw typeError('issubclass() arg 2 must be a class, a tuple of classes, or a union')
  return cls.isSubclassOf(other)
}

/** `min` and `max`: of an iterable or of the arguments. */
function extreme(name: 'min' | 'max'): NativeFunction {
  return new NativeFunction(name, (m, args, keywords) => {
    const key = keywords?.get('key') ?? null
    const fallback = keywords?.get('default')
    if (args.length === 0) throw typeError(`${name} expected at least 1 argument, got 0`)
    const items = args.length === 1 ? collect(m, args[0]) : args
    if (items.length === 0) {
      if (fallback !== undefined) return fallback
      throw valueError(`${name}() arg is an empty sequence`)
    }
    const keyed = (item: Value): Value => (key === null ? item : call(m, key, [item]))
    let best = items[0]
    let bestKey = keyed(best)
    for (const item of items.slice(1)) {
      const itemKey = keyed(item)
      if (name === 'min' ? before(m, itemKey, bestKey) : before(m, bestKey, itemKey)) {
        best = item
        bestKey = itemKey
      }
    }
    return best
  })
}

function sum(m: Machine, [iterable, start]: readonly Value[]): Value {
  if (typeof start === 'string') throw typeError("sum() can't sum strings [use ''.join(seq) instead]")
  let total: Value = start
  each(m, iterable, (item) => {
    total = binary(m, '+', total, item)
  })
  return total
}

const isCallable = (value: Value): boolean =>
  value instanceof PyFunction ||
  value instanceof NativeFunction ||
  value instanceof NativeMethod ||
  value instanceof BoundMethod ||
  value instanceof PyClass ||
  typeOf(value).find('__call__') !== undefined

function zip(m: Machine, args: readonly Value[], keywords: Keywords | null): Value {
  const nexts = args.map((arg) => iterate(m, arg))
  const strict = keywords?.get('strict') === true
  return new PyIterator('zip', () => {
    if (nexts.length === 0) return undefined
    const items: Value[] = []
    for (const [i, next] of nexts.entries()) {
      const item = next()
      if (item === undefined) {
        if (strict && i > 0)
          throw valueError(`zip() argument ${i + 1} is shorter than argument ${i === 1 ? '1' : `s 1-${i}`}`)
        if (strict && nexts.slice(1).some((other) => other() !== undefined)) {
          throw valueError('zip() argument 2 is longer than argument 1')
        }
        return undefined
      }
      items.push(item)
    }
    return new PyTuple(items)
  })
}

function map(m: Machine, args: readonly Value[]): Value {
  if (args.length < 2) throw typeError('map() must have at least two arguments.')
  const [mapped, ...rest] = args
  const nexts = rest.map((arg) => iterate(m, arg))
  return new PyIterator('map', (machine) => {
    const items: Value[] = []
    for (const next of nexts) {
      const item = next()
      if (item === undefined) return undefined
      items.push(item)
    }
    return call(machine, mapped, items)
  })
}

function ordinal(value: Value): number {
  const chars = typeof value === 'string' ? [...value] : []
  if (chars.length !== 1) {
    throw typeError(
      typeof value === 'string'
        ? `ord() expected a character, but string of length ${chars.length} found`
        : `ord() expected string of length 1, but ${typeName(value)} found`,
    )
  }
  return chars[0].codePointAt(0) ?? 0
}

function absolute(m: Machine, value: Value): Value {
  const whole = asInt(value)
  if (whole !== undefined) return whole < 0 ? -whole : whole
  if (value instanceof Float) return new Float(Math.abs(value.n))
  const result = callSpecial(m, value, '__abs__', [])
  if (result === undefined) throw typeError(`bad operand type for abs(): '${typeName(value)}'`)
  return result
}

function power(m: Machine, [base, exponent, modulus]: readonly Value[]): Value {
  if (modulus === null) return binary(m, '**', base, exponent)
  if (!isInt(base) || !isInt(exponent) || !isInt(modulus)) {
    throw typeError('pow() 3rd argument not allowed unless all arguments are integers')
  }
  let result = 1n
  const by = BigInt(modulus)
  if (by === 0n) throw valueError('pow() 3rd argument cannot be 0')
  let square = ((BigInt(base) % by) + by) % by
  for (let left = BigInt(exponent); left > 0n; left >>= 1n) {
    m.tick()
    if (left & 1n) result = (result * square) % by
    square = (square * square) % by
  }
  return Number(result % by)
}

function based(name: string, prefix: string, radix: number): NativeFunction {
  return fn(name, 'number, /', (_m, [value]) => {
    const whole = asInt(value)
    if (whole === undefined) throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`)
    return whole < 0 ? `-${prefix}${(-whole).toString(radix)}` : prefix + whole.toString(radix)
  })
}

function hash(m: Machine, value: Value): Value {
  const key = keyOf(m, value)
  if (typeof key === 'number' && Number.isInteger(key)) return key
  const text = typeof key === 'object' && key !== null ? String(m.idOf(key)) : String(key)
  let code = 7
  for (let i = 0; i < text.length; i++) code = (code * 31 + text.charCodeAt(i)) % 2 ** 48
  return code
}

/** `dir(value)`: names only, sorted; the special ones too, as Python lists them. */
function names(m: Machine, value: Value): Value {
  const found = new Set<string>()
  const cls = value instanceof PyClass ? value : typeOf(value)
  for (const one of cls.mro) for (const name of one.dict.keys()) found.add(name)
  const own = findAttribute(m, value, '__dict__')
  if (own instanceof PyDict) for (const [name] of own.entries.values()) if (typeof name === 'string') found.add(name)
  return new PyList([...found].sort())
}

provide(new NativeFunction('print', print))
provide(fn('len', 'obj, /', (m, [value]) => lengthOf(m, value)))
provide(fn('repr', 'obj, /', (m, [value]) => repr(m, value)))
provide(fn('ascii', 'obj, /', (m, [value]) => repr(m, value)))
provide(fn('isinstance', 'obj, cls, /', (m, [value, cls]) => isInstance(m, value, cls)))
provide(fn('issubclass', 'cls, other, /', (_m, [cls, other]) => isSubclass(cls, other)))
provide(extreme('min'))
provide(extreme('max'))
provide(fn('sum', 'iterable, /, start=0', sum))
provide(fn('abs', 'x, /', (m, [value]) => absolute(m, value)))
provide(fn('round', 'number, ndigits=None', (m, [value, digits]) => roundNumber(m, value, digits)))
provide(fn('pow', 'base, exp, mod=None', power))
provide(fn('divmod', 'x, y, /', (m, [x, y]) => new PyTuple([binary(m, '//', x, y), binary(m, '%', x, y)])))
provide(
  fn(
    'sorted',
    'iterable, /, *, key=None, reverse=False',
    (m, [iterable, key, reverse]) => new PyList(sorted(m, collect(m, iterable), key, truth(m, reverse))),
  ),
)
provide(
  fn('reversed', 'sequence, /', (m, [value]) => {
    const special = callSpecial(m, value, '__reversed__', [])
    if (special !== undefined) return special
    if (typeOf(value).name === 'set') throw typeError("'set' object is not reversible")
    const items = value instanceof PyDict ? collect(m, value) : collectSequence(m, value)
    let i = items.length
    return new PyIterator('list_reverseiterator', () => (i > 0 ? items[--i] : undefined))
  }),
)
function collectSequence(m: Machine, value: Value): Value[] {
  if (typeOf(value).find('__len__') === undefined && value instanceof PyIterator) {
    throw typeError(`'${typeName(value)}' object is not reversible`)
  }
  return collect(m, value)
}
provide(
  fn('enumerate', 'iterable, start=0', (m, [iterable, start]) => {
    const next = iterate(m, iterable)
    let i = Number(asInt(start) ?? 0)
    return new PyIterator('enumerate', () => {
      const item = next()
      return item === undefined ? undefined : new PyTuple([i++, item])
    })
  }),
)
provide(new NativeFunction('zip', zip))
provide(new NativeFunction('map', map))
provide(
  fn('filter', 'function, iterable, /', (m, [test, iterable]) => {
    const next = iterate(m, iterable)
    return new PyIterator('filter', (machine) => {
      for (let item = next(); item !== undefined; item = next()) {
        if (truth(machine, test === null ? item : call(machine, test, [item]))) return item
      }
      return undefined
    })
  }),
)
provide(
  fn('any', 'iterable, /', (m, [iterable]) => {
    const next = iterate(m, iterable)
    for (let item = next(); item !== undefined; item = next()) if (truth(m, item)) return true
    return false
  }),
)
provide(
  fn('all', 'iterable, /', (m, [iterable]) => {
    const next = iterate(m, iterable)
    for (let item = next(); item !== undefined; item = next()) if (!truth(m, item)) return false
    return true
  }),
)
provide(
  new NativeFunction('iter', (m, args) => {
    if (args.length !== 2) {
      if (args.length !== 1) throw typeError(`iter expected at least 1 argument, got ${args.length}`)
      return iteratorOf(m, args[0])
    }
    const [called, sentinel] = args
    return new PyIterator('callable_iterator', (machine) => {
      const value = call(machine, called, [])
      return value === sentinel ? undefined : value
    })
  }),
)
provide(
  new NativeFunction('next', (m, args) => {
    if (args.length === 0) throw typeError('next expected at least 1 argument, got 0')
    const value = nextOf(m, args[0])
    if (value !== undefined) return value
    if (args.length > 1) return args[1]
    throw new Raised(makeException(exceptionClass('StopIteration'), []))
  }),
)
provide(fn('callable', 'obj, /', (_m, [value]) => isCallable(value)))
provide(fn('id', 'obj, /', (m, [value]) => identityOf(m, value)))
provide(fn('hash', 'obj, /', (m, [value]) => hash(m, value)))
provide(
  fn('format', "value, format_spec='', /", (m, [value, spec]) => {
    if (typeof spec !== 'string') throw typeError(`format() argument 2 must be str, not ${typeName(spec)}`)
    return format(m, value, spec)
  }),
)
provide(fn('ord', 'c, /', (_m, [c]) => ordinal(c)))
provide(
  fn('chr', 'i, /', (_m, [i]) => {
    const code = Number(asInt(i) ?? NaN)
    if (!(code >= 0 && code <= 0x10ffff)) throw valueError('chr() arg not in range(0x110000)')
    return String.fromCodePoint(code)
  }),
)
provide(based('bin', '0b', 2))
provide(based('oct', '0o', 8))
provide(based('hex', '0x', 16))
provide(fn('vars', 'obj, /', (m, [value]) => getAttribute(m, value, '__dict__')))
provide(fn('dir', 'obj, /', (m, [value]) => names(m, value)))
provide(
  new NativeFunction('globals', (m) => {
    const dict = new PyDict()
    for (const [name, value] of m.globals) if (!name.startsWith('__')) dict.entries.set(name, [name, value])
    return dict
  }),
)
provide(
  fn('input', "prompt='', /", () => {
    throw raised('EOFError', 'EOF when reading a line')
  }),
)

function identityOf(m: Machine, value: Value): number {
  if (value === null || typeof value !== 'object') return 9_000_000 + Number(hash(m, value))
  return m.idOf(value)
}

for (const [name, cls] of exceptionClasses) builtinNames.set(name, cls)
builtinNames.set('NotImplemented', notImplemented)
builtinNames.set('Ellipsis', ellipsis)
builtinNames.set('__name__', '__main__')

// `super(C, self)`; the form without arguments is the compiler's affair.
provide(
  new NativeFunction('super', (_m, [cls, self]) => {
    if (!(cls instanceof PyClass)) throw typeError('super() argument 1 must be a type')
    return new SuperObject(cls, self ?? null)
  }),
)
