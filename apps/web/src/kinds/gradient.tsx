'use client'

import { Select, Stack } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { AskField } from './AskField'
import { askOf, commonOf, type KindFace } from './kind-face'

const ENTRIES = ['given', 'chosen', 'typed'] as const

/** What is this gradient? Answered in a grid, or typed. */
export const gradient: KindFace<'gradient'> = {
  from: (draft) => ({ ...commonOf(draft), kind: 'gradient', ask: askOf(draft) ?? '' }),
  Fields: function GradientFields({ draft, onChange }) {
    const t = useTranslations('kinds.gradient')
    return (
      <Stack gap="sm">
        <AskField value={draft.ask} onChange={(ask) => onChange({ ...draft, ask })} />
        <Select
          size="md"
          label={t('entry')}
          value={draft.entry ?? 'given'}
          allowDeselect={false}
          data={ENTRIES.map((value) => ({ value, label: t(value) }))}
          onChange={(chosen) => {
            const entry = ENTRIES.find((name) => name === chosen)
            onChange({ ...draft, entry: entry === 'given' ? undefined : entry })
          }}
        />
      </Stack>
    )
  },
}
