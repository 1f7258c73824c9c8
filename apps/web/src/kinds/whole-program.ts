import { BLANK, type Key, type Question } from '@gradroom/exercises'

/** The program of a question with its blank filled by the key, once that may be seen: what is explained must run. */
export const wholeProgram = ({ kind, code }: Question, key: Key | null): string =>
  kind === 'blank' && key?.answer.type === 'typed' ? code.replace(BLANK, () => key.display) : code
