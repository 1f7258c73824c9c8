import type { Machine } from '../machine.js'
import { Classed, functionClass } from '../objects/classes.js'
import { Cell, PyDict, PyTuple, type Keywords, type PyClass, type Value } from '../objects/value.js'
import { typeError } from '../objects/error.js'
import { Frame, NEXT, type ClassCell, type Exec, type Signal, type Slot } from './frame.js'

/** A parameter as the compiler left it. */
export interface CompiledParameter {
  name: string
  kind: 'positional-only' | 'plain' | 'args' | 'keyword-only' | 'kwargs'
  slot: number
  captured: boolean
}

/** A function's code, compiled once and shared by every function made of it. */
export interface Code {
  name: string
  line: number
  params: CompiledParameter[]
  /** How many of the first parameters may be given by position. */
  positional: number
  args: CompiledParameter | null
  kwargs: CompiledParameter | null
  keywordOnly: CompiledParameter[]
  slots: number
  /** Slots that hold cells of their own, other than parameters. */
  cells: number[]
  /** Where the cells of enclosing functions go: `[slot here, slot there]`. */
  free: [number, number][]
  run: (f: Frame) => Value
  doc: string | null
  own: boolean
  /** Whether the arguments are simply the first slots, none of them captured. */
  simple: boolean
}

/** A function of the program. */
export class PyFunction extends Classed {
  readonly cls: PyClass = functionClass
  readonly attributes = new Map<string, Value>()
  name: string
  qualname: string
  constructor(
    readonly code: Code,
    readonly globals: Map<string, Value>,
    readonly closure: Slot[],
    readonly defaults: ReadonlyMap<string, Value>,
    readonly classCell: ClassCell | null,
    qualname: string,
  ) {
    super()
    this.name = code.name
    this.qualname = qualname
  }
}

/** Calls a function of the program. */
export function callFunction(m: Machine, fn: PyFunction, args: readonly Value[], keywords: Keywords | null): Value {
  const { code } = fn
  const slots: Slot[] = new Array<Slot>(code.slots)
  if (code.simple && keywords === null && args.length === code.positional) {
    for (let i = 0; i < args.length; i++) slots[i] = args[i]
  } else bind(fn, slots, args, keywords)
  for (const at of code.cells) slots[at] = new Cell()
  for (const [here, there] of code.free) slots[here] = fn.closure[there]
  const frame = new Frame(m, fn.globals, slots, m.frame, code.own)
  frame.classCell = fn.classCell
  frame.line = code.line
  m.enter()
  m.frame = frame
  try {
    return code.run(frame)
  } finally {
    m.frame = frame.back
    m.leave()
  }
}

/** Puts arguments into their slots as Python does, with Python's complaints. */
function bind(fn: PyFunction, slots: Slot[], args: readonly Value[], keywords: Keywords | null): void {
  const { code } = fn
  const name = `${fn.qualname}()`
  const put = (param: CompiledParameter, value: Value): void => {
    if (param.captured) {
      const cell = new Cell()
      cell.value = value
      slots[param.slot] = cell
    } else slots[param.slot] = value
  }
  if (keywords === null && args.length <= code.positional && bindPositional(fn, put, args)) return
  const given = new Set<string>()
  const count = Math.min(args.length, code.positional)
  for (let i = 0; i < count; i++) {
    put(code.params[i], args[i])
    given.add(code.params[i].name)
  }
  const extra = new PyDict()
  const positionalOnly: string[] = []
  if (keywords) {
    for (const [key, value] of keywords) {
      const param = code.params.find((p) => p.name === key && p.kind !== 'args' && p.kind !== 'kwargs')
      if (param && param.kind !== 'positional-only') {
        if (given.has(key)) throw typeError(`${name} got multiple values for argument '${key}'`)
        put(param, value)
        given.add(key)
      } else if (code.kwargs) extra.entries.set(key, [key, value])
      else if (param) positionalOnly.push(key)
      else throw typeError(`${name} got an unexpected keyword argument '${key}'`)
    }
  }
  if (positionalOnly.length > 0) {
    throw typeError(
      `${name} got some positional-only arguments passed as keyword arguments: '${positionalOnly.join(', ')}'`,
    )
  }
  if (args.length > code.positional && !code.args) throw tooMany(fn, args.length, keywords, given)
  if (code.args) put(code.args, new PyTuple(args.slice(code.positional)))
  if (code.kwargs) put(code.kwargs, extra)
  const missing: string[] = []
  for (let i = 0; i < code.positional; i++) fill(code.params[i], missing)
  if (missing.length > 0) throw typeError(`${name} missing ${listed(missing, 'positional')}`)
  for (const param of code.keywordOnly) fill(param, missing)
  if (missing.length > 0) throw typeError(`${name} missing ${listed(missing, 'keyword-only')}`)

  function fill(param: CompiledParameter, absent: string[]): void {
    if (given.has(param.name)) return
    const value = fn.defaults.get(param.name)
    if (value === undefined) absent.push(`'${param.name}'`)
    else put(param, value)
  }
}

/** The commonest call: some arguments by position, the others by default. @returns false when some are missing */
function bindPositional(
  { code, defaults }: PyFunction,
  put: (param: CompiledParameter, value: Value) => void,
  args: readonly Value[],
): boolean {
  for (let i = 0; i < code.positional; i++) {
    const param = code.params[i]
    const value = i < args.length ? args[i] : defaults.get(param.name)
    if (value === undefined) return false
    put(param, value)
  }
  for (const param of code.keywordOnly) {
    const value = defaults.get(param.name)
    if (value === undefined) return false
    put(param, value)
  }
  if (code.args) put(code.args, new PyTuple([]))
  if (code.kwargs) put(code.kwargs, new PyDict())
  return true
}

function listed(names: string[], kind: string): string {
  const arguments_ = names.length === 1 ? 'argument' : 'arguments'
  const text =
    names.length === 1
      ? names[0]
      : names.length === 2
        ? `${names[0]} and ${names[1]}`
        : `${names.slice(0, -1).join(', ')}, and ${names[names.length - 1]}`
  return `${names.length} required ${kind} ${arguments_}: ${text}`
}

function tooMany(fn: PyFunction, got: number, keywords: Keywords | null, given: Set<string>) {
  const { code } = fn
  const optional = code.params.slice(0, code.positional).filter((p) => fn.defaults.has(p.name)).length
  const most = code.positional
  const takes = optional > 0 ? `from ${most - optional} to ${most}` : `${most}`
  const plural = most === 1 && optional === 0 ? '' : 's'
  const keywordOnly = keywords ? code.keywordOnly.filter((p) => given.has(p.name)).length : 0
  const were = got === 1 && keywordOnly === 0 ? 'was' : 'were'
  const also =
    keywordOnly > 0
      ? ` positional argument${got === 1 ? '' : 's'} (and ${keywordOnly} keyword-only argument${keywordOnly === 1 ? '' : 's'})`
      : ''
  return typeError(`${fn.qualname}() takes ${takes} positional argument${plural} but ${got}${also} ${were} given`)
}

/** Runs a block of statements; the first signal other than Next ends it. */
export function runBlock(block: readonly Exec[], f: Frame): Signal {
  for (let i = 0; i < block.length; i++) {
    const signal = block[i](f)
    if (signal !== NEXT) return signal
  }
  return NEXT
}
