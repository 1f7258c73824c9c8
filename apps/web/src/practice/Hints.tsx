'use client'

import type { Text as Words } from '@gradroom/exercises'
import { Button } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useText } from '../i18n/Languages'
import { WithCode } from '../program/WithCode'
import styles from './Hints.module.css'

/** Hints, one at a time: where to look, which rule, the first step. */
export function Hints({ hints }: { hints: readonly Words[] }) {
  const t = useTranslations('practice')
  const text = useText()
  const [given, setGiven] = useState(0)
  if (hints.length === 0) return null
  return (
    <div className={styles.hints}>
      <ol className={styles.list} aria-live="polite">
        {hints.slice(0, given).map((hint) => (
          <li key={hint.en}>
            <WithCode>{text(hint)}</WithCode>
          </li>
        ))}
      </ol>
      {given < hints.length && (
        <Button
          variant="subtle"
          size="sm"
          leftSection={<IconBulb aria-hidden size={18} />}
          onClick={() => setGiven(given + 1)}
        >
          {t('hint', { number: given + 1, all: hints.length })}
        </Button>
      )}
    </div>
  )
}
