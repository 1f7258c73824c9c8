'use client'

import { Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { Rehearsal } from '../engine/explained'
import type { Outcome } from '../engine/patience'
import { useText } from '../i18n/Languages'
import { KeyView } from '../kinds/KeyView'
import { FaultNote } from '../program/FaultNote'
import styles from './desk.module.css'

/** What running the program gives, below the editor: the error, what was printed, the key. */
export function RunResult({ outcome }: { outcome: Outcome<Rehearsal> | undefined }) {
  const t = useTranslations('desk.run')
  const text = useText()
  if (!outcome) return null
  if (!outcome.ok)
    return (
      <Text c="dimmed" role="status">
        {t(outcome.reason === 'too-long' ? 'tooLong' : 'failed')}
      </Text>
    )
  const { fault, stdout, warnings, sample } = outcome.value
  return (
    <Stack gap="sm" aria-live="polite">
      {fault && <FaultNote fault={fault} />}
      {stdout !== '' && (
        <div>
          <Text size="sm" c="dimmed">
            {t('printed')}
          </Text>
          <pre className={styles.printed}>{stdout}</pre>
        </div>
      )}
      {warnings.length > 0 && (
        <div>
          <Text size="sm" c="dimmed">
            {t('warned')}
          </Text>
          <pre className={styles.printed}>{warnings.join('\n')}</pre>
        </div>
      )}
      {!sample.ok && !fault && (
        <Text c="dimmed">
          {t('noKey')} {text(sample.problem)}
        </Text>
      )}
      {sample.ok && (
        <div>
          <Text fw={600} mb={4}>
            {t('key')}
          </Text>
          <KeyView keyShown={sample.key} question={sample.question} />
        </div>
      )}
    </Stack>
  )
}
