import { plainCharacters } from '../reading/number.js'
import { isClose } from './close.js'

const TOKEN = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|[A-Za-z_]\w*|[^\s\w]/gi
const isNumber = (token: string): boolean => /^[+-]?\.?\d/.test(token)

/** The tokens of a printed text; blanks and line breaks only part them. */
const tokens = (text: string): string[] => plainCharacters(text).match(TOKEN) ?? []

/**
 * Whether a typed text is what was printed: the same words and marks, numbers equal within tolerance (`2` is `2.`, `2.50` is `2.5`),
 * blanks free.
 */
export function isSamePrint(given: string, printed: string): boolean {
  const [mine, theirs] = [tokens(given), tokens(printed)]
  if (mine.length !== theirs.length) return false
  return mine.every((token, i) => {
    const other = theirs[i]
    if (isNumber(token) && isNumber(other)) return isClose(Number(token), Number(other), 'float32')
    return token === other
  })
}

/** The lines of a text that hold something. */
export const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')
