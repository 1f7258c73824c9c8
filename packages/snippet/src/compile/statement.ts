import type { Expr, Stmt } from '../syntax/tree.js'
import { placeOf } from '../syntax/scope.js'
import { binary, update } from '../objects/operator.js'
import { getAttribute, setAttribute } from '../objects/attribute.js'
import { getItem, setItem } from '../objects/subscript.js'
import { dictSet } from '../objects/hash.js'
import { iterate, truth } from '../objects/iterate.js'
import { exceptionClass, makeException, Raised } from '../objects/error.js'
import { PyDict, type Value } from '../objects/value.js'
import { importFrom, importModule, importStar } from '../modules/import.js'
import { BREAK, CONTINUE, NEXT, RETURN, type Eval, type Exec, type Frame } from './frame.js'
import { compileExpression } from './expression.js'
import { compileAssign, compileRemove } from './assign.js'
import { compileClass, compileFunction } from './definition.js'
import { runBlock } from './function.js'
import { compileLoad, compileStore, type Layout } from './names.js'
import { compileRaise, compileTry } from './try.js'
import { compileWith } from './with.js'

/** Makes statements into closures. */
export function compileBlock(layout: Layout, body: readonly Stmt[]): Exec[] {
  return body.filter((stmt) => stmt.kind !== 'pass').map((stmt) => compileStatement(layout, stmt))
}

export function compileStatement(layout: Layout, stmt: Stmt): Exec {
  const { line } = stmt
  switch (stmt.kind) {
    case 'expression': {
      const value = compileExpression(layout, stmt.value)
      return (f) => {
        begin(f, line)
        value(f)
        return NEXT
      }
    }
    case 'assign':
      return compileAssignment(layout, stmt)
    case 'annotate':
      return compileAnnotated(layout, stmt)
    case 'update': {
      const run = compileUpdate(layout, stmt)
      return (f) => {
        begin(f, line)
        run(f)
        return NEXT
      }
    }
    case 'delete': {
      const removes = stmt.targets.map((target) => compileRemove(layout, target))
      return (f) => {
        begin(f, line)
        for (const remove of removes) remove(f)
        return NEXT
      }
    }
    case 'return': {
      const value: Eval = stmt.value ? compileExpression(layout, stmt.value) : () => null
      return (f) => {
        begin(f, line)
        f.result = value(f)
        return RETURN
      }
    }
    case 'if': {
      const test = compileExpression(layout, stmt.test)
      const then = compileBlock(layout, stmt.then)
      const otherwise = compileBlock(layout, stmt.otherwise)
      return (f) => {
        begin(f, line)
        const value = test(f)
        f.line = stmt.test.line
        return runBlock(truth(f.m, value) ? then : otherwise, f)
      }
    }
    case 'while':
      return compileWhile(layout, stmt)
    case 'for':
      return compileFor(layout, stmt)
    case 'with':
      return compileWith(layout, stmt, 0)
    case 'try':
      return compileTry(layout, stmt)
    case 'raise':
      return compileRaise(layout, stmt)
    case 'assert':
      return compileAssert(layout, stmt)
    case 'import':
    case 'import-from':
      return compileImport(layout, stmt)
    case 'function': {
      const make = compileFunction(layout, stmt.fn, stmt.decorators)
      const store = compileStore(layout, stmt.fn.name)
      return (f) => {
        begin(f, line)
        store(f, make(f))
        return NEXT
      }
    }
    case 'class': {
      const make = compileClass(layout, stmt)
      const store = compileStore(layout, stmt.name)
      return (f) => {
        begin(f, line)
        store(f, make(f))
        return NEXT
      }
    }
    case 'break':
      return () => BREAK
    case 'continue':
      return () => CONTINUE
    case 'global':
    case 'nonlocal':
    case 'pass':
      return () => NEXT
  }
}

/** Every statement begins so: one step, and the line it stands at. */
export function begin(f: Frame, line: number): void {
  f.m.tick()
  f.line = line
}

function compileAssignment(layout: Layout, stmt: Extract<Stmt, { kind: 'assign' }>): Exec {
  const value = compileExpression(layout, stmt.value)
  const stores = stmt.targets.map((target) => compileAssign(layout, target))
  const { line } = stmt
  if (stores.length === 1) {
    const [store] = stores
    return (f) => {
      begin(f, line)
      store(f, value(f))
      return NEXT
    }
  }
  return (f) => {
    begin(f, line)
    const made = value(f)
    for (const store of stores) store(f, made)
    return NEXT
  }
}

function compileAnnotated(layout: Layout, stmt: Extract<Stmt, { kind: 'annotate' }>): Exec {
  const annotations = compileAnnotation(layout, stmt)
  if (!stmt.value) {
    return (f) => {
      begin(f, stmt.line)
      annotations(f)
      return NEXT
    }
  }
  const value = compileExpression(layout, stmt.value)
  const store = compileAssign(layout, stmt.target)
  return (f) => {
    begin(f, stmt.line)
    store(f, value(f))
    annotations(f)
    return NEXT
  }
}

