import type { Expr, Stmt } from '../syntax/tree.js'
import { asRaised, exceptionClass, makeException, Raised, raised } from '../objects/error.js'
import { Classed } from '../objects/classes.js'
import { iterate, truth } from '../objects/iterate.js'
import { generatorClass } from '../objects/generatorClass.js'
import type { PyClass, PyException, Value } from '../objects/value.js'
import type { Machine } from '../machine.js'
import { BREAK, NEXT, RETURN, type Eval, type Frame, type Signal, type Step } from './frame.js'
import { compileExpression } from './expression.js'
import { compileAssign } from './assign.js'
import { within } from './comprehension.js'
import type { Layout } from './names.js'
import { begin, compileStatement } from './statement.js'
import { compileHandler, handlerFor, noteContext } from './try.js'
import { close, closeAfter, compileOpen } from './with.js'

/** A generator of the program: a frame that can be left at a `yield` and entered again. */
export class PyGenerator extends Classed {
  readonly cls: PyClass = generatorClass
  #running = false
  #done = false
  #started = false

  constructor(
    readonly frame: Frame,
    readonly body: Generator<Value, Signal, Value>,
  ) {
    super()
  }

  /** Goes on to the next `yield`, sending in a value; `undefined` at the end. */
  resume(m: Machine, sent: Value): Value | undefined {
    if (!this.#started && sent !== null) {
      throw raised('TypeError', "can't send non-None value to a just-started generator")
    }
    return this.#go(m, () => this.body.next(sent))
  }

  /** Raises an exception where the generator waits. */
  fail(m: Machine, exception: PyException): Value | undefined {
    return this.#go(m, () => this.body.throw(new Raised(exception)))
  }

  get finished(): boolean {
    return this.#done
  }

