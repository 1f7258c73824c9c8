import type { SyntaxNode } from '@lezer/common'
import type { Argument, ArithmeticOp, Clause, CompareOp, Expr, UnaryOp } from './tree.js'
import { children } from './source.js'
import { notInSubset } from './refusal.js'
import { newScope } from './scope.js'
import { readNumber } from './literal.js'
import { readString } from './string.js'
import { asTarget, type Reader } from './reader.js'
import { readParams } from './params.js'

/** Reads one expression node. */
export function readExpression(r: Reader, node: SyntaxNode): Expr {
  const line = r.line(node)
  switch (node.name) {
    case 'VariableName': {
      const name = r.text(node)
      r.use(name)
      return { kind: 'name', name, line }
    }
    case 'Number':
      return { kind: 'constant', constant: readNumber(r.text(node), line), line }
    case 'None':
      return { kind: 'constant', constant: { kind: 'none' }, line }
    case 'Boolean':
      return { kind: 'constant', constant: { kind: 'bool', value: r.text(node) === 'True' }, line }
    case 'Ellipsis':
      return { kind: 'constant', constant: { kind: 'ellipsis' }, line }
    case 'String':
    case 'FormatString':
    case 'ContinuedString':
      return readString(r, node)
    default:
      return r.deeper(node.name === 'BinaryExpression' || node.name === 'MemberExpression', line, () =>
        readCompound(r, node, line),
      )
  }
}

function readCompound(r: Reader, node: SyntaxNode, line: number): Expr {
  const kids = children(node)
  switch (node.name) {
    case 'ParenthesizedExpression':
      return readExpression(r, kids[1])
    case 'TupleExpression':
      return { kind: 'tuple', items: readItems(r, kids.slice(1, -1)), line }
    case 'ArrayExpression':
      return { kind: 'list', items: readItems(r, kids.slice(1, -1)), line }
    case 'SetExpression':
      return { kind: 'set', items: readItems(r, kids.slice(1, -1)), line }
    case 'DictionaryExpression':
      return readDictionary(r, kids.slice(1, -1), line)
    case 'UnaryExpression':
      return readUnary(r, kids, line)
    case 'BinaryExpression':
      return readBinary(r, node, kids, line)
    case 'ConditionalExpression':
      return {
        kind: 'conditional',
        test: readExpression(r, kids[2]),
        then: readExpression(r, kids[0]),
        otherwise: readExpression(r, kids[4]),
        line,
      }
    case 'MemberExpression':
      return readMember(r, kids, line)
    case 'CallExpression':
      return readCall(r, kids, line)
    case 'LambdaExpression':
      return readLambda(r, kids, line)
    case 'NamedExpression': {
      const name = r.text(kids[0])
      const value = readExpression(r, kids[2])
      bindWalrus(r, name, line)
      return { kind: 'named', name, value, line }
    }
    case 'ArrayComprehensionExpression':
      return readComprehension(r, kids.slice(1, -1), 'list', line)
    case 'SetComprehensionExpression':
      return readComprehension(r, kids.slice(1, -1), 'set', line)
    case 'DictionaryComprehensionExpression':
      return readComprehension(r, kids.slice(1, -1), 'dict', line)
    case 'ComprehensionExpression':
      return readComprehension(r, kids.slice(1, -1), 'generator', line)
    case 'YieldExpression':
      return readYield(r, kids, line)
    case 'AwaitExpression':
      throw notInSubset('await', line)
    default:
      throw r.error('invalid syntax', line)
  }
}

/** A walrus inside a comprehension binds in the function around it. */
function bindWalrus(r: Reader, name: string, line: number): void {
  let scope = r.scope
  while (scope.kind === 'comprehension' && scope.parent) scope = scope.parent
  if (scope !== r.scope && scope.kind !== 'module') r.scope.nonlocals.add(name)
  if (scope !== r.scope && scope.kind === 'module') r.scope.globals.add(name)
  r.inside(scope, () => r.bind(name, line))
  r.use(name)
}

/** Expressions parted by commas; `*x` becomes a star. */
export function readItems(r: Reader, nodes: SyntaxNode[]): Expr[] {
  const items: Expr[] = []
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]
    if (node.name === ',') continue
    if (node.name === '*') {
      i++
      items.push({ kind: 'star', value: readExpression(r, nodes[i]), line: r.line(node) })
    } else items.push(readExpression(r, node))
  }
  return items
}

