'use client'

import { useTranslations } from 'use-intl'
import styles from './KeyBar.module.css'

export type BarKey = '-' | '.' | '/'

const KEYS = [
  { key: '-', shown: '−', name: 'minus' },
  { key: '.', shown: '.', name: 'point' },
  { key: '/', shown: '/', name: 'slash' },
] as const

/** The signs that a phone's number keyboard lacks. Pressing one leaves the focus, and so the keyboard, where it is. */
export function KeyBar({ onPress, active }: { onPress: (key: BarKey | 'next') => void; active: boolean }) {
  const t = useTranslations('tensor.bar')
  return (
    <div
      className={styles.bar}
      role="toolbar"
      aria-label={t('label')}
      onPointerDown={(event) => event.preventDefault()}
    >
      {KEYS.map(({ key, shown, name }) => (
        <button
          key={key}
          type="button"
          tabIndex={-1}
          disabled={!active}
          aria-label={t(name)}
          className={styles.key}
          onClick={() => onPress(key)}
        >
          {shown}
        </button>
      ))}
      <button type="button" tabIndex={-1} disabled={!active} className={styles.key} onClick={() => onPress('next')}>
        {t('next')}
      </button>
    </div>
  )
}
