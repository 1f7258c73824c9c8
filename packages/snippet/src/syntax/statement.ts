import type { SyntaxNode } from '@lezer/common'
import type { ArithmeticOp, Expr, Handler, Stmt, Target } from './tree.js'
import { children } from './source.js'
import { notInSubset } from './refusal.js'
import { newScope } from './scope.js'
import { readArguments, readExpression, readItems, readSequence, readYield } from './expression.js'
import { readAnnotation, readParams } from './params.js'
import { asTarget, type Reader } from './reader.js'

/** Reads the statements of a block; `if a: b; c` holds several on one line. */
export function readStatements(r: Reader, nodes: SyntaxNode[]): Stmt[] {
  const statements: Stmt[] = []
  for (const node of nodes) {
    if (node.name === ':' || node.name === ';') continue
    if (node.name === 'StatementGroup') statements.push(...readStatements(r, children(node)))
    else statements.push(...readStatement(r, node))
  }
  return statements
}

const readBody = (r: Reader, body: SyntaxNode): Stmt[] => readStatements(r, children(body))

function readStatement(r: Reader, node: SyntaxNode): Stmt[] {
  const line = r.line(node)
  const kids = children(node)
  switch (node.name) {
    case 'ExpressionStatement':
      return [{ kind: 'expression', value: readSequence(r, kids), line }]
    case 'YieldStatement':
      return [{ kind: 'expression', value: readYield(r, kids, line), line }]
    case 'AssignStatement':
      return [readAssign(r, kids, line)]
    case 'UpdateStatement':
      return [readUpdate(r, kids, line)]
    case 'PassStatement':
      return [{ kind: 'pass', line }]
    case 'BreakStatement':
      if (r.loops === 0) throw r.error("'break' outside loop", line)
      return [{ kind: 'break', line }]
    case 'ContinueStatement':
      if (r.loops === 0) throw r.error("'continue' not properly in loop", line)
      return [{ kind: 'continue', line }]
    case 'ReturnStatement':
      if (!r.fn || r.scope.kind !== 'function') throw r.error("'return' outside function", line)
      return [{ kind: 'return', value: kids.length > 1 ? readSequence(r, kids.slice(1)) : null, line }]
    case 'DeleteStatement':
      return [{ kind: 'delete', targets: readItems(r, kids.slice(1)).map((item) => asTarget(r, item)), line }]
    case 'AssertStatement': {
      const parts = readItems(r, kids.slice(1))
      return [{ kind: 'assert', test: parts[0], message: parts[1] ?? null, line }]
    }
    case 'RaiseStatement': {
      const parts = kids.slice(1).filter((kid) => kid.name !== 'from')
      const [value, cause] = parts.map((part) => readExpression(r, part))
      return [{ kind: 'raise', value: value ?? null, cause: cause ?? null, line }]
    }
    case 'ScopeStatement': {
      const kind = r.text(kids[0]) as 'global' | 'nonlocal'
      const names = kids.filter((kid) => kid.name === 'VariableName').map((kid) => r.text(kid))
      for (const name of names) r.declare(kind, name, line)
      return [{ kind, names, line }]
    }
    case 'ImportStatement':
      return [readImport(r, kids, line)]
    case 'IfStatement':
      return [readIf(r, kids, line)]
    case 'WhileStatement': {
      const test = readExpression(r, kids[1])
      return [{ kind: 'while', test, ...readLoop(r, kids), line }]
    }
    case 'ForStatement':
      return [readFor(r, kids, line)]
    case 'WithStatement':
      return [readWith(r, kids, line)]
    case 'TryStatement':
      return [readTry(r, kids, line)]
    case 'FunctionDefinition':
      return [readFunction(r, kids, line, [])]
    case 'ClassDefinition':
      return [readClass(r, kids, line, [])]
    case 'DecoratedStatement': {
      const decorators = kids.slice(0, -1).map((kid) => readDecorator(r, kid))
      const definition = kids[kids.length - 1]
      const inner = children(definition)
      const at = r.line(definition)
      return [
        definition.name === 'ClassDefinition'
          ? readClass(r, inner, at, decorators)
          : readFunction(r, inner, at, decorators),
      ]
    }
    case 'PrintStatement':
      throw r.error("Missing parentheses in call to 'print'. Did you mean print(...)?", line)
    case 'MatchStatement':
      throw notInSubset('match', line)
    case 'TypeDefinition':
      throw notInSubset('type', line)
    default:
      throw r.error('invalid syntax', line)
  }
}

