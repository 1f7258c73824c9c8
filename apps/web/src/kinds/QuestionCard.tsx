'use client'

import type { Question } from '@gradroom/exercises'
import { Text, Title } from '@mantine/core'
import { useText } from '../i18n/Languages'
import { ProgramView, type Size } from '../program/ProgramView'
import { WithCode } from '../program/WithCode'
import styles from './QuestionCard.module.css'

/** The words of a question: its title and what is asked. For pages that set the program elsewhere. */
export function QuestionWords({ question, size = 'desk' }: { question: Question; size?: Size }) {
  const text = useText()
  return (
    <div className={styles.words} data-size={size}>
      <Title order={2} className={styles.title}>
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
  marked,
}: {
  question: Question
  size?: Size
  /** Lines of the program to look at, from 1. */
  marked?: readonly number[]
}) {
  return (
    <section className={styles.card} data-size={size}>
      <QuestionWords question={question} size={size} />
      <ProgramView code={question.code} size={size} marked={marked} />
    </section>
  )
}
