'use client'

import type { Answer } from '@gradroom/exercises'
import { Alert, Stack, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Rehearsal } from '../engine/explained'
import { ExplanationView } from '../explanation/ExplanationView'
import { useText } from '../i18n/Languages'
import { AnswerEntry } from '../kinds/AnswerEntry'
import { QuestionWords } from '../kinds/QuestionCard'

/** The question as a student meets it, and what the explanation will say. */
export function PreviewPanel({ rehearsal }: { rehearsal: Rehearsal | null }) {
  const t = useTranslations('desk.preview')
  const text = useText()
  const [answer, setAnswer] = useState<Answer | null>(null)
  if (!rehearsal) return null
  const { sample, code, fault } = rehearsal
  if (!sample.ok)
    return (
      <Alert variant="light" color="gray" title={t('notYet')}>
        {text(sample.problem)}
      </Alert>
    )
  const { question } = sample
  // Another form, another kind of answer.
  const form = JSON.stringify(question.form)
  return (
    <Stack gap="xl">
      <section>
        <QuestionWords question={question} />
        <Stack mt="md" key={form}>
          <AnswerEntry question={question} value={answer} onChange={setAnswer} />
        </Stack>
      </section>
      {!fault && (
        <section>
          <Title order={3} mb="sm">
            {t('explanation')}
          </Title>
          <Stack gap="lg">
            <ExplanationView code={code} ask={question.ask} only="steps" />
            <ExplanationView code={code} ask={question.ask} only="cells" />
          </Stack>
        </section>
      )}
    </Stack>
  )
}