function readAssign(r: Reader, kids: SyntaxNode[], line: number): Stmt {
  const annotation = kids.find((kid) => kid.name === 'TypeDef')
  if (annotation) {
    const at = kids.findIndex((kid) => kid.name === 'AssignOp')
    const value = at >= 0 ? readSequence(r, kids.slice(at + 1)) : null
    const target = asTarget(r, readExpression(r, kids[0]), '=')
    return { kind: 'annotate', target, annotation: readAnnotation(r, annotation), value, line }
  }
  const sections: SyntaxNode[][] = [[]]
  for (const kid of kids) {
    if (kid.name === 'AssignOp') sections.push([])
    else sections[sections.length - 1].push(kid)
  }
  const last = sections.pop() ?? []
  // The value is read before its targets are bound, as Python evaluates it first.
  const value = readSequence(r, last)
  const targets = sections.map((section) => {
    if (section.length === 2 && section[0].name === '*') {
      throw r.error('starred assignment target must be in a list or tuple', line)
    }
    return asTarget(r, readSequence(r, section), '=')
  })
  return { kind: 'assign', targets, value, line }
}

function readUpdate(r: Reader, kids: SyntaxNode[], line: number): Stmt {
  const at = kids.findIndex((kid) => kid.name === 'UpdateOp')
  const left = readSequence(r, kids.slice(0, at))
  if (left.kind === 'tuple' || left.kind === 'list') {
    throw r.error(`'${left.kind}' is an illegal expression for augmented assignment`, line)
  }
  const target = asTarget(r, left)
  const op = r.text(kids[at]).slice(0, -1) as ArithmeticOp
  return { kind: 'update', target, op, value: readSequence(r, kids.slice(at + 1)), line }
}

function readIf(r: Reader, kids: SyntaxNode[], line: number): Stmt {
  const test = readExpression(r, kids[1])
  const then = readBody(r, kids[2])
  let otherwise: Stmt[] = []
  const next = kids[3]
  if (next?.name === 'elif') otherwise = [readIf(r, kids.slice(3), r.line(next))]
  else if (next?.name === 'else') otherwise = readBody(r, kids[4])
  return { kind: 'if', test, then, otherwise, line }
}

function readLoop(r: Reader, kids: SyntaxNode[]): { body: Stmt[]; otherwise: Stmt[] } {
  const bodies = kids.filter((kid) => kid.name === 'Body')
  r.loops++
  const body = readBody(r, bodies[0])
  r.loops--
  return { body, otherwise: bodies[1] ? readBody(r, bodies[1]) : [] }
}

function readFor(r: Reader, kids: SyntaxNode[], line: number): Stmt {
  if (kids[0].name === 'async') throw notInSubset('async for', line)
  const inAt = kids.findIndex((kid) => kid.name === 'in')
  const bodyAt = kids.findIndex((kid) => kid.name === 'Body')
  const iterable = readSequence(r, kids.slice(inAt + 1, bodyAt))
  const target = asTarget(r, readSequence(r, kids.slice(1, inAt)))
  return { kind: 'for', target, iterable, ...readLoop(r, kids), line }
}

function readWith(r: Reader, kids: SyntaxNode[], line: number): Stmt {
  if (kids[0].name === 'async') throw notInSubset('async with', line)
  const items: { context: Expr; target: Target | null }[] = []
  const bodyAt = kids.findIndex((kid) => kid.name === 'Body')
  for (let i = 1; i < bodyAt; i++) {
    if (kids[i].name === ',') continue
    const context = readExpression(r, kids[i])
    let target: Target | null = null
    if (kids[i + 1]?.name === 'as') {
      target = asTarget(r, readExpression(r, kids[i + 2]))
      i += 2
    }
    items.push({ context, target })
  }
  return { kind: 'with', items, body: readBody(r, kids[bodyAt]), line }
}

function readTry(r: Reader, kids: SyntaxNode[], line: number): Stmt {
  const handlers: Handler[] = []
  const body = readBody(r, kids[1])
  let otherwise: Stmt[] = []
  let final: Stmt[] = []
  for (let i = 2; i < kids.length;) {
    const word = kids[i].name
    const bodyAt = kids.findIndex((kid, at) => at > i && kid.name === 'Body')
    if (word === 'else') otherwise = readBody(r, kids[bodyAt])
    else if (word === 'finally') final = readBody(r, kids[bodyAt])
    else handlers.push(readHandler(r, kids.slice(i, bodyAt + 1)))
    i = bodyAt + 1
  }
  return { kind: 'try', body, handlers, otherwise, final, line }
}

