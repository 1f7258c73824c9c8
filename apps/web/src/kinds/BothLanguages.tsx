'use client'

import { Textarea } from '@mantine/core'
import { LANGUAGES } from '@gradroom/exercises'
import { useTranslations } from 'use-intl'
import { HTML_LANG } from '../i18n/language'
import styles from './BothLanguages.module.css'

type Draft = Record<(typeof LANGUAGES)[number], string>

/** One text in every language, side by side. A side that is empty while the other is not says that it is missing. */
export function BothLanguages({
  label,
  value,
  onChange,
  rows = 2,
  optional = false,
}: {
  label: string
  value: Draft
  onChange: (value: Draft) => void
  rows?: number
  /** May be empty in every language. */
  optional?: boolean
}) {
  const t = useTranslations('kinds')
  const started = LANGUAGES.some((language) => value[language].trim() !== '')
  return (
    <div className={styles.pair} role="group" aria-label={label}>
      {LANGUAGES.map((language) => (
        <Textarea
          key={language}
          label={t(`in.${language}`, { label })}
          lang={HTML_LANG[language]}
          autosize
          minRows={rows}
          maxRows={12}
          size="md"
          maxLength={4000}
          value={value[language]}
          error={value[language].trim() === '' && (started || !optional) ? t('missingHere') : undefined}
          onChange={(event) => onChange({ ...value, [language]: event.currentTarget.value })}
        />
      ))}
    </div>
  )
}
