'use client'

import { SegmentedControl } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { EntryProps } from './entry'
import styles from './forms.module.css'

/** Yes or no for each item; an item nobody decided stays open. */
export function FlagsForm({ form, value, onChange, disabled, flagged }: EntryProps<'flags'>) {
  const t = useTranslations('answer')
  const values = form.items.map((_, at) => (value?.type === 'flags' ? (value.values[at] ?? null) : null))
  const decide = (place: number, yes: boolean) =>
    onChange({ type: 'flags', values: values.map((now, at) => (at === place ? yes : now)) })
  return (
    <ul className={styles.items}>
      {form.items.map((item, at) => (
        <li key={item} className={styles.item} data-flagged={flagged.includes(at) || undefined}>
          <code className={styles.name}>{item}</code>
          <SegmentedControl
            aria-label={item}
            size="md"
            value={values[at] === null ? '' : values[at] ? 'yes' : 'no'}
            onChange={(choice) => decide(at, choice === 'yes')}
            disabled={disabled}
            data={[
              { value: 'yes', label: t('yes') },
              { value: 'no', label: t('no') },
            ]}
          />
        </li>
      ))}
    </ul>
  )
}
