import type { SyntaxNode } from '@lezer/common'
import type { Expr, FunctionNode, Scope, Stmt, Target } from './tree.js'
import { SyntaxRefusal } from './refusal.js'
import { newScope, settle, checkNonlocal } from './scope.js'
import type { Source } from './source.js'

/** Nesting deeper than this is refused, so that no later stage can exhaust the stack. */
const NESTING = 150
/** A chain such as `a + b + c + …` nests to the left; Python allows far longer ones than parentheses. */
const CHAIN = 900

/**
 * What one reading carries: the source, the scope being read, and the uses of names, which are settled at the end,
 * when every binding is known.
 */
export class Reader {
  scope: Scope = newScope('module', null)
  /** The function whose body is being read, to know that it yields; null at module and class level. */
  fn: { generator: boolean } | null = null
  loops = 0
  #depth = 0
  readonly #uses: { scope: Scope; name: string }[] = []
  readonly #nonlocals: { scope: Scope; name: string; line: number }[] = []

  constructor(readonly source: Source) {}

  line(node: SyntaxNode): number {
    return this.source.line(node)
  }

  text(node: SyntaxNode): string {
    return this.source.text(node)
  }

  use(name: string): void {
    this.#uses.push({ scope: this.scope, name })
  }

  bind(name: string, line: number): void {
    if (name === '__debug__') throw this.error('cannot assign to __debug__', line)
    this.scope.bound.add(name)
    this.use(name)
  }

  /** `global` and `nonlocal`: the name belongs elsewhere. */
  declare(kind: 'global' | 'nonlocal', name: string, line: number): void {
    if (kind === 'nonlocal' && this.scope.kind === 'module') {
      throw this.error('nonlocal declaration not allowed at module level', line)
    }
    if (this.scope.bound.has(name)) {
      throw this.error(`name '${name}' is assigned to before ${kind} declaration`, line)
    }
    if (kind === 'global') this.scope.globals.add(name)
    else {
      this.scope.nonlocals.add(name)
      this.#nonlocals.push({ scope: this.scope, name, line })
    }
  }

  settleAll(): void {
    for (const { scope, name, line } of this.#nonlocals) checkNonlocal(scope, name, line)
    for (const { scope, name } of this.#uses) settle(scope, name)
  }

  /** Reads with an inner scope in force. */
  inside<T>(scope: Scope, read: () => T): T {
    const outer = this.scope
    this.scope = scope
    try {
      return read()
    } finally {
      this.scope = outer
    }
  }

  /** Reads one level deeper; refuses nesting that later stages could not follow. */
  deeper<T>(chain: boolean, line: number, read: () => T): T {
    const cost = chain ? NESTING / CHAIN : 1
    this.#depth += cost
    if (this.#depth > NESTING) throw this.error('too many nested parentheses', line)
    try {
      return read()
    } finally {
      this.#depth -= cost
    }
  }

  error(message: string, line: number): SyntaxRefusal {
    return new SyntaxRefusal('SyntaxError', message, line)
  }

  /** Reads the body of a `def` or a `lambda` in a scope of its own. */
  functionBody(
    parts: Pick<FunctionNode, 'name' | 'line' | 'params'>,
    read: () => { body: Stmt[]; doc: string | null },
  ): FunctionNode {
    const scope = newScope('function', this.scope)
    const outer = this.fn
    const loops = this.loops
    const fn = { generator: false }
    this.fn = fn
    this.loops = 0
    try {
      return this.inside(scope, () => {
        for (const param of parts.params) {
          if (scope.bound.has(param.name)) {
            throw this.error(`duplicate argument '${param.name}' in function definition`, parts.line)
          }
          scope.bound.add(param.name)
        }
        const { body, doc } = read()
        return { ...parts, body, doc, generator: fn.generator, scope }
      })
    } finally {
      this.fn = outer
      this.loops = loops
    }
  }
}

/** Turns an expression into a place to assign to, or says as Python does why it is none. */
export function asTarget(reader: Reader, expr: Expr, operator: '=' | 'other' = 'other'): Target {
  switch (expr.kind) {
    case 'name':
      reader.bind(expr.name, expr.line)
      return { kind: 'name', name: expr.name, line: expr.line }
    case 'attribute':
      return { kind: 'attribute', object: expr.object, name: expr.name, line: expr.line }
    case 'subscript':
      return { kind: 'subscript', object: expr.object, index: expr.index, line: expr.line }
    case 'list':
    case 'tuple': {
      const star = expr.items.findIndex((item) => item.kind === 'star')
      if (expr.items.filter((item) => item.kind === 'star').length > 1) {
        throw reader.error('multiple starred expressions in assignment', expr.line)
      }
      const targets = expr.items.map((item) => asTarget(reader, item.kind === 'star' ? item.value : item, operator))
      return { kind: 'unpack', targets, star, line: expr.line }
    }
    default: {
      const hint = operator === '=' ? " here. Maybe you meant '==' instead of '='?" : ''
      throw reader.error(`cannot assign to ${describe(expr)}${hint}`, expr.line)
    }
  }
}

function describe(expr: Expr): string {
  switch (expr.kind) {
    case 'constant':
      if (expr.constant.kind === 'none') return 'None'
      if (expr.constant.kind === 'bool') return expr.constant.value ? 'True' : 'False'
      return expr.constant.kind === 'ellipsis' ? 'ellipsis' : 'literal'
    case 'call':
      return 'function call'
    case 'compare':
      return 'comparison'
    case 'conditional':
      return 'conditional expression'
    case 'lambda':
      return 'lambda'
    case 'format':
      return 'f-string expression'
    case 'dict':
      return 'dict literal'
    case 'set':
      return 'set display'
    case 'yield':
      return 'yield expression'
    case 'comprehension':
      return expr.type === 'generator' ? 'generator expression' : `${expr.type} comprehension`
    case 'named':
      return 'named expression'
    case 'star':
      return 'starred'
    default:
      return 'expression'
  }
}
