import { plainCharacters } from './number.js'

/** The value of a formula where its variables have these values: NaN where it is not defined. */
export type Formula = (at: Readonly<Record<string, number>>) => number

const FUNCTIONS: Readonly<Record<string, (x: number) => number>> = {
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  exp: Math.exp,
  log: Math.log,
  ln: Math.log,
  sqrt: Math.sqrt,
  abs: Math.abs,
  tanh: Math.tanh,
  sinh: Math.sinh,
  cosh: Math.cosh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  relu: (x) => Math.max(x, 0),
}
const CONSTANTS: Readonly<Record<string, number>> = { e: Math.E, pi: Math.PI, π: Math.PI }

const POWERS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const TOKEN = /\s*(\d+\.?\d*|\.\d+|[A-Za-zπ_][A-Za-z_]*\d*|\*\*|[-+*/^()])/y
/** Deeper than anything a person types, and shallow enough for the reader's recursion. */
const MOST_DEPTH = 60

/**
 * Reads a formula as people type it: `2x`, `2*x`, `6 w (w x - 1)`, `3x^2`, `3x**2`, `3x²`, `-sin(x)`, `e^(2x)`, `1/(1+exp(-x))`, full-width characters
 * too. Multiplication may be left out; a power binds more tightly than a minus before it.
 * @param variables the names that may occur; several one-letter names may stand together, as in `2wx`
 * @returns null where it cannot be read: unfinished, or with a name that is not known.
 */
export function readFormula(text: string, variables: readonly string[]): Formula | null {
  const tokens = tokensOf(text, variables)
  return tokens === null ? null : new Reader(tokens, variables).whole()
}

function tokensOf(text: string, variables: readonly string[]): string[] | null {
  const raised = text
    .replaceAll(
      new RegExp(`[${POWERS}]+`, 'g'),
      (digits) => `^${[...digits].map((each) => POWERS.indexOf(each)).join('')}`,
    )
    .replaceAll(/[·×⋅∙]/g, '*')
  const plain = plainCharacters(raised).trim()
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < plain.length) {
    const match = TOKEN.exec(plain)
    if (match === null) return null
    const parts = partsOf(match[1], variables)
    if (parts === null) return null
    tokens.push(...parts)
  }
  return tokens
}

const isKnown = (name: string, variables: readonly string[]): boolean =>
  variables.includes(name) || Object.hasOwn(FUNCTIONS, name) || Object.hasOwn(CONSTANTS, name)

/** A name as it is, or as several names that stand together. */
function partsOf(token: string, variables: readonly string[]): string[] | null {
  if (!/^[A-Za-zπ_]/.test(token) || isKnown(token, variables)) return [token]
  const letters = [...token]
  return letters.every((letter) => variables.includes(letter)) ? letters : null
}

/** Recursive descent: sums of products of powers. */
class Reader {
  private at = 0
  private depth = 0

  constructor(
    private readonly tokens: readonly string[],
    private readonly variables: readonly string[],
  ) {}

  whole(): Formula | null {
    const formula = this.sum()
    return this.at === this.tokens.length ? formula : null
  }

  private take(...choices: readonly string[]): string | null {
    const token = this.tokens[this.at]
    if (token === undefined || !choices.includes(token)) return null
    this.at++
    return token
  }

  private sum(): Formula | null {
    if (++this.depth > MOST_DEPTH) return null
    let left = this.product()
    for (let sign = this.take('+', '-'); sign !== null && left !== null; sign = this.take('+', '-')) {
      const [a, b] = [left, this.product()]
      left = b === null ? null : sign === '+' ? (x) => a(x) + b(x) : (x) => a(x) - b(x)
    }
    this.depth--
    return left
  }

  private product(): Formula | null {
    let left = this.signed()
    while (left !== null && this.goesOn()) {
      const divides = this.take('*', '/') === '/'
      const [a, b] = [left, this.signed()]
      left = b === null ? null : divides ? (x) => a(x) / b(x) : (x) => a(x) * b(x)
    }
    return left
  }

  /** Whether a factor follows, with a sign of multiplication or without. */
  private goesOn(): boolean {
    const token = this.tokens[this.at]
    return token !== undefined && !['+', '-', ')', '^', '**'].includes(token)
  }

  private signed(): Formula | null {
    let negative = false
    for (let sign = this.take('+', '-'); sign !== null; sign = this.take('+', '-'))
      negative = negative !== (sign === '-')
    const value = this.power()
    return negative && value !== null ? (x) => -value(x) : value
  }

  private power(): Formula | null {
    const base = this.atom()
    if (base === null || this.take('^', '**') === null) return base
    if (++this.depth > MOST_DEPTH) return null
    const exponent = this.signed()
    this.depth--
    return exponent === null ? null : (x) => base(x) ** exponent(x)
  }

  private atom(): Formula | null {
    const token = this.tokens[this.at++]
    if (token === undefined) return null
    if (token === '(') return this.closed()
    if (/^[\d.]/.test(token)) {
      const value = Number(token)
      return () => value
    }
    if (this.variables.includes(token)) return (x) => x[token]
    if (Object.hasOwn(CONSTANTS, token)) return () => CONSTANTS[token]
    if (!Object.hasOwn(FUNCTIONS, token) || this.take('(') === null) return null
    const of = FUNCTIONS[token]
    const argument = this.closed()
    return argument === null ? null : (x) => of(argument(x))
  }

  private closed(): Formula | null {
    const inner = this.sum()
    return this.take(')') === null ? null : inner
  }
}
