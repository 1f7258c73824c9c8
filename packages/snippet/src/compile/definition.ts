import type { Argument, Expr, FunctionNode, Stmt } from '../syntax/tree.js'
import { placeOf } from '../syntax/scope.js'
import { call, callSpecial } from '../objects/call.js'
import { getAttribute } from '../objects/attribute.js'
import { typeError } from '../objects/error.js'
import { objectClass, typeName } from '../objects/classes.js'
import { PyClass, PyInstance, type Value } from '../objects/value.js'
import { compileArguments, compileExpression } from './expression.js'
import { compileFrame, within } from './comprehension.js'
import { PyFunction, runBlock, type Code, type CompiledParameter } from './function.js'
import type { ClassCell, Eval, Frame } from './frame.js'
import { Layout } from './names.js'
import { compileBlock } from './statement.js'
import { compileGeneratorBody } from './generator.js'

/** Makes a `def` or `lambda` into a closure that makes the function. */
export function compileFunction(outer: Layout, node: FunctionNode, decorators: readonly Expr[]): Eval {
  // Parameters take the first slots, in order, so that a plain call copies its arguments straight in.
  const layout = new Layout(
    node.scope,
    outer,
    outer.own,
    node.params.map((param) => param.name),
  )
  const defaults = node.params.flatMap((param) =>
    param.default ? [{ name: param.name, value: compileExpression(outer, param.default) }] : [],
  )
  const wraps = decorators.map((decorator) => compileExpression(outer, decorator))
  const code = compileCode(layout, outer, node)
  const prefix = qualifier(outer)
  return (f) => {
    f.line = node.line
    const made = wraps.map((wrap) => wrap(f))
    const values = new Map<string, Value>()
    for (const { name, value } of defaults) values.set(name, value(f))
    f.m.take(64)
    let fn: Value = new PyFunction(code, f.globals, f.slots, values, f.classCell, prefix + node.name)
    for (let i = made.length - 1; i >= 0; i--) fn = call(f.m, made[i], [fn])
    return fn
  }
}

/** What stands before a function's name in error messages: `Net.` for a method, `make.<locals>.` within a function. */
function qualifier(outer: Layout): string {
  const parts: string[] = []
  for (let scope: Layout | null = outer; scope; scope = scope.parent) {
    if (scope.scope.kind === 'function') parts.unshift(`${scope.name}.<locals>`)
    else if (scope.scope.kind === 'class') parts.unshift(scope.name)
    else if (scope.scope.kind === 'comprehension') parts.unshift('<listcomp>.<locals>')
  }
  return parts.length > 0 ? `${parts.join('.')}.` : ''
}

function compileCode(layout: Layout, outer: Layout, node: FunctionNode): Code {
  layout.name = node.name
  const params = node.params.map((param): CompiledParameter => ({
    name: param.name,
    kind: param.kind,
    slot: layout.slotOf(param.name),
    captured: node.scope.captured.has(param.name),
  }))
  const run = node.generator ? compileGeneratorBody(layout, node.body) : compileBody(layout, node.body)
  const positional = params.filter((param) => param.kind === 'plain' || param.kind === 'positional-only').length
  const names = new Set(node.params.map((param) => param.name))
  const cells = [...node.scope.captured]
    .filter((name) => !names.has(name) && placeOf(node.scope, name) === 'cell')
    .map((name) => layout.slotOf(name))
  return {
    name: node.name,
    line: node.line,
    params,
    positional,
    args: params.find((param) => param.kind === 'args') ?? null,
    kwargs: params.find((param) => param.kind === 'kwargs') ?? null,
    keywordOnly: params.filter((param) => param.kind === 'keyword-only'),
    slots: layout.slots.size,
    cells,
    free: layout.free.map(({ name, slot }) => [slot, outer.slotOf(name)]),
    run,
    doc: node.doc,
    own: layout.own,
    simple: positional === params.length && params.every((param) => !param.captured),
  }
}

function compileBody(layout: Layout, body: readonly Stmt[]): (f: Frame) => Value {
  const [only] = body
  if (body.length === 1 && only.kind === 'return' && only.value) {
    const value = compileExpression(layout, only.value)
    return (f) => {
      f.line = only.line
      return value(f)
    }
  }
  const block = compileBlock(layout, body)
  return (f) => {
    runBlock(block, f)
    return f.result
  }
}

/** Makes a `class` statement into a closure that makes the class. */
export function compileClass(outer: Layout, stmt: Extract<Stmt, { kind: 'class' }>): Eval {
  const layout = new Layout(stmt.scope, outer, outer.own)
  layout.name = stmt.name
  const block = compileBlock(layout, stmt.body)
  const frameFor = compileFrame(layout, outer, stmt.line)
  const bases = compileArguments(
    outer,
    stmt.args.filter((arg: Argument) => arg.name !== 'metaclass'),
  )
  const wraps = stmt.decorators.map((decorator) => compileExpression(outer, decorator))
  return (f) => {
    f.line = stmt.line
    const made = wraps.map((wrap) => wrap(f))
    const { args, keywords } = bases(f)
    f.line = stmt.line
    const parents = args.map((base) => {
      if (base instanceof PyClass) return base
      throw typeError(`${typeName(base)}() takes 2 positional arguments but 3 were given`)
    })
    const inner = frameFor(f)
    const cell: ClassCell = { cls: null }
    const namespace = new Map<string, Value>()
    inner.classCell = cell
    inner.namespace = namespace
    within(f.m, inner, () => runBlock(block, inner))
    const module = f.globals.get('__name__')
    const cls = makeClass(stmt.name, parents, namespace, stmt.doc, typeof module === 'string' ? module : '__main__')
    cell.cls = cls
    for (const [name, value] of namespace) {
      if (value instanceof PyInstance) callSpecial(f.m, value, '__set_name__', [cls, name])
    }
    if (parents[0]?.find('__init_subclass__') !== undefined) {
      call(f.m, getAttribute(f.m, parents[0], '__init_subclass__'), [cls], keywords)
    }
    let result: Value = cls
    for (let i = made.length - 1; i >= 0; i--) result = call(f.m, made[i], [result])
    return result
  }
}

/** Makes a class of the program. @throws TypeError where its bases cannot be put in order */
export function makeClass(
  name: string,
  parents: readonly PyClass[],
  namespace: ReadonlyMap<string, Value>,
  doc: string | null = null,
  module = '__main__',
): PyClass {
  const bases = parents.length > 0 ? parents : [objectClass]
  for (const base of bases) {
    if (base.builtin && ['bool', 'NoneType', 'function', 'range', 'slice'].includes(base.name)) {
      throw typeError(`type '${base.name}' is not an acceptable base type`)
    }
  }
  const cls = new PyClass(name, bases, module, false, linearize(bases))
  for (const [key, value] of namespace) cls.dict.set(key, value)
  if (doc !== null) cls.dict.set('__doc__', doc)
  return cls
}

/** The C3 order of a class's ancestors. */
function linearize(bases: readonly PyClass[]): PyClass[] {
  const lists = [...bases.map((base) => [...base.mro]), [...bases]].filter((list) => list.length > 0)
  const order: PyClass[] = []
  while (lists.some((list) => list.length > 0)) {
    const heads = lists.filter((list) => list.length > 0)
    const next = heads.map((list) => list[0]).find((head) => heads.every((list) => !list.slice(1).includes(head)))
    if (!next) {
      const names = bases.map((base) => base.name).join(', ')
      throw typeError(`Cannot create a consistent method resolution\norder (MRO) for bases ${names}`)
    }
    order.push(next)
    for (const list of lists) if (list[0] === next) list.shift()
  }
  return order
}