/** What stands where Python allows a bare tuple: `a`, `a, b` or `*a, b`. */
export function readSequence(r: Reader, nodes: SyntaxNode[]): Expr {
  const items = readItems(r, nodes)
  if (items.length === 0) throw r.error('invalid syntax', nodes[0] ? r.line(nodes[0]) : 1)
  if (items.length === 1 && !nodes.some((node) => node.name === ',')) {
    if (items[0].kind === 'star') throw r.error("can't use starred expression here", items[0].line)
    return items[0]
  }
  return { kind: 'tuple', items, line: items[0].line }
}

function readDictionary(r: Reader, nodes: SyntaxNode[], line: number): Expr {
  const entries: { key: Expr | null; value: Expr }[] = []
  for (let i = 0; i < nodes.length; i++) {
    if (nodes[i].name === ',') continue
    if (nodes[i].name === '**') {
      entries.push({ key: null, value: readExpression(r, nodes[++i]) })
      continue
    }
    const key = readExpression(r, nodes[i])
    i += 2
    entries.push({ key, value: readExpression(r, nodes[i]) })
  }
  return { kind: 'dict', entries, line }
}

function readUnary(r: Reader, kids: SyntaxNode[], line: number): Expr {
  const op = r.text(kids[0]) as UnaryOp
  if (op === 'not') return readNot(r, kids[1], line)
  const operand = readExpression(r, kids[1])
  if (op === '-' && operand.kind === 'constant') {
    const { constant } = operand
    if (constant.kind === 'float')
      return { kind: 'constant', constant: { kind: 'float', value: -constant.value }, line }
    if (constant.kind === 'int' && constant.value !== 0) {
      return { kind: 'constant', constant: { kind: 'int', value: -constant.value }, line }
    }
  }
  return { kind: 'unary', op, operand, line }
}

/** lezer lets `not` reach over `and` and `or`; Python has it bind tighter. */
function readNot(r: Reader, node: SyntaxNode, line: number): Expr {
  if (node.name === 'BinaryExpression') {
    const kids = children(node)
    const op = r.text(kids[1])
    if (op === 'and' || op === 'or') {
      const left = r.deeper(true, line, () => readNot(r, kids[0], line))
      return { kind: 'logical', op, left, right: readExpression(r, kids[2]), line }
    }
  }
  return { kind: 'unary', op: 'not', operand: readExpression(r, node), line }
}

function readBinary(r: Reader, node: SyntaxNode, kids: SyntaxNode[], line: number): Expr {
  const op = kids
    .slice(1, -1)
    .map((kid) => r.text(kid))
    .join(' ')
  const right = kids[kids.length - 1]
  if (op === 'and' || op === 'or') {
    return { kind: 'logical', op, left: readExpression(r, kids[0]), right: readExpression(r, right), line }
  }
  if (!isCompare(op)) {
    const left = readExpression(r, kids[0])
    return { kind: 'binary', op: op as ArithmeticOp, left, right: readExpression(r, right), line }
  }
  const left = readExpression(r, kids[0])
  const value = readExpression(r, right)
  // lezer nests a chain `a < b < c` to the left; parentheses would have made a node of their own.
  if (left.kind === 'compare' && kids[0].name === 'BinaryExpression') {
    return { ...left, rest: [...left.rest, { op, value }] }
  }
  if (node.name !== 'BinaryExpression') throw r.error('invalid syntax', line)
  return { kind: 'compare', first: left, rest: [{ op, value }], line }
}

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=', 'in', 'not in', 'is', 'is not'])
const isCompare = (op: string): op is CompareOp => COMPARISONS.has(op)

function readMember(r: Reader, kids: SyntaxNode[], line: number): Expr {
  const object = readExpression(r, kids[0])
  if (kids[1].name === '.') {
    return { kind: 'attribute', object, name: r.text(kids[2]), line: r.line(kids[2]) }
  }
  return { kind: 'subscript', object, index: readIndex(r, kids.slice(2, -1), line), line }
}

function readIndex(r: Reader, nodes: SyntaxNode[], line: number): Expr {
  const items: Expr[] = []
  let comma = false
  for (let i = 0; i < nodes.length;) {
    let end = i
    while (end < nodes.length && nodes[end].name !== ',') end++
    if (end > i) items.push(readIndexItem(r, nodes.slice(i, end)))
    if (end < nodes.length) comma = true
    i = end + 1
  }
  if (items.length === 0) throw r.error('invalid syntax', line)
  return comma ? { kind: 'tuple', items, line: items[0].line } : items[0]
}

