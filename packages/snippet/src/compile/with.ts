import type { Stmt } from '../syntax/tree.js'
import { asRaised, typeError } from '../objects/error.js'
import { callSpecial } from '../objects/call.js'
import { typeName, typeOf } from '../objects/classes.js'
import { truth } from '../objects/iterate.js'
import type { Value } from '../objects/value.js'
import { NEXT, type Exec, type Frame, type Signal } from './frame.js'
import { compileAssign } from './assign.js'
import { compileExpression } from './expression.js'
import { runBlock } from './function.js'
import type { Layout } from './names.js'
import { begin, compileBlock } from './statement.js'

type With = Extract<Stmt, { kind: 'with' }>

/** `with a as x, b: …`: the item at `at`, with the rest of the items within it. */
export function compileWith(layout: Layout, stmt: With, at: number): Exec {
  const open = compileOpen(layout, stmt, at)
  const block = at + 1 < stmt.items.length ? [compileWith(layout, stmt, at + 1)] : compileBlock(layout, stmt.body)
  return (f) => {
    const manager = open(f)
    let signal: Signal
    try {
      signal = runBlock(block, f)
    } catch (error) {
      if (!closeAfter(f, manager, error)) throw error
      return NEXT
    }
    const { line, result } = f
    close(f, manager)
    f.line = line
    f.result = result
    return signal
  }
}

/** Evaluates a context, enters it and stores what it gives. */
export function compileOpen(layout: Layout, stmt: With, at: number): (f: Frame) => Value {
  const item = stmt.items[at]
  const context = compileExpression(layout, item.context)
  const store = item.target ? compileAssign(layout, item.target) : null
  return (f) => {
    begin(f, stmt.line)
    const manager = context(f)
    f.line = item.context.line
    if (typeOf(manager).find('__exit__') === undefined || typeOf(manager).find('__enter__') === undefined) {
      const lacks = typeOf(manager).find('__enter__') !== undefined
      throw typeError(
        `'${typeName(manager)}' object does not support the context manager protocol${lacks ? ' (missed __exit__ method)' : ''}`,
      )
    }
    const entered = callSpecial(f.m, manager, '__enter__', []) ?? null
    store?.(f, entered)
    return manager
  }
}

export function close(f: Frame, manager: Value): void {
  callSpecial(f.m, manager, '__exit__', [null, null, null])
}

/** Leaves a context because of an error; true when the context swallows it. */
export function closeAfter(f: Frame, manager: Value, error: unknown): boolean {
  const caught = asRaised(error)
  if (!caught) return false
  const { line } = f
  const swallowed = callSpecial(f.m, manager, '__exit__', [caught.exception.cls, caught.exception, null])
  f.line = line
  return swallowed !== undefined && truth(f.m, swallowed)
}