function readHandler(r: Reader, kids: SyntaxNode[]): Handler {
  const line = r.line(kids[0])
  if (kids[1].name === '*') throw notInSubset('except*', line)
  const asAt = kids.findIndex((kid) => kid.name === 'as')
  const type = kids[1].name === 'Body' ? null : readExpression(r, kids[1])
  const name = asAt >= 0 ? r.text(kids[asAt + 1]) : null
  if (name !== null) r.bind(name, line)
  return { type, name, body: readBody(r, kids[kids.length - 1]), line }
}

function readImport(r: Reader, kids: SyntaxNode[], line: number): Stmt {
  const importAt = kids.findIndex((kid) => kid.name === 'import')
  const named: { path: string; alias: string | null }[] = []
  let path = ''
  for (let i = importAt + 1; i < kids.length; i++) {
    const kid = kids[i]
    if (kid.name === '(' || kid.name === ')') continue
    if (kid.name === '*') return { kind: 'import-from', module: modulePath(r, kids, importAt), names: '*', line }
    if (kid.name === ',') {
      named.push({ path, alias: null })
      path = ''
    } else if (kid.name === 'as') {
      named.push({ path, alias: r.text(kids[++i]) })
      path = ''
      if (kids[i + 1]?.name === ',') i++
    } else path += r.text(kid)
  }
  if (path !== '') named.push({ path, alias: null })
  for (const { path: whole, alias } of named) r.bind(alias ?? whole.split('.')[0], line)
  if (kids[0].name === 'from') {
    const names = named.map((one) => ({ name: one.path, alias: one.alias }))
    return { kind: 'import-from', module: modulePath(r, kids, importAt), names, line }
  }
  return { kind: 'import', names: named.map((one) => ({ module: one.path, alias: one.alias })), line }
}

const modulePath = (r: Reader, kids: SyntaxNode[], importAt: number): string =>
  kids
    .slice(1, importAt)
    .map((kid) => r.text(kid))
    .join('')

function readDecorator(r: Reader, node: SyntaxNode): Expr {
  const [, ...kids] = children(node)
  let expr = readExpression(r, kids[0])
  for (let i = 1; i < kids.length; i++) {
    const kid = kids[i]
    if (kid.name === 'ArgList') expr = { kind: 'call', callee: expr, args: readArguments(r, kid), line: expr.line }
    else if (kid.name !== '.') expr = { kind: 'attribute', object: expr, name: r.text(kid), line: r.line(kid) }
  }
  return expr
}

const docOf = (body: Stmt[]): string | null => {
  const first = body[0]
  if (first?.kind !== 'expression' || first.value.kind !== 'constant') return null
  return first.value.constant.kind === 'str' ? first.value.constant.value : null
}

function readFunction(r: Reader, kids: SyntaxNode[], line: number, decorators: Expr[]): Stmt {
  if (kids[0].name === 'async') throw notInSubset('async def', line)
  const name = r.text(kids[1])
  const list = kids.find((kid) => kid.name === 'ParamList')
  if (!list || kids.some((kid) => kid.name === 'TypeParamList')) throw notInSubset('def f[T]', line)
  const params = readParams(r, list)
  r.bind(name, line)
  const fn = r.functionBody({ name, line, params }, () => {
    const body = readBody(r, kids[kids.length - 1])
    return { body, doc: docOf(body) }
  })
  return { kind: 'function', fn, decorators, line }
}

function readClass(r: Reader, kids: SyntaxNode[], line: number, decorators: Expr[]): Stmt {
  const name = r.text(kids[1])
  const list = kids.find((kid) => kid.name === 'ArgList')
  const args = list ? readArguments(r, list) : []
  r.bind(name, line)
  const scope = newScope('class', r.scope)
  // Methods that say `super()` or `__class__` find the class in a cell of that name.
  const loops = r.loops
  r.loops = 0
  const body = r.inside(scope, () => readBody(r, kids[kids.length - 1]))
  r.loops = loops
  return { kind: 'class', name, args, body, scope, decorators, doc: docOf(body), line }
}