function readIndexItem(r: Reader, nodes: SyntaxNode[]): Expr {
  const line = r.line(nodes[0])
  if (!nodes.some((node) => node.name === ':')) return readItems(r, nodes)[0]
  const bounds: (Expr | null)[] = [null]
  for (const node of nodes) {
    if (node.name === ':') bounds.push(null)
    else bounds[bounds.length - 1] = readExpression(r, node)
  }
  return { kind: 'slice', start: bounds[0], stop: bounds[1] ?? null, step: bounds[2] ?? null, line }
}

/** CPython reports a call of a method at the line of the method's name, any other at the line where it begins. */
function readCall(r: Reader, kids: SyntaxNode[], line: number): Expr {
  const callee = readExpression(r, kids[0])
  return {
    kind: 'call',
    callee,
    args: readArguments(r, kids[1]),
    line: callee.kind === 'attribute' ? callee.line : line,
  }
}

/** Reads the arguments of a call or the bases of a class. */
export function readArguments(r: Reader, list: SyntaxNode): Argument[] {
  const nodes = children(list).slice(1, -1)
  if (nodes.some((node) => node.name === 'for')) {
    return [{ name: null, value: readComprehension(r, nodes, 'generator', r.line(list)) }]
  }
  const args: Argument[] = []
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]
    if (node.name === ',') continue
    if (node.name === '*' || node.name === '**') {
      args.push({ name: node.name, value: readExpression(r, nodes[++i]) })
    } else if (nodes[i + 1]?.name === 'AssignOp') {
      const name = r.text(node)
      if (node.name !== 'VariableName') {
        throw r.error('expression cannot contain assignment, perhaps you meant "=="?', r.line(node))
      }
      if (args.some((arg) => arg.name === name)) throw r.error(`keyword argument repeated: ${name}`, r.line(node))
      i += 2
      args.push({ name, value: readExpression(r, nodes[i]) })
    } else {
      if (args.some((arg) => arg.name !== null && arg.name !== '*')) {
        const after = args.some((arg) => arg.name === '**') ? 'keyword argument unpacking' : 'keyword argument'
        throw r.error(`positional argument follows ${after}`, r.line(node))
      }
      args.push({ name: null, value: readExpression(r, node) })
    }
  }
  return args
}

function readLambda(r: Reader, kids: SyntaxNode[], line: number): Expr {
  const params = readParams(r, kids[1])
  const body = kids[kids.length - 1]
  const fn = r.functionBody({ name: '<lambda>', line, params }, () => {
    const value = readExpression(r, body)
    return { body: [{ kind: 'return', value, line: r.line(body) }], doc: null }
  })
  return { kind: 'lambda', fn, line }
}

function readComprehension(
  r: Reader,
  nodes: SyntaxNode[],
  type: 'list' | 'set' | 'dict' | 'generator',
  line: number,
): Expr {
  const first = nodes.findIndex((node) => node.name === 'for' || node.name === 'async')
  const head = nodes.slice(0, first)
  const scope = newScope('comprehension', r.scope)
  const clauses: Clause[] = []
  // The first iterable is evaluated outside, everything else within the comprehension's own scope.
  let i = first
  while (i < nodes.length) {
    if (nodes[i].name === 'async') throw notInSubset('async for', r.line(nodes[i]))
    const inAt = nodes.findIndex((node, at) => at > i && node.name === 'in')
    const targetNodes = nodes.slice(i + 1, inAt)
    const iterableNode = nodes[inAt + 1]
    const outside = clauses.length === 0 ? r.scope : scope
    const iterable = r.inside(outside, () => readExpression(r, iterableNode))
    const target = r.inside(scope, () => asTarget(r, readSequence(r, targetNodes)))
    const conditions: Expr[] = []
    i = inAt + 2
    while (nodes[i]?.name === 'if') {
      const condition = nodes[i + 1]
      conditions.push(r.inside(scope, () => readExpression(r, condition)))
      i += 2
    }
    clauses.push({ target, iterable, conditions })
  }
  return r.inside(scope, () => {
    const key = type === 'dict' ? readExpression(r, head[0]) : null
    const value = readExpression(r, type === 'dict' ? head[2] : head[0])
    return { kind: 'comprehension', type, scope, key, value, clauses, line }
  })
}

/** Reads `yield`, `yield a, b` or `yield from a`. */
export function readYield(r: Reader, kids: SyntaxNode[], line: number): Expr {
  if (!r.fn || r.scope.kind !== 'function') throw r.error("'yield' outside function", line)
  r.fn.generator = true
  const from = kids[1]?.name === 'from'
  const rest = kids.slice(from ? 2 : 1).filter((kid) => !kid.type.isError)
  return { kind: 'yield', value: rest.length > 0 ? readSequence(r, rest) : null, from, line }
}
