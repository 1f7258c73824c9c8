'use client'

import { IconCircleCheck, IconCircleHalf2, IconCircleX, IconProgress } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import type { Standing } from './standing'
import styles from './StandingWord.module.css'

const ICONS = {
  right: IconCircleCheck,
  partly: IconCircleHalf2,
  wrong: IconCircleX,
  incomplete: IconProgress,
} as const

/** Right, partly right, wrong or not complete: by word and by shape, and by colour last. */
export function StandingWord({ standing, size = 'md' }: { standing: Standing; size?: 'md' | 'lg' }) {
  const t = useTranslations('answer.verdict')
  const say = useTranslations('frame.answer')
  const Icon = ICONS[standing]
  return (
    <span className={styles.word} data-standing={standing} data-size={size}>
      <Icon aria-hidden />
      {standing === 'incomplete' ? t('incomplete') : say(standing)}
    </span>
  )
}
