import type { Handler, Stmt } from '../syntax/tree.js'
import { asRaised, exceptionClass, makeException, Raised, raised, typeError } from '../objects/error.js'
import { PyClass, PyException, PyTuple, type Value } from '../objects/value.js'
import { instantiate } from '../objects/call.js'
import { NEXT, type Eval, type Exec, type Frame, type Signal } from './frame.js'
import { compileExpression } from './expression.js'
import { compileStore, compileDelete, type Layout } from './names.js'
import { begin, compileBlock } from './statement.js'
import { runBlock } from './function.js'

export function compileTry(layout: Layout, stmt: Extract<Stmt, { kind: 'try' }>): Exec {
  const body = compileBlock(layout, stmt.body)
  const handlers = stmt.handlers.map((handler) => compileHandler(layout, handler))
  const otherwise = compileBlock(layout, stmt.otherwise)
  const final = compileBlock(layout, stmt.final)
  const guarded: Exec = (f) => {
    let signal: Signal
    try {
      signal = runBlock(body, f)
    } catch (error) {
      return handle(f, error, handlers)
    }
    return signal === NEXT ? runBlock(otherwise, f) : signal
  }
  if (final.length === 0) return guarded
  return (f) => {
    let signal: Signal
    try {
      signal = guarded(f)
    } catch (error) {
      // A limit is not an exception of the program's: its `finally` does not run.
      if (!asRaised(error)) throw error
      const { line } = f
      const left = runBlock(final, f)
      if (left !== NEXT) return left
      f.line = line
      throw error
    }
    const { result } = f
    const left = runBlock(final, f)
    if (left !== NEXT) return left
    f.result = result
    return signal
  }
}

export interface CompiledHandler {
  matches: (f: Frame, exception: PyException) => boolean
  enter: (f: Frame, exception: PyException) => void
  leave: (f: Frame) => void
  block: Exec[]
}

/** Finds the handler for what was caught and runs it; what nobody handles goes on up. */
function handle(f: Frame, error: unknown, handlers: readonly CompiledHandler[]): Signal {
  const handler = handlerFor(f, error, handlers)
  if (!handler) throw error
  const { exception } = handler
  handler.enter(f, exception)
  try {
    return runBlock(handler.block, f)
  } catch (inner) {
    noteContext(inner, exception)
    throw inner
  } finally {
    handler.leave(f)
  }
}

/** The handler that takes `error`, with the exception; null where none does. */
export function handlerFor(
  f: Frame,
  error: unknown,
  handlers: readonly CompiledHandler[],
): (CompiledHandler & { exception: PyException }) | null {
  const caught = asRaised(error)
  if (!caught) return null
  const { exception } = caught
  if (f === f.m.top) exception.line ??= f.line
  const line = f.line
  const found = handlers.find((handler) => handler.matches(f, exception))
  if (!found) {
    f.line = line
    return null
  }
  return { ...found, exception }
}

export function noteContext(inner: unknown, context: PyException): void {
  const next = asRaised(inner)?.exception
  if (next && next !== context) next.context ??= context
}

export function compileHandler(layout: Layout, handler: Handler): CompiledHandler {
  const type = handler.type ? compileExpression(layout, handler.type) : null
  const store = handler.name === null ? null : compileStore(layout, handler.name)
  const remove = handler.name === null ? null : compileDelete(layout, handler.name)
  return {
    matches: (f, exception) => {
      if (!type) return true
      const line = f.line
      f.line = handler.line
      const matched = matches(exception, type(f))
      if (matched) f.line = line
      return matched
    },
    enter: (f, exception) => {
      store?.(f, exception)
      f.handling ??= []
      f.handling.push(exception)
    },
    leave: (f) => {
      f.handling?.pop()
      if (remove) {
        try {
          remove(f)
        } catch {
          // The handler deleted the name itself.
        }
      }
    },
    block: compileBlock(layout, handler.body),
  }
}

/** Whether `except type` takes the exception. */
function matches(exception: PyException, type: Value): boolean {
  if (type instanceof PyTuple) return type.items.some((one) => matches(exception, one))
  if (type instanceof PyClass && type.isSubclassOf(exceptionClass('BaseException'))) {
    return exception.cls.isSubclassOf(type)
  }
  throw typeError('catching classes that do not inherit from BaseException is not allowed')
}

export function compileRaise(layout: Layout, stmt: Extract<Stmt, { kind: 'raise' }>): Exec {
  const value = stmt.value ? compileExpression(layout, stmt.value) : null
  const cause = stmt.cause ? compileExpression(layout, stmt.cause) : null
  return (f) => {
    begin(f, stmt.line)
    if (!value) throw reraise(f)
    const exception = toException(f, value)
    if (cause) exception.cause = cause(f)
    f.line = stmt.line
    throw new Raised(exception)
  }
}

function reraise(f: Frame): Raised {
  for (let at: Frame | null = f; at; at = at.back) {
    const exception = at.handling?.[at.handling.length - 1]
    if (exception) {
      if (at === f.m.top && f === at && exception.line !== null) f.line = exception.line
      return new Raised(exception)
    }
  }
  return raised('RuntimeError', 'No active exception to reraise')
}

function toException(f: Frame, value: Eval): PyException {
  const made = value(f)
  if (made instanceof PyException) return made
  if (made instanceof PyClass && made.isSubclassOf(exceptionClass('BaseException'))) {
    const instance = instantiate(f.m, made, [], null)
    return instance instanceof PyException ? instance : makeException(made, [])
  }
  throw typeError('exceptions must derive from BaseException')
}
