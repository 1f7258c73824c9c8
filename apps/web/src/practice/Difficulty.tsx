'use client'

import { useTranslations } from 'use-intl'
import styles from './Difficulty.module.css'

/** How hard an exercise is, from 1 to 5: by so many filled squares, and in words for who cannot see them. */
export function Difficulty({ level }: { level: number }) {
  const t = useTranslations('practice')
  return (
    <span
      className={styles.squares}
      role="img"
      aria-label={t('difficulty', { level })}
      title={t('difficulty', { level })}
    >
      {[1, 2, 3, 4, 5].map((step) => (
        <span key={step} data-on={step <= level || undefined} />
      ))}
    </span>
  )
}
