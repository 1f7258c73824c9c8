import { classHighlighter, highlightCode } from '@lezer/highlight'
import { parser } from '@lezer/python'

/** A stretch of a line and the classes of its highlighting, such as `tok-keyword`; none for plain text. */
export interface Stretch {
  text: string
  classes: string
}

/** A program as lines of highlighted stretches. Works on the server too, so the first paint is highlighted. */
export function highlightLines(code: string): Stretch[][] {
  const lines: Stretch[][] = [[]]
  highlightCode(
    code,
    parser.parse(code),
    classHighlighter,
    (text, classes) => lines[lines.length - 1].push({ text, classes }),
    () => lines.push([]),
  )
  return lines
}

/** The length of the longest line in columns, where a Chinese character takes two. */
export const longestLine = (code: string) =>
  Math.max(
    1,
    ...code.split('\n').map((line) => [...line].reduce((columns, sign) => columns + (sign > '\u2e7f' ? 2 : 1), 0)),
  )
