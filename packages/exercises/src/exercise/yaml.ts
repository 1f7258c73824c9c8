import { Document, isCollection, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { Text } from '../text.js'
import { parseExercise } from './problems.js'
import type { Exercise } from './schema.js'

/** Something wrong in a file: where, and what, for its author. */
export interface FileProblem {
  /** The field, such as `hints.0.zh`; empty for the file as a whole. */
  readonly path: string
  /** From 1; null where no line can be named. */
  readonly line: number | null
  readonly message: Text
}

export type ExerciseReading =
  { readonly ok: true; readonly exercise: Exercise } | { readonly ok: false; readonly problems: readonly FileProblem[] }

/** Longer files are refused before they are parsed. */
const MOST_CHARACTERS = 100_000

/** Reads one file of content/. @returns the exercise, or everything that is wrong with the file. */
export function readExercise(yaml: string): ExerciseReading {
  if (yaml.length > MOST_CHARACTERS) {
    const message = {
      en: `A file has at most ${MOST_CHARACTERS} characters.`,
      zh: `文件最多 ${MOST_CHARACTERS} 个字符。`,
    }
    return { ok: false, problems: [{ path: '', line: null, message }] }
  }
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      path: '',
      line: lines.linePos(error.pos[0]).line,
      message: { en: `This is not YAML: ${error.message}`, zh: `这不是合法的 YAML：${error.message}` },
    }))
    return { ok: false, problems }
  }
  if (hasAlias(document)) {
    const message = { en: 'Anchors and aliases are not used here.', zh: '这里不使用锚点和别名。' }
    return { ok: false, problems: [{ path: '', line: null, message }] }
  }
  const read = parseExercise(document.toJS())
  if (read.ok) return read
  const problems = read.problems.map(({ path, message }) => ({
    path: path.join('.'),
    line: lineOf(document, lines, path),
    message,
  }))
  return { ok: false, problems }
}

/** Aliases could make a small file very large. */
function hasAlias(document: Document.Parsed): boolean {
  let found = false
  visit(document, {
    Alias() {
      found = true
      return visit.BREAK
    },
  })
  return found
}

/** The line of a field, or of the nearest field around it that is there. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: readonly PropertyKey[]): number | null {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return null
}

/** The order of fields in a file: what it is, what it says, what it runs, what it asks, how it helps. */
const ORDER = [
  'id',
  'kind',
  'topic',
  'skills',
  'difficulty',
  'title',
  'text',
  'program',
  'slots',
  'ask',
  'entry',
  'walk',
  'items',
  'options',
  'count',
  'variables',
  'formula',
  'blank',
  'decimals',
  'allow',
  'hints',
  'remember',
]

const place = (field: string): number => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length)

/** Writes an exercise as a file of content/: the same exercise always gives the same text. */
export function writeExercise(exercise: Exercise): string {
  const fields = Object.entries(exercise)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
  const document = new Document(Object.fromEntries(fields))
  visit(document, {
    Pair(_, pair) {
      // Programs as blocks, short lists in one line, slots in the order of their names.
      const name = isScalar(pair.key) ? pair.key.value : null
      if (name === 'program' && isScalar(pair.value)) pair.value.type = 'BLOCK_LITERAL'
      if (name === 'skills' && isCollection(pair.value)) pair.value.flow = true
      if (name === 'slots' && isMap(pair.value))
        pair.value.items.sort((a, b) => (String(a.key) < String(b.key) ? -1 : 1))
    },
  })
  return document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: false })
}
