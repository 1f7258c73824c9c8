/** Splits a text at its marks: `` `code` `` and `$formula$`. */
export function pieces(text: string): { kind: 'text' | 'code' | 'tex'; text: string }[] {
  return text
    .split(/(`[^`\n]+`|\$[^$\n]+\$)/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const inner = piece.slice(1, -1)
      if (piece.length > 2 && piece.startsWith('`') && piece.endsWith('`')) return { kind: 'code', text: inner }
      if (piece.length > 2 && piece.startsWith('$') && piece.endsWith('$')) return { kind: 'tex', text: inner }
      return { kind: 'text', text: piece }
    })
}
