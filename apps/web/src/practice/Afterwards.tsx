'use client'

import type { Verdict } from '@gradroom/contracts'
import type { Answer, Question } from '@gradroom/exercises'
import { Alert, Button, Group, Stack } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { ExplanationTabs } from '../explanation/ExplanationView'
import { useText } from '../i18n/Languages'
import { KeyView } from '../kinds/KeyView'
import { MistakeNotes } from '../kinds/MistakeNotes'
import { VerdictView } from '../kinds/VerdictView'
import { wholeProgram } from '../kinds/whole-program'
import { WithCode } from '../program/WithCode'

/** What follows an answer: the verdict, a question about the mistake, the key, the explanation, and on to the next. */
export function Afterwards({
  question,
  answer,
  verdict,
  byTopic,
  onNext,
}: {
  question: Question
  answer: Answer | null
  verdict: Verdict
  /** The next question may be another exercise of the topic. */
  byTopic: boolean
  onNext: () => void
}) {
  const t = useTranslations('practice')
  const say = useTranslations('explanation')
  const text = useText()
  const { grade, key, remember } = verdict
  const right = grade.status === 'graded' && grade.correct
  return (
    <Stack gap="lg">
      <VerdictView question={question} grade={grade} answer={answer} keyShown={key} />
      <MistakeNotes grade={grade} />
      {key && !right && <KeyView keyShown={key} question={question} />}
      <Group>
        <Button leftSection={<IconRefresh aria-hidden size={18} />} onClick={onNext}>
          {t(byTopic ? 'next' : 'again')}
        </Button>
      </Group>
      <ExplanationTabs code={wholeProgram(question, key)} ask={question.ask} />
      {remember && (
        <Alert variant="light" title={say('remember')}>
          <WithCode>{text(remember)}</WithCode>
        </Alert>
      )}
    </Stack>
  )
}