/** A class remembers the names it annotates, in order: `@dataclass` reads them. */
function compileAnnotation(layout: Layout, stmt: Extract<Stmt, { kind: 'annotate' }>): (f: Frame) => void {
  const { target } = stmt
  if (layout.scope.kind !== 'class' || target.kind !== 'name') return () => undefined
  const annotation = compileExpression(layout, stmt.annotation)
  return (f) => {
    const { namespace } = f
    if (!namespace) return
    const before = namespace.get('__annotations__')
    const names = before instanceof PyDict ? before : new PyDict()
    namespace.set('__annotations__', names)
    dictSet(f.m, names, target.name, annotation(f))
  }
}

/** `target op= value`: the target's own parts are evaluated once. */
function compileUpdate(layout: Layout, stmt: Extract<Stmt, { kind: 'update' }>): (f: Frame) => void {
  const value = compileExpression(layout, stmt.value)
  const { target, op, line } = stmt
  if (target.kind === 'name') {
    const load = compileLoad(layout, target.name)
    const store = compileStore(layout, target.name)
    return (f) => {
      const before = load(f)
      const by = value(f)
      f.line = line
      store(
        f,
        typeof before === 'number' && typeof by === 'number'
          ? binary(f.m, op, before, by)
          : update(f.m, op, before, by),
      )
    }
  }
  if (target.kind === 'attribute') {
    const object = compileExpression(layout, target.object)
    return (f) => {
      const owner = object(f)
      f.line = line
      const before = getAttribute(f.m, owner, target.name)
      const by = value(f)
      f.line = line
      setAttribute(f.m, owner, target.name, update(f.m, op, before, by))
    }
  }
  if (target.kind === 'subscript') {
    const object = compileExpression(layout, target.object)
    const index = compileExpression(layout, target.index)
    return (f) => {
      const owner = object(f)
      const at = index(f)
      f.line = line
      const before = getItem(f.m, owner, at)
      const by = value(f)
      f.line = line
      setItem(f.m, owner, at, update(f.m, op, before, by))
    }
  }
  throw new Error('a tuple cannot be updated in place')
}

function compileWhile(layout: Layout, stmt: Extract<Stmt, { kind: 'while' }>): Exec {
  const test = compileExpression(layout, stmt.test)
  const body = compileBlock(layout, stmt.body)
  const otherwise = compileBlock(layout, stmt.otherwise)
  return (f) => {
    for (;;) {
      begin(f, stmt.line)
      if (!truth(f.m, test(f))) break
      const signal = runBlock(body, f)
      if (signal === BREAK) return NEXT
      if (signal === RETURN) return RETURN
    }
    return runBlock(otherwise, f)
  }
}

function compileFor(layout: Layout, stmt: Extract<Stmt, { kind: 'for' }>): Exec {
  const iterable = compileExpression(layout, stmt.iterable)
  const store = compileAssign(layout, stmt.target)
  const body = compileBlock(layout, stmt.body)
  const otherwise = compileBlock(layout, stmt.otherwise)
  return (f) => {
    begin(f, stmt.line)
    const over = iterable(f)
    f.line = stmt.iterable.line
    const next = iterate(f.m, over)
    for (;;) {
      f.line = stmt.iterable.line
      const item = next()
      if (item === undefined) break
      store(f, item)
      const signal = runBlock(body, f)
      if (signal === BREAK) return NEXT
      if (signal === RETURN) return RETURN
    }
    return runBlock(otherwise, f)
  }
}

function compileAssert(layout: Layout, stmt: Extract<Stmt, { kind: 'assert' }>): Exec {
  const test = compileExpression(layout, stmt.test)
  const message: Expr | null = stmt.message
  const text = message ? compileExpression(layout, message) : null
  return (f) => {
    begin(f, stmt.line)
    if (!truth(f.m, test(f))) {
      const args: Value[] = text ? [text(f)] : []
      f.line = stmt.line
      throw new Raised(makeException(exceptionClass('AssertionError'), args))
    }
    return NEXT
  }
}

function compileImport(layout: Layout, stmt: Extract<Stmt, { kind: 'import' | 'import-from' }>): Exec {
  if (stmt.kind === 'import') {
    const stores = stmt.names.map(({ module, alias }) => ({
      module,
      alias,
      store: compileStore(layout, alias ?? module.split('.')[0]),
    }))
    return (f) => {
      begin(f, stmt.line)
      for (const { module, alias, store } of stores) {
        const whole = importModule(f.m, module)
        store(f, alias === null ? importModule(f.m, module.split('.')[0]) : whole)
      }
      return NEXT
    }
  }
  const { module, names } = stmt
  if (names === '*') {
    return (f) => {
      begin(f, stmt.line)
      if (placeOf(layout.scope, '*') === 'global') importStar(f.m, module, f.globals)
      return NEXT
    }
  }
  const stores = names.map(({ name, alias }) => ({ name, store: compileStore(layout, alias ?? name) }))
  return (f) => {
    begin(f, stmt.line)
    for (const { name, store } of stores) store(f, importFrom(f.m, module, name))
    return NEXT
  }
}
