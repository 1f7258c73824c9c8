'use client'

import { Radio, Stack } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useText } from '../../i18n/Languages'
import { WithCode } from '../../program/WithCode'
import type { EntryProps } from './entry'
import styles from './forms.module.css'

/** One of a few options. */
export function ChoiceForm({ form, value, onChange, disabled }: EntryProps<'choice'>) {
  const t = useTranslations('answer')
  const text = useText()
  return (
    <Radio.Group
      aria-label={t('choice')}
      value={value?.type === 'choice' ? value.choice : ''}
      onChange={(choice) => onChange({ type: 'choice', choice })}
    >
      <Stack gap="xs">
        {form.options.map((option) => (
          <Radio.Card key={option.id} value={option.id} disabled={disabled} className={styles.option}>
            <Radio.Indicator disabled={disabled} />
            <span>
              <WithCode>{text(option.text)}</WithCode>
            </span>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  )
}
