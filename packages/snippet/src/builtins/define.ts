import type { Machine } from '../machine.js'
import { typeError } from '../objects/error.js'
import {
  Float,
  NativeFunction,
  NativeMethod,
  NativeProperty,
  PyTuple,
  type Keywords,
  type Native,
  type PyClass,
  type Value,
} from '../objects/value.js'

interface Parameter {
  name: string
  kind: 'positional-only' | 'plain' | 'keyword-only' | 'args' | 'kwargs'
  fallback: Value | undefined
}

/** The body of a built-in: its arguments in the order of its signature, defaults filled in. */
export type Body = (m: Machine, args: readonly Value[]) => Value

/**
 * Makes a native that binds its arguments by a signature in Python's own notation, `iterable, /, *, key=None`, and
 * complains in CPython's words.
 * @param leading how many arguments come before those of the signature and are not counted: 1 for a method's self
 */
export function native(name: string, signature: string, body: Body, leading = 0): Native {
  const params = parse(signature)
  const positional = params.filter((param) => param.kind === 'plain' || param.kind === 'positional-only')
  const fast = positional.length === params.length
  return (m, args, keywords) => {
    if (fast && keywords === null && args.length === params.length + leading) return body(m, args)
    const given = leading === 0 ? args : args.slice(leading)
    const values = bind(name, params, positional, given, keywords)
    return body(m, leading === 0 ? values : [...args.slice(0, leading), ...values])
  }
}

/** The class's constructor from a signature: `int`, `list`, `property`. */
export function constructor(name: string, signature: string, body: Body): NonNullable<PyClass['construct']> {
  const bound = native(name, signature, body)
  return (m, _cls, args, keywords) => bound(m, args, keywords)
}

function bind(
  name: string,
  params: readonly Parameter[],
  positional: readonly Parameter[],
  args: readonly Value[],
  keywords: Keywords | null,
): Value[] {
  if (args.length > positional.length) throw tooMany(name, positional, args.length)
  const values = params.map((_param, i): Value | undefined => (i < args.length ? args[i] : undefined))
  for (const [key, value] of keywords ?? []) {
    const at = params.findIndex((param) => param.name === key && param.kind !== 'positional-only')
    if (at < 0) {
      if (params.every((param) => param.kind === 'positional-only')) {
        throw typeError(`${name}() takes no keyword arguments`)
      }
      throw typeError(`${name}() got an unexpected keyword argument '${key}'`)
    }
    if (values[at] !== undefined) {
      throw typeError(`argument for ${name}() given by name ('${key}') and position (${at + 1})`)
    }
    values[at] = value
  }
  return params.map((param, i) => {
    const value = values[i] === undefined ? param.fallback : values[i]
    if (value === undefined) throw missing(name, positional, args.length, param.name)
    return value
  })
}

function tooMany(name: string, positional: readonly Parameter[], got: number) {
  const most = positional.length
  if (most === 0) return typeError(`${name}() takes no arguments (${got} given)`)
  if (positional.every((param) => param.fallback === undefined)) {
    if (most === 1) return typeError(`${name}() takes exactly one argument (${got} given)`)
    return typeError(`${name} expected ${most} arguments, got ${got}`)
  }
  return typeError(`${name} expected at most ${most} argument${most === 1 ? '' : 's'}, got ${got}`)
}

function missing(name: string, positional: readonly Parameter[], got: number, param: string) {
  const least = positional.filter((one) => one.fallback === undefined).length
  if (positional.length === 1 && least === 1) return typeError(`${name}() takes exactly one argument (${got} given)`)
  if (positional.length > 0 && positional.every((one) => one.kind === 'positional-only')) {
    const bound = least === positional.length ? '' : 'at least '
    return typeError(`${name} expected ${bound}${least} argument${least === 1 ? '' : 's'}, got ${got}`)
  }
  return typeError(`${name}() missing required argument '${param}' (pos ${got + 1})`)
}

function parse(signature: string): Parameter[] {
  const params: Parameter[] = []
  let kind: Parameter['kind'] = 'plain'
  for (const part of signature.split(',').map((piece) => piece.trim())) {
    if (part === '') continue
    if (part === '/') for (const param of params) param.kind = 'positional-only'
    else if (part === '*') kind = 'keyword-only'
    else {
      const [name, value] = part.split('=')
      params.push({ name, kind, fallback: value === undefined ? undefined : literal(value) })
    }
  }
  return params
}

function literal(text: string): Value {
  if (text === 'None') return null
  if (text === '()') return new PyTuple([])
  if (text === 'True') return true
  if (text === 'False') return false
  if (/^['"]/.test(text)) return text.slice(1, -1)
  return text.includes('.') || text.includes('e') ? new Float(Number(text)) : Number(text)
}

/** A built-in function. */
export const fn = (name: string, signature: string, body: Body): NativeFunction =>
  new NativeFunction(name, native(name, signature, body))

/** Adds a method to a built-in class; `body` receives self first. Messages count the arguments without self. */
export function method(cls: PyClass, name: string, signature: string, body: Body): void {
  const count = signature === '' ? 0 : signature.split(',').length
  cls.dict.set(name, new NativeMethod(name, native(count <= 1 ? `${cls.name}.${name}` : name, signature, body, 1)))
}

/** Adds a method that takes its arguments as they come. */
export function rawMethod(cls: PyClass, name: string, body: Native): void {
  cls.dict.set(name, new NativeMethod(name, body))
}

/** Adds a computed attribute to a built-in class. */
export function property(
  cls: PyClass,
  name: string,
  get: (m: Machine, self: Value) => Value,
  set: ((m: Machine, self: Value, value: Value) => void) | null = null,
): void {
  cls.dict.set(name, new NativeProperty(name, get, set))
}
