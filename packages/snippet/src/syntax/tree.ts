/**
 * The program as data: what the reader makes of lezer's tree and what the compiler turns into closures.
 * Every node carries the line (from 1) that Python would report for an error raised there.
 */

export type ArithmeticOp = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '&' | '|' | '^' | '<<' | '>>'
export type CompareOp = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | 'is' | 'is not'
export type UnaryOp = '-' | '+' | '~' | 'not'

export type Constant =
  | { kind: 'none' }
  | { kind: 'bool'; value: boolean }
  | { kind: 'int'; value: number | bigint }
  | { kind: 'float'; value: number }
  | { kind: 'str'; value: string }
  | { kind: 'ellipsis' }

export type FormatPart =
  | { kind: 'text'; text: string }
  | { kind: 'field'; value: Expr; conversion: 'r' | 's' | 'a' | null; spec: FormatPart[] | null }

export interface Argument {
  /** `null` for a positional argument, `*`, `**`, or the keyword's name. */
  name: string | null
  value: Expr
}

export interface Clause {
  target: Target
  iterable: Expr
  conditions: Expr[]
}

export type Expr = { line: number } & (
  | { kind: 'constant'; constant: Constant }
  | { kind: 'name'; name: string }
  | { kind: 'format'; parts: FormatPart[] }
  | { kind: 'list' | 'tuple' | 'set'; items: Expr[] }
  | { kind: 'star'; value: Expr }
  | { kind: 'dict'; entries: { key: Expr | null; value: Expr }[] }
  | { kind: 'unary'; op: UnaryOp; operand: Expr }
  | { kind: 'binary'; op: ArithmeticOp; left: Expr; right: Expr }
  | { kind: 'logical'; op: 'and' | 'or'; left: Expr; right: Expr }
  | { kind: 'compare'; first: Expr; rest: { op: CompareOp; value: Expr }[] }
  | { kind: 'conditional'; test: Expr; then: Expr; otherwise: Expr }
  | { kind: 'attribute'; object: Expr; name: string }
  | { kind: 'subscript'; object: Expr; index: Expr }
  | { kind: 'slice'; start: Expr | null; stop: Expr | null; step: Expr | null }
  | { kind: 'call'; callee: Expr; args: Argument[] }
  | { kind: 'lambda'; fn: FunctionNode }
  | {
      kind: 'comprehension'
      type: 'list' | 'set' | 'dict' | 'generator'
      scope: Scope
      key: Expr | null
      value: Expr
      clauses: Clause[]
    }
  | { kind: 'named'; name: string; value: Expr }
  | { kind: 'yield'; value: Expr | null; from: boolean }
)

export type Target = { line: number } & (
  | { kind: 'name'; name: string }
  | { kind: 'attribute'; object: Expr; name: string }
  | { kind: 'subscript'; object: Expr; index: Expr }
  | { kind: 'unpack'; targets: Target[]; star: number }
)

export interface Parameter {
  name: string
  kind: 'positional-only' | 'plain' | 'args' | 'keyword-only' | 'kwargs'
  default: Expr | null
  annotation: Expr | null
}

export interface FunctionNode {
  name: string
  line: number
  params: Parameter[]
  body: Stmt[]
  generator: boolean
  doc: string | null
  scope: Scope
}

/** The names of one function, class, comprehension or module, and where each lives. */
export interface Scope {
  kind: 'module' | 'function' | 'class' | 'comprehension'
  parent: Scope | null
  /** Names bound here, in the order they were first bound. */
  bound: Set<string>
  globals: Set<string>
  nonlocals: Set<string>
  /** Names of this scope that an inner scope uses: they live in cells. */
  captured: Set<string>
  /** Names taken from an enclosing function's cells. */
  free: Set<string>
}

export interface Handler {
  type: Expr | null
  name: string | null
  body: Stmt[]
  line: number
}

export type Stmt = { line: number } & (
  | { kind: 'expression'; value: Expr }
  | { kind: 'assign'; targets: Target[]; value: Expr }
  | { kind: 'annotate'; target: Target; annotation: Expr; value: Expr | null }
  | { kind: 'update'; target: Target; op: ArithmeticOp; value: Expr }
  | { kind: 'delete'; targets: Target[] }
  | { kind: 'return'; value: Expr | null }
  | { kind: 'if'; test: Expr; then: Stmt[]; otherwise: Stmt[] }
  | { kind: 'while'; test: Expr; body: Stmt[]; otherwise: Stmt[] }
  | { kind: 'for'; target: Target; iterable: Expr; body: Stmt[]; otherwise: Stmt[] }
  | { kind: 'with'; items: { context: Expr; target: Target | null }[]; body: Stmt[] }
  | { kind: 'try'; body: Stmt[]; handlers: Handler[]; otherwise: Stmt[]; final: Stmt[] }
  | { kind: 'raise'; value: Expr | null; cause: Expr | null }
  | { kind: 'assert'; test: Expr; message: Expr | null }
  | { kind: 'import'; names: { module: string; alias: string | null }[] }
  | { kind: 'import-from'; module: string; names: { name: string; alias: string | null }[] | '*' }
  | { kind: 'function'; fn: FunctionNode; decorators: Expr[] }
  | {
      kind: 'class'
      name: string
      args: Argument[]
      body: Stmt[]
      scope: Scope
      decorators: Expr[]
      doc: string | null
    }
  | { kind: 'global' | 'nonlocal'; names: string[] }
  | { kind: 'pass' | 'break' | 'continue' }
)

export interface Module {
  body: Stmt[]
  scope: Scope
}
