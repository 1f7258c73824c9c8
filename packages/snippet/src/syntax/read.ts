import { parser } from '@lezer/python'
import type { Module } from './tree.js'
import { checkTree } from './check.js'
import { children, Source } from './source.js'
import { Reader } from './reader.js'
import { readStatements } from './statement.js'
import { readExpression } from './expression.js'
import type { Expr } from './tree.js'

/**
 * Reads a program of the subset.
 * @throws SyntaxRefusal with Python's message and the line, or naming a construct outside the subset
 */
export function readModule(code: string): Module {
  const source = new Source(completeFloats(code.replaceAll('\r\n', '\n')))
  const tree = parser.parse(source.code)
  checkTree(tree, source)
  const reader = new Reader(source)
  const body = readStatements(reader, children(tree.topNode))
  reader.settleAll()
  return { body, scope: reader.scope }
}

/**
 * Reads one expression, such as `x.grad`.
 * @throws SyntaxRefusal where the text is anything else
 */
export function readSingleExpression(code: string): Expr {
  const source = new Source(completeFloats(code.trim()))
  const tree = parser.parse(source.code)
  checkTree(tree, source)
  const reader = new Reader(source)
  const statements = children(tree.topNode)
  if (statements.length !== 1 || statements[0].name !== 'ExpressionStatement') {
    throw reader.error('invalid syntax', 1)
  }
  const parts = children(statements[0])
  if (parts.length !== 1) throw reader.error('invalid syntax', 1)
  const expr = readExpression(reader, parts[0])
  reader.settleAll()
  return expr
}

/**
 * lezer's grammar reads `1.` as an attribute without a name. Outside strings and comments it becomes `1.0`; columns
 * shift, lines do not, and only lines are ever reported.
 */
function completeFloats(code: string): string {
  const token =
    /#[^\n]*|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|(?<![\w.])(\d[\d_]*)\.(?!\d)/g
  return code.replace(token, (text, digits: string | undefined) => (digits === undefined ? text : `${digits}.0`))
}
