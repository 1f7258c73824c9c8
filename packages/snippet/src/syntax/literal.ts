import type { Constant } from './tree.js'
import { SyntaxRefusal, notInSubset } from './refusal.js'

/** Reads a number as Python writes it: `1_000`, `0xff`, `1e-3`, `.5`. Complex literals are outside the subset. */
export function readNumber(text: string, line: number): Constant {
  const plain = text.replaceAll('_', '').toLowerCase()
  if (plain.endsWith('j')) throw notInSubset(text, line)
  if (/^0[xob]/.test(plain)) return { kind: 'int', value: narrow(BigInt(plain)) }
  if (/[.e]/.test(plain)) return { kind: 'float', value: Number(plain) }
  if (/^0\d*[1-9]/.test(plain)) {
    throw new SyntaxRefusal(
      'SyntaxError',
      'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
      line,
    )
  }
  return { kind: 'int', value: narrow(BigInt(plain)) }
}

const narrow = (n: bigint): number | bigint =>
  n <= BigInt(Number.MAX_SAFE_INTEGER) && n >= BigInt(Number.MIN_SAFE_INTEGER) ? Number(n) : n

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** The text between a literal's quotes with its escapes resolved; an unknown escape stays as it is, as in Python. */
export function unescape(text: string, line: number): string {
  if (!text.includes('\\')) return text
  return text.replace(
    /\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|[0-7]{1,3}|[\s\S])/g,
    (whole, escape: string) => {
      const known = ESCAPES[escape]
      if (known !== undefined) return known
      if (/^[xuU]./.test(escape)) return codePoint(parseInt(escape.slice(1), 16), line)
      if (/^[0-7]/.test(escape)) return codePoint(parseInt(escape, 8), line)
      if (escape.startsWith('N{')) throw notInSubset(whole, line)
      return whole
    },
  )
}

function codePoint(code: number, line: number): string {
  if (code > 0x10ffff) {
    throw new SyntaxRefusal('SyntaxError', "(unicode error) 'unicodeescape' codec can't decode bytes", line)
  }
  return String.fromCodePoint(code)
}

export interface QuotedText {
  raw: boolean
  /** Offsets of the text between the quotes. */
  from: number
  to: number
}

/** Splits a string literal into prefix and body. `bytes` literals are outside the subset. */
export function quoted(literal: string, line: number): QuotedText {
  const head = /^([a-zA-Z]*)("""|'''|"|')/.exec(literal)
  if (!head) throw new SyntaxRefusal('SyntaxError', 'invalid syntax', line)
  const prefix = head[1].toLowerCase()
  if (prefix.includes('b')) throw notInSubset("b''", line)
  const quote = head[2]
  const from = head[0].length
  if (literal.length < from + quote.length || !literal.endsWith(quote)) throw unterminated(quote, line, literal)
  return { raw: prefix.includes('r'), from, to: literal.length - quote.length }
}

function unterminated(quote: string, line: number, literal: string): SyntaxRefusal {
  const last = line + literal.split('\n').length - 1
  const kind = quote.length === 3 ? 'unterminated triple-quoted string literal' : 'unterminated string literal'
  return new SyntaxRefusal('SyntaxError', `${kind} (detected at line ${last})`, line)
}
