'use client'

import type { ExerciseDraft } from '@gradroom/exercises'
import { Alert, Skeleton, Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useText } from '../i18n/Languages'
import { ProgramView } from '../program/ProgramView'
import styles from './desk.module.css'
import { useTenVariants } from './useRehearsal'

/** Ten variants as ten students would get them, each with its key: the numbers should be fit for the head. */
export function VariantsPanel({ draft }: { draft: ExerciseDraft }) {
  const t = useTranslations('desk.variants')
  const text = useText()
  const { data, isPending } = useTenVariants(draft)
  if (isPending) return <Skeleton height={240} />
  if (!data?.ok) return <Text c="dimmed">{t(data?.reason === 'too-long' ? 'tooLong' : 'failed')}</Text>
  const programs = new Set(data.value.map((one) => (one.ok ? one.question.code : '')))
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('help', { different: programs.size })}
      </Text>
      <ol className={styles.variants}>
        {data.value.map((one) => (
          <li key={one.seed} className={styles.variant}>
            {one.ok ? (
              <>
                <ProgramView code={one.question.code} size="phone" />
                <pre className={styles.printed} translate="no">
                  {one.key.display}
                </pre>
              </>
            ) : (
              <Alert color="wrong" variant="light" title={t('refused', { seed: one.seed })}>
                {text(one.problem)}
              </Alert>
            )}
          </li>
        ))}
      </ol>
    </Stack>
  )
}
