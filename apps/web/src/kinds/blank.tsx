'use client'

import { Stack, TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { AskField } from './AskField'
import styles from './fields.module.css'
import { askOf, commonOf, type KindFace } from './kind-face'

/** What belongs in the blank, so that the gradient is the given one? */
export const blank: KindFace<'blank'> = {
  from: (draft) => ({ ...commonOf(draft), kind: 'blank', ask: askOf(draft) ?? '', blank: '' }),
  Fields: function BlankFields({ draft, onChange }) {
    const t = useTranslations('kinds.blank')
    return (
      <Stack gap="sm">
        <AskField value={draft.ask} onChange={(ask) => onChange({ ...draft, ask })} />
        <TextInput
          label={t('blank')}
          description={t('help')}
          value={draft.blank}
          spellCheck={false}
          autoComplete="off"
          classNames={{ input: styles.code }}
          onChange={(event) => onChange({ ...draft, blank: event.currentTarget.value })}
        />
      </Stack>
    )
  },
}
