'use client'

import { mistakeText, type Grade } from '@gradroom/exercises'
import { useTranslations } from 'use-intl'
import { useText } from '../i18n/Languages'
import { WithCode } from '../program/WithCode'
import styles from './MistakeNotes.module.css'

/** What may have gone wrong, as a question to the person who answered, with the line to look at. */
export function MistakeNotes({ grade }: { grade: Grade }) {
  const t = useTranslations('answer')
  const say = useTranslations('program')
  const text = useText()
  if (grade.status !== 'graded' || grade.mistakes.length === 0) return null
  return (
    <section className={styles.notes} aria-label={t('mistake')}>
      <h3 className={styles.title}>{t('mistake')}</h3>
      <ul className={styles.list}>
        {grade.mistakes.map(({ id, node, line }) => (
          <li key={`${id}:${node}`}>
            <WithCode>{text(mistakeText(id))}</WithCode>
            {line !== null && <span className={styles.line}>{say('line', { line })}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
