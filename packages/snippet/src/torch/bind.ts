import {
  type Arg,
  type Overload,
  type Parameter,
  type Result,
  Tensor,
  contiguousStrides,
  copy,
  parseSignature,
  sameShape,
} from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import { typeName } from '../objects/classes.js'
import { raised, typeError } from '../objects/error.js'
import { PyTuple, type Keywords, type Native, type Value } from '../objects/value.js'
import { dtypeOf, itemsOf, scalarOf, wholeOf, wholesOf } from './convert.js'
import { GeneratorValue } from './generator.js'
import { DtypeValue } from './values.js'
import { namedResult } from './named.js'

/** One way to call an operation: a signature, and how its arguments reach the row. */
interface Form {
  readonly parameters: readonly Parameter[]
  readonly positional: number
  /** For each of the row's arguments, the parameter of this signature that gives it, or -1. */
  readonly places: readonly number[]
  readonly fallbacks: readonly Arg[]
  readonly run: (...args: readonly Arg[]) => Result
  /** Whether `x.view(2, 3)` may stand for `x.view((2, 3))`: the one positional argument after self is a tuple of ints. */
  readonly spreads: 'always' | 'method' | 'never'
  /** Whether the last positional argument gathers all the tensors that follow, as in `einsum('i,i->', x, y)`. */
  readonly gathers: boolean
}

/** Python numbers may stand where these take a tensor. */
const NUMBERS_AS_TENSORS: ReadonlySet<string> = new Set(
  'add sub subtract mul multiply div divide true_divide floor_divide remainder where rsub bitwise_and bitwise_or bitwise_xor'.split(
    ' ',
  ),
)

/** Other names by which NumPy's habits call an argument. */
const SYNONYMS: Readonly<Record<string, string>> = { axis: 'dim', keepdims: 'keepdim', x: 'input', axes: 'dims' }

function formsOf(overload: Overload, run: Form['run']): Form[] {
  return overload.row.signatures.map((signature) => {
    const { parameters } = parseSignature(signature)
    const positional = parameters.filter((parameter) => !parameter.keywordOnly).length
    const [first, second] = parameters
    return {
      parameters,
      positional,
      places: overload.parameters.map((wanted) => parameters.findIndex((given) => given.key === wanted.key)),
      fallbacks: overload.parameters.map((wanted) => wanted.fallback),
      run,
      spreads:
        positional === 1 && first.type === 'tuple of ints'
          ? 'always'
          : positional === 2 && second.type === 'tuple of ints'
            ? 'method'
            : 'never',
      gathers: positional > 1 && parameters[positional - 1].type === 'tuple of Tensors',
    }
  })
}

/** The line of the program that is running, for the nodes that are about to be recorded. */
export function markSite(m: Machine): void {
  let frame = m.frame
  while (frame && !frame.own) frame = frame.back
  m.world.site = frame ? frame.line : 0
}

/**
 * Makes the overloads of one name callable from Python: arguments are bound by the rows' signatures, the first that
 * fits is run, and what fits none gets PyTorch's TypeError.
 * @param method whether the first argument is self
 */
export function bindOperation(name: string, overloads: readonly Overload[], method: boolean, inPlace = false): Native {
  const forms = overloads.flatMap((overload) => {
    const run = inPlace ? overload.inPlace : overload.call
    return run ? formsOf(overload, run) : []
  })
  const numbers = NUMBERS_AS_TENSORS.has(inPlace ? name.slice(0, -1) : name)
  return (m, args, given) => {
    markSite(m)
    const out = given?.get('out')
    if (out instanceof Tensor) return writeOut(out, run(m, args, without(given, 'out')))
    return run(m, args, given)
  }
  function run(_m: Machine, args: readonly Value[], keywords: Keywords | null): Value {
    for (const lenient of [false, true]) {
      for (const form of forms) {
        const bound = bindForm(form, args, keywords, method, lenient, numbers)
        if (bound) return resultValue(name, form.run(...bound))
      }
    }
    throw explain(name, forms, args, keywords, method)
  }
}

function without(keywords: Keywords | null, name: string): Keywords | null {
  const rest = new Map(keywords ?? [])
  rest.delete(name)
  return rest.size > 0 ? rest : null
}

