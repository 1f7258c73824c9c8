'use client'

import { Select, Stack } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { AskField } from './AskField'
import { ExpressionList } from './ExpressionList'
import { askOf, commonOf, type KindFace } from './kind-face'

const WALKS = ['name', 'chain'] as const

/** Which operation made it, or by which way does one come back to the leaf? */
export const gradFn: KindFace<'grad-fn'> = {
  from: (draft) => ({ ...commonOf(draft), kind: 'grad-fn', ask: askOf(draft) ?? '', walk: 'name' }),
  Fields: function GradFnFields({ draft, onChange }) {
    const t = useTranslations('kinds.grad-fn')
    return (
      <Stack gap="sm">
        <AskField value={draft.ask} onChange={(ask) => onChange({ ...draft, ask })} />
        <Select
          size="md"
          label={t('walk')}
          value={draft.walk}
          allowDeselect={false}
          data={WALKS.map((value) => ({ value, label: t(value === 'name' ? 'node' : 'chain') }))}
          onChange={(chosen) => onChange({ ...draft, walk: WALKS.find((name) => name === chosen) ?? draft.walk })}
        />
        <ExpressionList
          label={t('options')}
          help={t('help')}
          values={draft.options ?? []}
          most={8}
          onChange={(options) => onChange({ ...draft, options: options.length ? options : undefined })}
        />
      </Stack>
    )
  },
}
