import type { SyntaxNode, Tree } from '@lezer/common'
import { SyntaxRefusal } from './refusal.js'
import type { Source } from './source.js'

/**
 * lezer mends what it cannot read and goes on. This finds the first mended place and says what CPython says there.
 */
export function checkTree(tree: Tree, source: Source): void {
  checkBrackets(source)
  const cursor = tree.cursor()
  /** The column of each block, by where it begins. */
  const columns = new Map<number, string>()
  do {
    if (cursor.type.isError && !isBareYield(cursor.node)) throw explain(cursor.node, source)
    checkIndentation(cursor.node, columns, source)
  } while (cursor.next())
}

const isBareYield = (node: SyntaxNode): boolean =>
  node.parent !== null && node.parent.name.startsWith('Yield') && node.from === node.to

function explain(node: SyntaxNode, source: Source): SyntaxRefusal {
  const parent = node.parent
  const line = source.lineAt(Math.min(node.from, source.code.trimEnd().length))
  if (parent?.name === 'Body') return expectedBlock(parent, source)
  if (parent?.name === 'String' || parent?.name === 'FormatString') return unterminated(parent, source)
  const word = parent && BLOCKS[parent.name]
  if (word && /^\s*$/.test(source.code.slice(node.from, node.to))) {
    return new SyntaxRefusal('SyntaxError', "expected ':'", line)
  }
  if (parent?.name === 'ArgList' && node.from < node.to) {
    return new SyntaxRefusal('SyntaxError', 'invalid syntax. Perhaps you forgot a comma?', line)
  }
  return new SyntaxRefusal('SyntaxError', 'invalid syntax', line)
}

const BLOCKS: Readonly<Record<string, string>> = {
  IfStatement: "'if' statement",
  ForStatement: "'for' statement",
  WhileStatement: "'while' statement",
  WithStatement: "'with' statement",
  TryStatement: "'try' statement",
  FunctionDefinition: 'function definition',
  ClassDefinition: 'class definition',
}

function expectedBlock(body: SyntaxNode, source: Source): SyntaxRefusal {
  const owner = body.parent
  let what = (owner && BLOCKS[owner.name]) ?? 'statement'
  for (let before = body.prevSibling; before; before = before.prevSibling) {
    if (['elif', 'else', 'except', 'finally'].includes(before.name)) {
      what = `'${before.name}' statement`
      break
    }
  }
  const after = source.code.slice(body.to).search(/\S/)
  const line = source.lineAt(after < 0 ? source.code.length : body.to + after)
  const at = owner ? source.lineAt(body.from) : line
  return new SyntaxRefusal('IndentationError', `expected an indented block after ${what} on line ${at}`, line)
}

function unterminated(node: SyntaxNode, source: Source): SyntaxRefusal {
  const line = source.line(node)
  const triple = /^[a-zA-Z]*("""|''')/.test(source.text(node))
  const last = triple ? source.lineAt(source.code.length) : line
  const kind = triple ? 'unterminated triple-quoted string literal' : 'unterminated string literal'
  return new SyntaxRefusal('SyntaxError', `${kind} (detected at line ${last})`, line)
}

/** lezer accepts any change of indentation that closes a block; Python wants one column a block. */
function checkIndentation(statement: SyntaxNode, columns: Map<number, string>, source: Source): void {
  const body = statement.parent
  if (!body || (body.name !== 'Body' && body.name !== 'Script')) return
  if (statement.name === 'Comment' || statement.name === ':' || statement.type.isError) return
  const before = source.before(statement.from)
  if (/\S/.test(before)) return
  const column = columns.get(body.from) ?? (body.name === 'Script' ? '' : before)
  columns.set(body.from, column)
  if (before === column) return
  const closed = statement.prevSibling !== null && hasBody(statement.prevSibling)
  throw new SyntaxRefusal(
    'IndentationError',
    before.length > column.length && !closed
      ? 'unexpected indent'
      : 'unindent does not match any outer indentation level',
    source.line(statement),
  )
}

const hasBody = (node: SyntaxNode): boolean => node.getChild('Body') !== null

const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/** Brackets outside strings and comments: an unclosed or unmatched one is named before anything else is said. */
function checkBrackets(source: Source): void {
  const open: { char: string; at: number }[] = []
  const token =
    /#[^\n]*|[rRbBfFuU]{0,2}("""[\s\S]*?(?<!\\)"""|'''[\s\S]*?(?<!\\)'''|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*')|[()[\]{}]/g
  for (const { 0: text, index } of source.code.matchAll(token)) {
    if (text.length > 1) continue
    if (text in CLOSERS) {
      const last = open.pop()
      const line = source.lineAt(index)
      if (!last) throw new SyntaxRefusal('SyntaxError', `unmatched '${text}'`, line)
      if (last.char !== CLOSERS[text]) {
        const opened = source.lineAt(last.at)
        const where = opened === line ? '' : ` on line ${opened}`
        throw new SyntaxRefusal(
          'SyntaxError',
          `closing parenthesis '${text}' does not match opening parenthesis '${last.char}'${where}`,
          line,
        )
      }
    } else if (text !== '#') {
      open.push({ char: text, at: index })
      if (open.length > 200) throw new SyntaxRefusal('SyntaxError', 'too many nested parentheses', source.lineAt(index))
    }
  }
  const last = open.pop()
  if (last) throw new SyntaxRefusal('SyntaxError', `'${last.char}' was never closed`, source.lineAt(last.at))
}
