import type { Flow } from '../trial/trace.js'
import { stepsFrom } from './local.js'
import { factorNumber, mathNumber } from './number.js'
import { nameTex, Symbols } from './symbol.js'
import type { Source, Tape } from './tape.js'
import { isSum, tightened } from './template.js'

/** A product of local derivatives along one way from the result to a cell. */
interface Term {
  /** From the result to the cell: each with names and with numbers. Factors of one are not kept. */
  readonly factors: readonly { readonly symbol: string; readonly numbers: string }[]
  readonly value: number
}

/** More ways than this are not written out. */
const MOST_TERMS = 4

/** The chain rule of one call of backward, cell by cell. */
export class Chain {
  private readonly symbols: Symbols
  private readonly flows: readonly Flow[]
  private readonly roots: readonly Source[]
  private readonly known = new Map<string, readonly Term[]>()

  constructor(
    private readonly tape: Tape,
    pass: number,
  ) {
    this.symbols = new Symbols(tape)
    this.flows = tape.trace.flows.filter((flow) => flow.pass === pass)
    this.roots = tape.trace.passes[pass].flatMap((root) => tape.sourceOf(root) ?? [])
  }

  /** The result's name: `z`, `\text{loss}`, or L where it has none. */
  get resultTex(): string {
    const [root] = this.roots
    return root === undefined || root.name === null ? 'L' : nameTex(root.name)
  }

  /** The derivative of the result by this cell, as a number. */
  valueAt(source: Source, cell: number): number {
    return this.terms(source, cell).reduce((sum, term) => sum + term.value, 0)
  }

  /** The same written out: with names, with numbers. Null where there is nothing to write out. */
  writtenAt(source: Source, cell: number): { symbols: string; numbers: string } | null {
    const terms = this.terms(source, cell)
    if (terms.length === 0) return null
    return {
      symbols: joined(terms.map(({ factors }) => tightened(product(factors.map(({ symbol }) => symbol))))),
      numbers: joined(terms.map(({ factors }) => product(factors.map(({ numbers }) => numbers)))),
    }
  }

  private terms(source: Source, cell: number): readonly Term[] {
    const key = `${source.id}/${cell}`
    let terms = this.known.get(key)
    if (terms === undefined) {
      terms = this.gathered(source, this.find(source, cell), cell)
      this.known.set(key, terms)
    }
    return terms
  }

  private find(source: Source, cell: number): Term[] {
    const terms: Term[] = []
    if (this.roots.includes(source)) terms.push(this.seed(source, cell))
    for (const use of this.tape.uses) {
      if (use.source !== source || !this.flows.some((flow) => flow.node === use.into.node)) continue
      for (const step of stepsFrom(use, cell, this.tape, this.symbols)) {
        const { symbol, numbers, value } = step.factor
        for (const term of this.terms(use.result, step.cell)) {
          const factors = symbol === '1' ? term.factors : [...term.factors, { symbol, numbers }]
          terms.push({ factors, value: term.value * value })
        }
      }
    }
    return terms
  }

  /** Where backward begins: 1, or what `gradient=` gives. */
  private seed(root: Source, cell: number): Term {
    const flow = this.flows.find(({ node }) => node === root.made?.node)
    const used = this.tape.uses.some(
      (use) => use.source === root && this.flows.some(({ node }) => node === use.into.node),
    )
    const given = used ? null : (flow?.incoming[0] ?? null)
    const value = given === null ? 1 : given.toArray()[cell]
    const written = mathNumber(value)
    return { factors: value === 1 ? [] : [{ symbol: written, numbers: written }], value }
  }

  /** Many ways become one: the upstream gradient of the tensor where they meet, by its name or as a number. */
  private gathered(source: Source, terms: readonly Term[], cell: number): readonly Term[] {
    if (terms.length <= MOST_TERMS) return terms
    const value = terms.reduce((sum, term) => sum + term.value, 0)
    const own = this.symbols.cell(source, cell)
    const symbol = source.name === null ? mathNumber(value) : `\\frac{\\partial ${this.resultTex}}{\\partial ${own}}`
    const numbers = mathNumber(value)
    return [{ factors: [{ symbol: source.role === 'leaf' ? numbers : symbol, numbers }], value }]
  }
}

/** A product as it is written: minus ones in front, brackets where they are needed. */
function product(factors: readonly string[]): string {
  const kept = factors.filter((factor) => factor !== '-1')
  const negative = (factors.length - kept.length) % 2 === 1
  if (kept.length === 0) return negative ? '-1' : '1'
  // A negative number alone needs no brackets; after other factors it does.
  const [first] = kept
  if (kept.length === 1 && !negative) return first.replace(/^\((-[\d.]+)\)$/, '$1')
  const written = kept.map((factor, i) => {
    const leads = i === 0 && !negative && /^-[^+-]*$/.test(factor)
    return !isSum(factor) || leads ? factor : `(${factor})`
  })
  return `${negative ? '-' : ''}${written.join(' \\cdot ')}`
}

/** A sum as it is written: a negative term is subtracted. */
export const joined = (terms: readonly string[]): string =>
  terms
    .map((term, i) => {
      if (i === 0) return term
      if (/^-[\d.]+$/.test(term)) return ` + (${term})`
      if (!term.startsWith('-')) return ` + ${term}`
      return isSum(term.slice(1)) ? ` + (${term})` : ` - ${term.slice(1)}`
    })
    .join('')

/** `a + b = c`, for what several calls of backward add up to. */
export const sumLine = (values: readonly number[]): string =>
  values.map((value, i) => (i === 0 ? mathNumber(value) : factorNumber(value))).join(' + ')