  #go(m: Machine, advance: () => IteratorResult<Value, Signal>): Value | undefined {
    if (this.#running) throw raised('ValueError', 'generator already executing')
    if (this.#done) return undefined
    this.#running = true
    this.#started = true
    try {
      const { value, done } = within(m, this.frame, advance)
      if (!done) return value as Value
      this.#done = true
      return undefined
    } catch (error) {
      this.#done = true
      const caught = asRaised(error)
      if (caught?.exception.cls.isSubclassOf(exceptionClass('StopIteration'))) {
        throw raised('RuntimeError', 'generator raised StopIteration')
      }
      throw error
    } finally {
      this.#running = false
    }
  }
}

/** The StopIteration that tells what a generator returned. */
export function stopIteration(result: Value): Raised {
  return new Raised(makeException(exceptionClass('StopIteration'), result === null ? [] : [result]))
}

/** The body of a function with `yield`: calling it makes the generator. */
export function compileGeneratorBody(layout: Layout, body: readonly Stmt[]): (f: Frame) => Value {
  const steps = compileSteps(layout, body)
  return (f) => new PyGenerator(f, runSteps(steps, f))
}

function* runSteps(steps: readonly Step[], f: Frame): Generator<Value, Signal, Value> {
  for (const step of steps) {
    const signal = yield* step(f)
    if (signal !== NEXT) return signal
  }
  return NEXT
}

const compileSteps = (layout: Layout, body: readonly Stmt[]): Step[] => body.map((stmt) => compileStep(layout, stmt))

/** A statement of a generator. One without a `yield` runs as in any function. */
function compileStep(layout: Layout, stmt: Stmt): Step {
  if (!yields(stmt)) {
    const run = compileStatement(layout, stmt)
    // eslint-disable-next-line require-yield
    return function* (f) {
      return run(f)
    }
  }
  switch (stmt.kind) {
    case 'expression':
      return compileYield(layout, stmt.value, stmt.line, () => NEXT)
    case 'assign': {
      const stores = stmt.targets.map((target) => compileAssign(layout, target))
      return compileYield(layout, stmt.value, stmt.line, (f, value) => {
        for (const store of stores) store(f, value)
        return NEXT
      })
    }
    case 'return':
      return compileYield(layout, stmt.value, stmt.line, (f, value) => {
        f.result = value
        return RETURN
      })
    case 'if': {
      const test = compileExpression(layout, stmt.test)
      const then = compileSteps(layout, stmt.then)
      const otherwise = compileSteps(layout, stmt.otherwise)
      return function* (f) {
        begin(f, stmt.line)
        return yield* runSteps(truth(f.m, test(f)) ? then : otherwise, f)
      }
    }
    case 'while':
    case 'for':
      return compileLoop(layout, stmt)
    case 'with':
      return compileWithStep(layout, stmt, 0)
    case 'try':
      return compileTryStep(layout, stmt)
    default: {
      const run = compileStatement(layout, stmt)
      // eslint-disable-next-line require-yield
      return function* (f) {
        return run(f)
      }
    }
  }
}

function compileYield(layout: Layout, expr: Expr | null, line: number, then: (f: Frame, value: Value) => Signal): Step {
  if (expr?.kind !== 'yield') {
    const value: Eval = expr ? compileExpression(layout, expr) : () => null
    // eslint-disable-next-line require-yield
    return function* (f) {
      begin(f, line)
      return then(f, value(f))
    }
  }
  const value: Eval = expr.value ? compileExpression(layout, expr.value) : () => null
  if (!expr.from) {
    return function* (f) {
      begin(f, line)
      const sent: Value = yield value(f)
      return then(f, sent)
    }
  }
  return function* (f) {
    begin(f, line)
    const source = value(f)
    if (source instanceof PyGenerator) {
      let sent: Value = null
      for (let item = source.resume(f.m, sent); item !== undefined; item = source.resume(f.m, sent)) sent = yield item
      return then(f, source.frame.result)
    }
    const next = iterate(f.m, source)
    for (let item = next(); item !== undefined; item = next()) yield item
    return then(f, null)
  }
}

function compileLoop(layout: Layout, stmt: Extract<Stmt, { kind: 'while' | 'for' }>): Step {
  const body = compileSteps(layout, stmt.body)
  const otherwise = compileSteps(layout, stmt.otherwise)
  if (stmt.kind === 'while') {
    const test = compileExpression(layout, stmt.test)
    return function* (f) {
      for (;;) {
        begin(f, stmt.line)
        if (!truth(f.m, test(f))) break
        const signal = yield* runSteps(body, f)
        if (signal === BREAK) return NEXT
        if (signal === RETURN) return RETURN
      }
      return yield* runSteps(otherwise, f)
    }
  }
  const iterable = compileExpression(layout, stmt.iterable)
  const store = compileAssign(layout, stmt.target)
  return function* (f) {
    begin(f, stmt.line)
    const next = iterate(f.m, iterable(f))
    for (let item = next(); item !== undefined; item = next()) {
      store(f, item)
      const signal = yield* runSteps(body, f)
      if (signal === BREAK) return NEXT
      if (signal === RETURN) return RETURN
    }
    return yield* runSteps(otherwise, f)
  }
}

function compileWithStep(layout: Layout, stmt: Extract<Stmt, { kind: 'with' }>, at: number): Step {
  const open = compileOpen(layout, stmt, at)
  const block = at + 1 < stmt.items.length ? [compileWithStep(layout, stmt, at + 1)] : compileSteps(layout, stmt.body)
  return function* (f) {
    const manager = open(f)
    let signal: Signal
    try {
      signal = yield* runSteps(block, f)
    } catch (error) {
      if (!closeAfter(f, manager, error)) throw error
      return NEXT
    }
    close(f, manager)
    return signal
  }
}

function compileTryStep(layout: Layout, stmt: Extract<Stmt, { kind: 'try' }>): Step {
  const body = compileSteps(layout, stmt.body)
  const handlers = stmt.handlers.map((handler) => ({
    ...compileHandler(layout, { ...handler, body: [] }),
    steps: compileSteps(layout, handler.body),
  }))
  const otherwise = compileSteps(layout, stmt.otherwise)
  const final = compileSteps(layout, stmt.final)
  function* guarded(f: Frame): Generator<Value, Signal, Value> {
    let signal: Signal
    try {
      signal = yield* runSteps(body, f)
    } catch (error) {
      const found = handlerFor(f, error, handlers)
      if (!found) throw error
      const steps = handlers.find((handler) => handler.block === found.block)?.steps ?? []
      found.enter(f, found.exception)
      try {
        return yield* runSteps(steps, f)
      } catch (inner) {
        noteContext(inner, found.exception)
        throw inner
      } finally {
        found.leave(f)
      }
    }
    return signal === NEXT ? yield* runSteps(otherwise, f) : signal
  }
  return function* (f) {
    let signal: Signal
    try {
      signal = yield* guarded(f)
    } catch (error) {
      if (!asRaised(error)) throw error
      const { line } = f
      const left = yield* runSteps(final, f)
      if (left !== NEXT) return left
      f.line = line
      throw error
    }
    const { result } = f
    const left = yield* runSteps(final, f)
    if (left !== NEXT) return left
    f.result = result
    return signal
  }
}

/** Whether a statement holds a `yield` of its own function where this compiler can leave the frame. */
function yields(stmt: Stmt): boolean {
  const some = (body: readonly Stmt[]): boolean => body.some(yields)
  switch (stmt.kind) {
    case 'expression':
    case 'assign':
      return stmt.value.kind === 'yield'
    case 'return':
      return stmt.value?.kind === 'yield'
    case 'if':
      return some(stmt.then) || some(stmt.otherwise)
    case 'while':
    case 'for':
      return some(stmt.body) || some(stmt.otherwise)
    case 'with':
      return some(stmt.body)
    case 'try':
      return (
        some(stmt.body) ||
        stmt.handlers.some((handler) => some(handler.body)) ||
        some(stmt.otherwise) ||
        some(stmt.final)
      )
    default:
      return false
  }
}
