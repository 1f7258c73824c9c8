'use client'

import { TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import styles from './fields.module.css'

/** The asked expression, such as `x.grad`. */
export function AskField({
  value,
  onChange,
  optional = false,
}: {
  value: string
  onChange: (value: string) => void
  optional?: boolean
}) {
  const t = useTranslations('kinds')
  return (
    <TextInput
      label={t('ask')}
      description={optional ? t('askOptional') : t('askHelp')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      spellCheck={false}
      autoComplete="off"
      classNames={{ input: styles.code }}
    />
  )
}
