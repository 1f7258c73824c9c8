'use client'

import type { Answer, Grade, Key, Question } from '@gradroom/exercises'
import { Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { AnswerShown } from './AnswerShown'
import { pythonShape, standingOf } from './standing'
import { StandingWord } from './StandingWord'

/** What counts for one question: cells or items, in words. */
function useCount(question: Question, grade: Grade): string | null {
  const t = useTranslations('answer.verdict')
  if (grade.status === 'incomplete' || grade.cells === null || grade.cells.length < 2) return null
  const count = { right: grade.cells.filter(Boolean).length, all: grade.cells.length }
  return question.form.type === 'flags' ? t('items', count) : t('cells', count)
}

/**
 * The verdict on an answer: the word first, then how much of it is right, then the answer with each cell marked.
 * It is announced when it appears. The key itself is `KeyView`’s.
 */
export function VerdictView({
  question,
  grade,
  answer,
  keyShown,
}: {
  question: Question
  grade: Grade
  answer: Answer | null
  keyShown: Key | null
}) {
  const t = useTranslations('answer')
  const count = useCount(question, grade)
  const shapes = [answer, keyShown?.answer].map((given) => (given?.type === 'grid' ? pythonShape(given.shape) : null))
  const [yours, key] = shapes
  return (
    <Stack gap="xs" role="status">
      <StandingWord standing={standingOf(grade)} size="lg" />
      {grade.status === 'incomplete' && <Text>{t(`incomplete.${grade.reason}`)}</Text>}
      {count && <Text>{count}</Text>}
      {grade.status === 'graded' && grade.shapeRight === false && (
        <Text>{yours && key ? t('verdict.shape', { yours, key }) : t('verdict.shapeOnly')}</Text>
      )}
      {grade.status === 'graded' && (
        <div>
          <Text size="sm" c="dimmed" mb={4}>
            {t('verdict.yours')}
          </Text>
          <AnswerShown question={question} answer={answer} grade={grade} keyShown={keyShown} />
        </div>
      )}
    </Stack>
  )
}
