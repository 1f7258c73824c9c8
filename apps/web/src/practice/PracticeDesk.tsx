'use client'

import { Alert, Anchor, Button, Group, Skeleton, Stack } from '@mantine/core'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { topics } from '@gradroom/exercises'
import { FailureNote } from '../http/FailureNote'
import { useText } from '../i18n/Languages'
import { AnswerEntry } from '../kinds/AnswerEntry'
import { QuestionCard } from '../kinds/QuestionCard'
import { isBlank } from '../kinds/standing'
import { VerdictView } from '../kinds/VerdictView'
import { Afterwards } from './Afterwards'
import { Hints } from './Hints'
import styles from './PracticeDesk.module.css'
import { isJudged, useAttempt, type Goal } from './useAttempt'

/** A question to practise: the program stays in sight, and beside it the answer, then the verdict, the steps and the graph. */
export function PracticeDesk({ goal }: { goal: Goal }) {
  const t = useTranslations('practice')
  const text = useText()
  const { state, ask, enter, send } = useAttempt(goal)
  const panel = useRef<HTMLDivElement>(null)
  const judged = state.at === 'open' && isJudged(state.verdict)

  useEffect(() => {
    if (judged) panel.current?.focus({ preventScroll: false })
  }, [judged])

  if (state.at === 'refused')
    return (
      <Stack my="xl" align="flex-start">
        <FailureNote failure={state.failure} onRetry={() => ask()} />
        <Anchor component={Link} href="/practice">
          {t('allTopics')}
        </Anchor>
      </Stack>
    )
  if (state.at === 'asking')
    return (
      <div className={styles.desk} role="status" aria-label={t('asking')}>
        <Stack>
          <Skeleton height={28} width="60%" />
          <Skeleton height={140} />
        </Stack>
        <Skeleton height={180} />
      </div>
    )

  const { attempt, answer, sending, failure, verdict } = state
  const { question } = attempt
  const grade = verdict?.grade ?? null
  const topic = topics.find(({ id }) => id === attempt.topic)
  const lines = grade?.status === 'graded' ? grade.mistakes.flatMap(({ line }) => line ?? []) : []
  const next = () => ask(goal.topic === undefined ? undefined : question.exercise)

  return (
    <>
      <nav aria-label={t('path')} className={styles.path}>
        <Anchor component={Link} href="/practice">
          {t('allTopics')}
        </Anchor>
        {topic && <span>{text(topic.title)}</span>}
      </nav>
      <div className={styles.desk}>
        <div className={styles.program}>
          <QuestionCard question={question} heading={1} marked={lines} />
        </div>
        <div className={styles.panel} ref={panel} tabIndex={-1}>
          {isJudged(verdict) ? (
            <Afterwards
              question={question}
              answer={answer}
              verdict={verdict}
              onNext={next}
              byTopic={goal.topic !== undefined}
            />
          ) : (
            <form
              noValidate
              onSubmit={(event) => {
                event.preventDefault()
                void send()
              }}
            >
              <Stack gap="md">
                <AnswerEntry
                  question={question}
                  value={answer}
                  onChange={enter}
                  onSubmit={() => void send()}
                  disabled={sending}
                  flagged={grade?.status === 'incomplete' ? grade.at : []}
                />
                {grade !== null && (
                  <Alert variant="light" color="gray">
                    <VerdictView question={question} grade={grade} answer={answer} keyShown={null} />
                  </Alert>
                )}
                <FailureNote failure={failure} onRetry={() => void send()} />
                <Group gap="sm">
                  <Button type="submit" loading={sending} disabled={isBlank(answer)}>
                    {t('check')}
                  </Button>
                  <Button variant="subtle" color="gray" onClick={next} disabled={sending}>
                    {t('skip')}
                  </Button>
                </Group>
                <Hints key={attempt.attempt} hints={attempt.hints} />
              </Stack>
            </form>
          )}
        </div>
      </div>
    </>
  )
}
