import { World, inWorld, type Observer, type WrongRule } from '@gradroom/autograd'
import './builtins/index.js'
import './modules/index.js'
import './torch/index.js'
import { Frame, type Eval, type Exec } from './compile/frame.js'
import { compileExpression } from './compile/expression.js'
import { compileBlock } from './compile/statement.js'
import { remembered } from './compile/remembered.js'
import { Layout } from './compile/names.js'
import { runBlock } from './compile/function.js'
import { asLimit, asRaised, exceptionText } from './objects/error.js'
import { repr } from './objects/repr.js'
import type { Value } from './objects/value.js'
import { readModule, readSingleExpression } from './syntax/read.js'
import { SyntaxRefusal } from './syntax/refusal.js'
import { newScope } from './syntax/scope.js'
import type { Expr } from './syntax/tree.js'
import { Machine, type Limits } from './machine.js'
import { newWorld } from './torch/world.js'

/** Why a program did not end well: Python's exception, a limit, or a construct outside the subset. */
export interface SnippetError {
  /** The exception's class, `NotInSubset`, or `LimitReached`. */
  type: string
  message: string
  /** The line, from 1, where the program's top level stood; null when no line is to blame. */
  line: number | null
  /** The limit that was reached, when one was. */
  limit?: keyof Limits
}

/** A program that was read and compiled once, to be run many times. */
export interface Program {
  readonly code: string
  readonly block: readonly Exec[]
  /** The last line, when it is an expression: its value is the program's. */
  readonly last: Eval | null
  readonly lastLine: number
  readonly layout: Layout
}

export type Parsed = { ok: true; program: Program } | { ok: false; error: SnippetError }

export interface RunOptions {
  limits?: Partial<Limits>
  /** A monotonic clock in milliseconds. Without one, wall time is not limited. */
  now?: () => number
  /** Watches the tape being made and walked. */
  observer?: Observer
  /** Mistakes to make: the rule used wrongly at the recorded node of that number. */
  rules?: readonly WrongRule[]
  /** The learner who lets gradients through `detach()`, `.data` and `no_grad`. */
  detachIgnored?: boolean
  /** The learner who starts backward with ones, whatever `gradient=` says. */
  gradientIgnored?: boolean
}

export type Evaluated = { ok: true; value: Value } | { ok: false; error: SnippetError }

/** What a program did. */
export interface Run {
  readonly error: SnippetError | null
  readonly stdout: string
  readonly warnings: readonly string[]
  readonly globals: ReadonlyMap<string, Value>
  /** The value of the last line when it is an expression and not None. */
  readonly value: Value | null
  /** The last value as Python shows it; null where there is none. */
  readonly shown: string | null
  /** Evaluates an expression, such as `x.grad`, after the program, in its world and within what its limits leave. */
  evaluate(expression: string): Evaluated
  /** Runs `body` in the world of this run, for printing its values. */
  within<T>(body: (m: Machine) => T): T
}

const refusalError = (error: SyntaxRefusal): SnippetError => ({
  type: error.type,
  message: error.message,
  line: error.line,
})

/** Reads and compiles a program. Never throws for what is written in it. */
export function parse(code: string): Parsed {
  try {
    const module = readModule(code)
    const layout = new Layout(module.scope, null, true)
    const body = [...module.body]
    const end = body[body.length - 1]
    let last: Expr | null = null
    if (end?.kind === 'expression') {
      last = end.value
      body.pop()
    }
    const block = compileBlock(layout, body)
    return {
      ok: true,
      program: { code, block, last: last && compileExpression(layout, last), lastLine: end?.line ?? 1, layout },
    }
  } catch (error) {
    if (error instanceof SyntaxRefusal) return { ok: false, error: refusalError(error) }
    if (error instanceof RangeError) {
      return { ok: false, error: { type: 'SyntaxError', message: 'too many nested parentheses', line: 1 } }
    }
    throw error
  }
}

/** Runs a program within its limits. Never throws for what the program does. */
export function run(program: Program, options: RunOptions = {}): Run {
  const world: World = newWorld(options)
  const m = new Machine(world, options.limits ?? {}, options.now ?? null)
  const frame = new Frame(m, m.globals, new Array(program.layout.slots.size), null, true)
  m.globals.set('__name__', '__main__')
  m.top = frame
  m.frame = frame
  let error: SnippetError | null = null
  let value: Value = null
  let shown: string | null = null
  inWorld(world, () => {
    try {
      runBlock(program.block, frame)
      if (program.last) {
        frame.line = program.lastLine
        m.tick()
        value = program.last(frame)
        if (value !== null) shown = repr(m, value)
      }
    } catch (thrown) {
      error = describe(m, thrown)
      value = null
    }
  })
  return {
    error,
    stdout: m.out.join(''),
    warnings: m.warnings,
    globals: m.globals,
    value,
    shown,
    evaluate: (expression) => evaluate(m, frame, expression),
    within: (body) => inWorld(world, () => body(m)),
  }
}

const parsedOnce = remembered(parse)

/** Reads and runs a program. A text that was read lately is not read again. */
export function runCode(code: string, options: RunOptions = {}): Run {
  const parsed = parsedOnce(code)
  if (parsed.ok) return run(parsed.program, options)
  const m = new Machine(newWorld(options), options.limits ?? {}, options.now ?? null)
  return {
    error: parsed.error,
    stdout: '',
    warnings: [],
    globals: m.globals,
    value: null,
    shown: null,
    evaluate: () => ({ ok: false, error: parsed.error }),
    within: (body) => inWorld(m.world, () => body(m)),
  }
}

/** What was thrown, as the program's error. What is neither Python's nor a limit is a bug of ours and goes on up. */
function describe(m: Machine, thrown: unknown): SnippetError {
  const line = m.top?.line ?? null
  m.frame = m.top
  m.depth = 0
  const caught = asRaised(thrown)
  if (caught) return { type: caught.exception.cls.name, message: exceptionText(caught.exception), line }
  const limit = asLimit(thrown, m.limits.depth)
  if (limit) return { type: 'LimitReached', message: limit.message, line, limit: limit.limit }
  throw thrown
}

const compiledOnce = remembered((expression): Eval =>
  compileExpression(new Layout(newScope('module', null), null, true), readSingleExpression(expression)),
)

function evaluate(m: Machine, frame: Frame, expression: string): Evaluated {
  let value: Eval
  try {
    value = compiledOnce(expression)
  } catch (error) {
    if (error instanceof SyntaxRefusal) return { ok: false, error: refusalError(error) }
    throw error
  }
  return inWorld(m.world, () => {
    const { line } = frame
    try {
      return { ok: true, value: value(frame) }
    } catch (thrown) {
      return { ok: false, error: describe(m, thrown) }
    } finally {
      frame.line = line
    }
  })
}