/** `out=`: the result is written into a tensor that is there, which takes its shape. */
function writeOut(out: Tensor, result: Value): Value {
  if (!(result instanceof Tensor)) return result
  if (out.requiresGrad || result.requiresGrad) {
    throw raised(
      'RuntimeError',
      "functions with out=... arguments don't support automatic differentiation, but one of the arguments requires grad.",
    )
  }
  if (!sameShape(out.shape, result.shape)) {
    out.storage = { data: out.dtype.allocate(result.numel) }
    out.shape = result.shape
    out.strides = contiguousStrides(result.shape)
    out.offset = 0
  }
  return copy.inPlace(out, result)
}

export function resultValue(name: string, result: Result): Value {
  return result instanceof Tensor ? result : namedResult(name, result)
}

/** The row's arguments, or null when the call does not fit this form. */
function bindForm(
  form: Form,
  args: readonly Value[],
  keywords: Keywords | null,
  method: boolean,
  lenient: boolean,
  numbers: boolean,
): Arg[] | null {
  const { parameters } = form
  const values: (Value | undefined)[] = new Array<Value | undefined>(parameters.length)
  if (form.gathers && args[form.positional - 1] instanceof Tensor) {
    for (let i = 0; i < form.positional - 1; i++) values[i] = args[i]
    values[form.positional - 1] = new PyTuple(args.slice(form.positional - 1))
  } else if (args.length > form.positional || isSpread(form, args, method)) {
    const start = form.spreads === 'always' ? 0 : form.spreads === 'method' && method ? 1 : -1
    if (start < 0 || args.length < start + 1) return null
    for (let i = 0; i < start; i++) values[i] = args[i]
    values[start] = new PyTuple(args.slice(start))
  } else for (let i = 0; i < args.length; i++) values[i] = args[i]
  if (keywords) {
    for (const [key, value] of keywords) {
      if (key === 'out' && value === null) continue
      const at = parameterNamed(parameters, key)
      if (at < 0 || values[at] !== undefined) return null
      values[at] = value
    }
  }
  const converted: Arg[] = []
  for (let i = 0; i < parameters.length; i++) {
    const value = values[i]
    const parameter = parameters[i]
    if (value === undefined) {
      if (parameter.required) return null
      converted.push(parameter.fallback)
      continue
    }
    const arg = convert(parameter, value, lenient, numbers && i > 0, i === 0 && method)
    if (arg === undefined) return null
    converted.push(arg)
  }
  return form.places.map((place, i) => (place < 0 ? form.fallbacks[i] : converted[place]))
}

function isSpread(form: Form, args: readonly Value[], method: boolean): boolean {
  const start = form.spreads === 'always' ? 0 : form.spreads === 'method' && method ? 1 : -1
  return (
    start >= 0 && args.length === start + 1 && wholeOf(args[start]) !== undefined && typeof args[start] !== 'object'
  )
}

function parameterNamed(parameters: readonly Parameter[], key: string): number {
  const at = parameters.findIndex((parameter) => parameter.name === key)
  if (at >= 0) return at
  const other = SYNONYMS[key]
  return other === undefined ? -1 : parameters.findIndex((parameter) => parameter.name === other)
}

/** A value as the engine takes it, or `undefined` when the parameter does not accept it. */
function convert(
  parameter: Parameter,
  value: Value,
  lenient: boolean,
  numbers: boolean,
  self: boolean,
): Arg | undefined {
  if (value === null) return parameter.nullable ? null : undefined
  switch (parameter.type) {
    case 'Tensor':
      if (value instanceof Tensor) return value
      return numbers && !self ? scalarOf(value) : undefined
    case 'Number': {
      const scalar = scalarOf(value)
      if (scalar !== undefined) return scalar
      if (!lenient || !(value instanceof Tensor) || value.numel !== 1) return undefined
      return value.item()
    }
    case 'float':
      if (typeof value === 'boolean') return undefined
      return scalarOf(value) ?? (value instanceof Tensor && value.numel === 1 ? value.item() : undefined)
    case 'int':
      return wholeOf(value)
    case 'bool':
      return typeof value === 'boolean' ? value : undefined
    case 'str':
      return typeof value === 'string' ? value : undefined
    case 'tuple of ints': {
      const single = wholeOf(value)
      return single === undefined ? wholesOf(value) : [single]
    }
    case 'tuple of floats': {
      const numbersOf = itemsOf(value)?.map((item) => scalarOf(item))
      return numbersOf?.every((item) => item !== undefined) ? numbersOf.map(Number) : undefined
    }
    case 'tuple of Tensors': {
      const items = itemsOf(value)
      return items?.every((item): item is Tensor => item instanceof Tensor) ? items : undefined
    }
    case 'ScalarType':
      return value instanceof DtypeValue || typeName(value) === 'type'
        ? (dtypeOf(value, parameter.name) ?? undefined)
        : undefined
    case 'Generator':
      return value instanceof GeneratorValue ? null : undefined
  }
}

