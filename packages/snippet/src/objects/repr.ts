import type { Machine } from '../machine.js'
import { PyFunction } from '../compile/function.js'
import {
  BoundMethod,
  ClassMethod,
  Ellipsis,
  Float,
  NativeFunction,
  NativeMethod,
  NotImplementedValue,
  Property,
  PyClass,
  PyDict,
  PyException,
  PyInstance,
  PyIterator,
  PyList,
  PyModule,
  PyRange,
  PySet,
  PySlice,
  PyTuple,
  StaticMethod,
  SuperObject,
  type Value,
} from './value.js'
import { exceptionClass, keyErrorText, typeError } from './error.js'
import { typeName, typeOf } from './classes.js'
import { call } from './call.js'
import { floatRepr } from './float.js'

/** `repr(value)`, running the program's `__repr__` where it has one. */
export function repr(m: Machine, value: Value): string {
  return new Writer(m).repr(value)
}

/** `str(value)`. */
export function str(m: Machine, value: Value): string {
  if (typeof value === 'string') return value
  const special = typeOf(value).find('__str__')
  if (special !== undefined) return asText(call(m, special, [value]), '__str__')
  if (value instanceof PyException) return exceptionStr(m, value)
  return repr(m, value)
}

function asText(value: Value, name: string): string {
  if (typeof value !== 'string') throw typeError(`${name} returned non-string (type ${typeName(value)})`)
  return value
}

function exceptionStr(m: Machine, value: PyException): string {
  if (value.args.length === 0) return ''
  if (value.args.length > 1) return repr(m, new PyTuple(value.args))
  return value.cls.isSubclassOf(exceptionClass('KeyError')) ? repr(m, value.args[0]) : str(m, value.args[0])
}

/** Python's quotes and escapes for a string. */
export function textRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  let out = quote
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (char === quote || char === '\\') out += `\\${char}`
    else if (char === '\n') out += '\\n'
    else if (char === '\r') out += '\\r'
    else if (char === '\t') out += '\\t'
    else if (code < 32 || code === 127 || (code >= 0x80 && code < 0xa0))
      out += `\\x${code.toString(16).padStart(2, '0')}`
    else out += char
  }
  return out + quote
}

/** Simple values written without a machine: what an uncaught KeyError shows. */
keyErrorText.of = (key) => {
  if (typeof key === 'string') return textRepr(key)
  if (key === null) return 'None'
  if (typeof key === 'boolean') return key ? 'True' : 'False'
  if (key instanceof Float) return floatRepr(key.n)
  if (key instanceof PyTuple) {
    const items = key.items.map((item) => keyErrorText.of(item))
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`
  }
  return typeof key === 'number' || typeof key === 'bigint' ? String(key) : `<${typeName(key)} object>`
}

class Writer {
  /** Containers being written, to show a list within itself as `[...]`. */
  readonly #open = new Set<object>()

  constructor(readonly m: Machine) {}

  repr(value: Value): string {
    this.m.tick()
    switch (typeof value) {
      case 'number':
        return String(value)
      case 'bigint':
        if (value > 10n ** 4300n || value < -(10n ** 4300n)) {
          throw typeError(
            'Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit',
          )
        }
        return String(value)
      case 'string':
        this.m.take(value.length)
        return textRepr(value)
      case 'boolean':
        return value ? 'True' : 'False'
    }
    if (value === null) return 'None'
    if (value instanceof Float) return floatRepr(value.n)
    const special = typeOf(value).find('__repr__')
    if (special !== undefined) return asText(call(this.m, special, [value]), '__repr__')
    if (value instanceof PyList) return this.around(value, '[', ']', () => this.items(value.items))
    if (value instanceof PyTuple) return this.tuple(value)
    if (value instanceof PyDict) return this.around(value, '{', '}', () => this.pairs(value))
    if (value instanceof PySet) return this.set(value)
    return this.plain(value)
  }

  private around(value: object, open: string, close: string, inside: () => string): string {
    if (this.#open.has(value)) return `${open}...${close}`
    this.#open.add(value)
    this.m.enter()
    try {
      const text = inside()
      this.m.take(text.length)
      return open + text + close
    } finally {
      this.m.leave()
      this.#open.delete(value)
    }
  }

  private items(items: readonly Value[]): string {
    return items.map((item) => this.repr(item)).join(', ')
  }

  private tuple(value: PyTuple): string {
    return this.around(value, '(', ')', () =>
      value.items.length === 1 ? `${this.repr(value.items[0])},` : this.items(value.items),
    )
  }

  private pairs(dict: PyDict): string {
    return [...dict.entries.values()].map(([key, held]) => `${this.repr(key)}: ${this.repr(held)}`).join(', ')
  }

  private set(set: PySet): string {
    const items = [...set.entries.values()]
    if (items.length === 0) return set.frozen ? 'frozenset()' : 'set()'
    const text = this.around(set, '{', '}', () => this.items(inHashOrder(items)))
    return set.frozen ? `frozenset(${text})` : text
  }

  private plain(value: Value): string {
    const at = (): string => (value === null ? '' : `0x${this.m.idOf(Object(value)).toString(16).padStart(12, '0')}`)
    if (value instanceof PyException) return `${value.cls.name}(${this.items(value.args)})`
    if (value instanceof PyFunction) return `<function ${value.qualname} at ${at()}>`
    if (value instanceof PyClass) return `<class '${qualified(value)}'>`
    if (value instanceof PyInstance) return `<${qualified(value.cls)} object at ${at()}>`
    if (value instanceof NativeFunction) return `<built-in function ${value.name}>`
    if (value instanceof NativeMethod) return `<method '${value.name}'>`
    if (value instanceof BoundMethod) return this.bound(value)
    if (value instanceof PyModule) return `<module '${value.name}'>`
    if (value instanceof PyRange) {
      return value.step === 1
        ? `range(${value.start}, ${value.stop})`
        : `range(${value.start}, ${value.stop}, ${value.step})`
    }
    if (value instanceof PySlice) return `slice(${this.items([value.start, value.stop, value.step])})`
    if (value instanceof Ellipsis) return 'Ellipsis'
    if (value instanceof NotImplementedValue) return 'NotImplemented'
    if (value instanceof PyIterator) {
      return value.typeName === 'generator' ? `<generator object at ${at()}>` : `<${value.typeName} object at ${at()}>`
    }
    if (value instanceof SuperObject) return `<super: <class '${value.cls.name}'>, <${typeName(value.self)} object>>`
    if (value instanceof Property || value instanceof StaticMethod || value instanceof ClassMethod) {
      return `<${typeName(value)} object at ${at()}>`
    }
    return `<${qualified(typeOf(value))} object at ${at()}>`
  }

  private bound(value: BoundMethod): string {
    const name =
      value.fn instanceof PyFunction ? value.fn.qualname : value.fn instanceof NativeMethod ? value.fn.name : '?'
    if (value.fn instanceof NativeMethod) return `<built-in method ${name} of ${typeName(value.self)} object>`
    return `<bound method ${name} of ${this.repr(value.self)}>`
  }
}

/** Small ints come out of CPython's sets in order; other things in no order one could rely on. */
function inHashOrder(items: Value[]): Value[] {
  const whole = items.every((item) => typeof item === 'number' && item >= 0)
  return whole ? items.sort((a, b) => Number(a) - Number(b)) : items
}

const qualified = (cls: PyClass): string => (cls.module === 'builtins' ? cls.name : `${cls.module}.${cls.name}`)
