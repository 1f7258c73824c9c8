import type { Answer, Form, Question } from '@gradroom/exercises'

export type FormOf<T extends Form['type']> = Extract<Form, { type: T }>
export type AnswerOf<T extends Answer['type']> = Extract<Answer, { type: T }>

/** What every form of answering is given. The answer lives with the page; `null`: nothing entered yet. */
export interface EntryProps<T extends Form['type']> {
  question: Question
  form: FormOf<T>
  value: Answer | null
  onChange: (answer: Answer) => void
  onSubmit?: () => void
  disabled: boolean
  /** Cells or items to be looked at again, by position. */
  flagged: readonly number[]
}
