'use client'

import { Select, Stack } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { AskField } from './AskField'
import { askOf, commonOf, type KindFace } from './kind-face'

const COUNTS = [3, 4, 5, 6] as const
const USUAL = 4

/** Which of these gradients is it? The wrong ones are made by the engine. */
export const choice: KindFace<'choice'> = {
  from: (draft) => ({ ...commonOf(draft), kind: 'choice', ask: askOf(draft) ?? '' }),
  Fields: function ChoiceFields({ draft, onChange }) {
    const t = useTranslations('kinds.choice')
    return (
      <Stack gap="sm">
        <AskField value={draft.ask} onChange={(ask) => onChange({ ...draft, ask })} />
        <Select
          size="md"
          label={t('count')}
          description={t('help')}
          value={String(draft.count ?? USUAL)}
          allowDeselect={false}
          data={COUNTS.map(String)}
          onChange={(chosen) => {
            const count = COUNTS.find((each) => String(each) === chosen)
            onChange({ ...draft, count: count === USUAL ? undefined : count })
          }}
        />
      </Stack>
    )
  },
}