/** Why no form took the call, in PyTorch's words. */
function explain(
  name: string,
  forms: readonly Form[],
  args: readonly Value[],
  keywords: Keywords | null,
  method: boolean,
) {
  const skip = method ? 1 : 0
  // A form counts as meant when as many arguments were given as it can take.
  const count = args.length - skip + (keywords?.size ?? 0)
  const meant =
    forms.length === 1
      ? forms
      : forms.filter(({ parameters }) => {
          const least = parameters.filter((parameter) => parameter.required).length - skip
          return count >= least && count <= parameters.length - skip
        })
  const [form] = meant
  if (!form || meant.length > 1) return combination(name, forms, args, keywords, method)
  const { parameters } = form
  const given = args.length - skip
  const most = form.positional - skip
  if (given > most) {
    const plural = most === 1 ? '' : 's'
    return typeError(
      `${name}() takes ${most} positional argument${plural} but ${given} ${given === 1 ? 'was' : 'were'} given`,
    )
  }
  for (const key of keywords?.keys() ?? []) {
    const at = parameterNamed(parameters, key)
    if (at < 0) return typeError(`${name}() got an unexpected keyword argument '${key}'`)
    if (at < args.length) return typeError(`${name}() got multiple values for argument '${key}'`)
  }
  const missing = parameters.filter(
    (parameter, i) => parameter.required && i >= args.length && !keywords?.has(parameter.name),
  )
  if (missing.length > 0) {
    const names = missing.map((parameter) => `"${parameter.name}"`).join(', ')
    return typeError(`${name}() missing ${missing.length} required positional arguments: ${names}`)
  }
  for (const [i, parameter] of parameters.entries()) {
    const value = i < args.length ? args[i] : keywords?.get(parameter.name)
    if (
      value === undefined ||
      convert(parameter, value, true, NUMBERS_AS_TENSORS.has(name) && i > 0, false) !== undefined
    )
      continue
    if (value === null && parameter.nullable) continue
    const where = i < args.length ? ` (position ${i + 1 - skip})` : ''
    return typeError(
      `${name}(): argument '${parameter.name}'${where} must be ${shownType(parameter)}, not ${typeName(value)}`,
    )
  }
  return combination(name, forms, args, keywords, method)
}

const shownType = (parameter: Parameter): string =>
  parameter.type === 'ScalarType' ? 'torch.dtype' : parameter.type === 'Generator' ? 'torch.Generator' : parameter.type

function combination(
  name: string,
  forms: readonly Form[],
  args: readonly Value[],
  keywords: Keywords | null,
  method: boolean,
) {
  const shown = args.slice(method ? 1 : 0).map((arg) => typeName(arg))
  for (const [key, value] of keywords ?? []) shown.push(`${key}=${typeName(value)}`)
  const expected = forms.map((form) => {
    const parts: string[] = []
    for (const [i, parameter] of form.parameters.entries()) {
      if (i === 0 && method) continue
      if (parameter.keywordOnly && !parts.includes('*')) parts.push('*')
      const value = parameter.fallback === undefined ? '' : ` = ${shownDefault(parameter.fallback)}`
      parts.push(`${shownType(parameter)} ${parameter.name}${value}`)
    }
    return ` * (${parts.join(', ')})\n`
  })
  const one =
    expected.length === 1 ? `expected${expected[0].slice(2).trimEnd()}` : `expected one of:\n${expected.join('')}`
  return typeError(`${name}() received an invalid combination of arguments - got (${shown.join(', ')}), but ${one}`)
}

function shownDefault(value: NonNullable<Parameter['fallback']> | null): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return typeof value === 'object' ? `(${value.join(', ')})` : String(value)
}
