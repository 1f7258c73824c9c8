'use client'

import type { Grade, Text } from '@gradroom/exercises'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { askEngine } from '../engine/engine'
import { useText } from '../i18n/Languages'
import { WithCode } from '../program/WithCode'
import styles from './MistakeNotes.module.css'

/** How long the engine may take to find its words, in milliseconds: it may have to be fetched first. */
const PATIENCE = 10_000

/** What may have gone wrong, as a question to the person who answered, with the line to look at. */
export function MistakeNotes({ grade }: { grade: Grade }) {
  const t = useTranslations('answer')
  const say = useTranslations('program')
  const text = useText()
  const mistakes = grade.status === 'graded' ? grade.mistakes : []
  const ids = mistakes.map(({ id }) => id)
  const { data } = useQuery({
    queryKey: ['mistakes', ids],
    queryFn: () => askEngine(async (engine): Promise<Text[]> => await engine.mistakeTexts(ids), PATIENCE),
    enabled: ids.length > 0,
    staleTime: Infinity,
    retry: false,
    networkMode: 'always',
  })
  if (mistakes.length === 0 || !data?.ok) return null
  return (
    <section className={styles.notes} aria-label={t('mistake')}>
      <h3 className={styles.title}>{t('mistake')}</h3>
      <ul className={styles.list}>
        {mistakes.map(({ id, node, line }, at) => (
          <li key={`${id}:${node}`}>
            <WithCode>{text(data.value[at])}</WithCode>
            {line !== null && <span className={styles.line}>{say('line', { line })}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
