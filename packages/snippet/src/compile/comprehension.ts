import type { Expr } from '../syntax/tree.js'
import { dictSet, setAdd } from '../objects/hash.js'
import { iterate, truth, type Next } from '../objects/iterate.js'
import { Cell, PyDict, PyIterator, PyList, PySet, type Value } from '../objects/value.js'
import type { Machine } from '../machine.js'
import { Frame, type Eval, type Slot } from './frame.js'
import { compileExpression } from './expression.js'
import { compileAssign } from './assign.js'
import { Layout } from './names.js'

type Comprehension = Extract<Expr, { kind: 'comprehension' }>

/** A comprehension is a function of its own that is given the first iterable, as in CPython 3.11. */
export function compileComprehension(outer: Layout, expr: Comprehension): Eval {
  const first = compileExpression(outer, expr.clauses[0].iterable)
  const layout = new Layout(expr.scope, outer, outer.own)
  const clauses = expr.clauses.map((clause, i) => ({
    iterable: i === 0 ? null : compileExpression(layout, clause.iterable),
    store: compileAssign(layout, clause.target),
    conditions: clause.conditions.map((condition) => compileExpression(layout, condition)),
  }))
  const key = expr.key ? compileExpression(layout, expr.key) : null
  const value = compileExpression(layout, expr.value)
  const frameFor = compileFrame(layout, outer, expr.line)

  const run = (f: Frame, depth: number, next: Next, emit: () => void): void => {
    const { store, conditions } = clauses[depth]
    for (let item = next(); item !== undefined; item = next()) {
      store(f, item)
      if (!conditions.every((condition) => truth(f.m, condition(f)))) continue
      const inner = clauses[depth + 1]?.iterable
      if (inner) run(f, depth + 1, iterate(f.m, inner(f)), emit)
      else emit()
    }
  }

  function* generate(f: Frame, depth: number, next: Next): Generator<Value, void> {
    const { store, conditions } = clauses[depth]
    for (let item = next(); item !== undefined; item = next()) {
      store(f, item)
      if (!conditions.every((condition) => truth(f.m, condition(f)))) continue
      const inner = clauses[depth + 1]?.iterable
      if (inner) yield* generate(f, depth + 1, iterate(f.m, inner(f)))
      else yield value(f)
    }
  }

  return (f) => {
    const iterable = first(f)
    f.line = expr.line
    const next = iterate(f.m, iterable)
    const inner = frameFor(f)
    if (expr.type === 'generator') {
      const generator = generate(inner, 0, next)
      return new PyIterator('generator', (m) => within(m, inner, () => generator.next().value ?? undefined))
    }
    return within(f.m, inner, () => {
      const { m } = f
      if (expr.type === 'list') {
        const items: Value[] = []
        run(inner, 0, next, () => {
          m.take(8)
          items.push(value(inner))
        })
        return new PyList(items)
      }
      if (expr.type === 'set') {
        const set = new PySet()
        run(inner, 0, next, () => setAdd(m, set, value(inner)))
        return set
      }
      const dict = new PyDict()
      run(inner, 0, next, () => {
        const at = key ? key(inner) : null
        dictSet(m, dict, at, value(inner))
      })
      return dict
    })
  }
}

/** Runs with `frame` as the one that stands at a line. */
export function within<T>(m: Machine, frame: Frame, body: () => T): T {
  const outer = m.frame
  m.enter()
  m.frame = frame
  try {
    return body()
  } finally {
    m.frame = outer
    m.leave()
  }
}

/** Makes frames for code that takes no arguments: comprehensions and class bodies. */
export function compileFrame(layout: Layout, outer: Layout, line: number): (f: Frame) => Frame {
  return (f) => {
    const slots: Slot[] = new Array<Slot>(layout.slots.size)
    for (const { name, slot } of layout.free) slots[slot] = f.slots[outer.slotOf(name)]
    for (const name of layout.scope.captured) slots[layout.slotOf(name)] = new Cell()
    const frame = new Frame(f.m, f.globals, slots, f, layout.own)
    frame.classCell = f.classCell
    frame.line = line
    return frame
  }
}
