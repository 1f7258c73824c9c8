/** What the reader throws when a text is not a program: caught once, in `parse`, and returned as a value. */
export class SyntaxRefusal extends Error {
  constructor(
    readonly type: string,
    message: string,
    readonly line: number,
  ) {
    super(message)
  }
}

/** The name of the error for Python that is real but not part of the subset. */
export const NOT_IN_SUBSET = 'NotInSubset'

/** Says, in both languages, that `construct` is Python but not Gradroom's Python. */
export function notInSubset(construct: string, line: number): SyntaxRefusal {
  return new SyntaxRefusal(
    NOT_IN_SUBSET,
    `\`${construct}\` is not part of Gradroom's Python. Gradroom 的 Python 不包含 \`${construct}\`。`,
    line,
  )
}
