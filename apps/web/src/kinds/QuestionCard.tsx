'use client'

import type { Question } from '@gradroom/exercises'
import { Text, Title } from '@mantine/core'
import { useText } from '../i18n/Languages'
import { ProgramView, type Size } from '../program/ProgramView'
import { WithCode } from '../program/WithCode'
import styles from './QuestionCard.module.css'

/** The words of a question: its title and what is asked. For pages that set the program elsewhere. */
export function QuestionWords({
  question,
  size = 'desk',
  heading = 2,
}: {
  question: Question
  size?: Size
  /** The heading's level: 1 where the question is the page. */
  heading?: 1 | 2
}) {
  const text = useText()
  return (
    <div className={styles.words} data-size={size}>
      <Title order={heading} size="h2" className={styles.title}>
        {text(question.title)}
      </Title>
      <Text component="div" className={styles.text}>
        <WithCode>{text(question.text)}</WithCode>
      </Text>
    </div>
  )
}

/** A question: its title, what is asked, and the program. */
export function QuestionCard({
  question,
  size = 'desk',
  heading,
  marked,
}: {
  question: Question
  size?: Size
  heading?: 1 | 2
  /** Lines of the program to look at, from 1. */
  marked?: readonly number[]
}) {
  return (
    <section className={styles.card} data-size={size}>
      <QuestionWords question={question} size={size} heading={heading} />
      <ProgramView code={question.code} size={size} marked={marked} />
    </section>
  )
}
