'use client'

import { useTranslations } from 'use-intl'
import { ExpressionList } from './ExpressionList'
import { commonOf, type KindFace } from './kind-face'

/** Which of these are True? */
export const flags: KindFace<'flags'> = {
  from: (draft) => ({ ...commonOf(draft), kind: 'flags', items: ['', ''] }),
  Fields: function FlagsFields({ draft, onChange }) {
    const t = useTranslations('kinds.flags')
    return (
      <ExpressionList
        label={t('items')}
        help={t('help')}
        values={draft.items}
        most={12}
        onChange={(items) => onChange({ ...draft, items })}
      />
    )
  },
}
