import type { SyntaxNode } from '@lezer/common'

/** The text of a program, with what the reader asks of it: the line of an offset, a node's own text, its children. */
export class Source {
  readonly #starts: number[] = [0]

  constructor(readonly code: string) {
    for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) this.#starts.push(at + 1)
  }

  /** The line, from 1, that holds the character at `offset`. */
  lineAt(offset: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle] <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }

  /** The text of the line that holds `offset`, up to it. */
  before(offset: number): string {
    return this.code.slice(this.#starts[this.lineAt(offset) - 1], offset)
  }

  text(node: SyntaxNode): string {
    return this.code.slice(node.from, node.to)
  }

  line(node: SyntaxNode): number {
    return this.lineAt(node.from)
  }
}

/** A node's children without its comments. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'Comment') found.push(child)
  }
  return found
}
