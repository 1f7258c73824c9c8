'use client'

import type { Answer, Question } from '@gradroom/exercises'
import { ChoiceForm } from './forms/ChoiceForm'
import { FlagsForm } from './forms/FlagsForm'
import { GridForm } from './forms/GridForm'
import { TypedForm } from './forms/TypedForm'

/** Where a question is answered, in whichever form it asks for. The answer itself is kept by the page. */
export function AnswerEntry({
  question,
  value,
  onChange,
  onSubmit,
  disabled = false,
  flagged = [],
}: {
  question: Question
  value: Answer | null
  onChange: (answer: Answer) => void
  /** Enter in the last place. */
  onSubmit?: () => void
  disabled?: boolean
  /** Cells or items that an incomplete answer lacks, by position. */
  flagged?: readonly number[]
}) {
  const given = { question, value, onChange, onSubmit, disabled, flagged }
  const { form } = question
  switch (form.type) {
    case 'grid':
      return <GridForm {...given} form={form} />
    case 'typed':
      return <TypedForm {...given} form={form} />
    case 'flags':
      return <FlagsForm {...given} form={form} />
    case 'choice':
      return <ChoiceForm {...given} form={form} />
    default:
      return form satisfies never
  }
}
