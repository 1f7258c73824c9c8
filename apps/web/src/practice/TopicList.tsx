'use client'

import { Button, Skeleton, Stack, Text, Title } from '@mantine/core'
import { topics } from '@gradroom/exercises'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { FailureNote } from '../http/FailureNote'
import { useRoute } from '../http/query'
import { useText } from '../i18n/Languages'
import { Difficulty } from './Difficulty'
import styles from './TopicList.module.css'

/** The course: its topics in order, what each is about, and the exercises there are to practise. */
export function TopicList() {
  const t = useTranslations('practice')
  const text = useText()
  const { data, error, isPending, refetch } = useRoute('exercises', { query: {} })
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('title')}</Title>
        <Text c="dimmed" mt={4} maw={640}>
          {t('lead')}
        </Text>
      </div>
      <FailureNote failure={error?.failure ?? null} onRetry={() => void refetch()} />
      {isPending && <Skeleton height={320} />}
      {data && (
        <ol className={styles.topics}>
          {topics.map((topic) => {
            const rows = data.filter((row) => row.topic === topic.id)
            return (
              <li key={topic.id} className={styles.topic} data-empty={rows.length === 0 || undefined}>
                <div className={styles.head}>
                  <div>
                    <Title order={2} className={styles.title}>
                      {text(topic.title)}
                    </Title>
                    <Text size="sm" c="dimmed">
                      {topic.skills.map((skill) => text(skill.title)).join(t('between'))}
                    </Text>
                  </div>
                  {rows.length > 0 ? (
                    <Button
                      component={Link}
                      href={`/practice/topic/${topic.id}`}
                      variant="default"
                      aria-label={t('startTopic', {
                        start: t('start', { count: rows.length }),
                        topic: text(topic.title),
                      })}
                    >
                      {t('start', { count: rows.length })}
                    </Button>
                  ) : (
                    <Text size="sm" c="dimmed" className={styles.none}>
                      {t('none')}
                    </Text>
                  )}
                </div>
                {rows.length > 0 && (
                  <ul className={styles.rows}>
                    {rows.map((row) => (
                      <li key={row.id}>
                        <Link href={`/practice/${row.id}`} className={styles.row}>
                          <span>{text(row.title)}</span>
                          <Difficulty level={row.difficulty} />
                        </Link>
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            )
          })}
        </ol>
      )}
    </Stack>
  )
}
