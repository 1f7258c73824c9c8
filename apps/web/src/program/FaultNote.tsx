'use client'

import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import type { Fault } from '../engine/explained'
import styles from './FaultNote.module.css'

/** An error of a program as Python reports it, with its line. The words are Python's own, in every language; those of our limits are ours. */
export function FaultNote({ fault }: { fault: Fault }) {
  const t = useTranslations('program')
  return (
    <Alert
      color="wrong"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={fault.line === null ? t('raises') : t('raisesAt', { line: fault.line })}
    >
      <pre className={styles.message} translate={fault.type === 'LimitReached' ? undefined : 'no'}>
        {fault.type === 'LimitReached' ? t('limit') : `${fault.type}: ${fault.message}`}
      </pre>
    </Alert>
  )
}
