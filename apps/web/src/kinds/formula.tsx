'use client'

import { Stack, TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { AskField } from './AskField'
import styles from './fields.module.css'
import { askOf, commonOf, type KindFace } from './kind-face'

/** Which formula gives this gradient? */
export const formula: KindFace<'formula'> = {
  from: (draft) => ({ ...commonOf(draft), kind: 'formula', ask: askOf(draft) ?? '', variables: ['x'], formula: '' }),
  Fields: function FormulaFields({ draft, onChange }) {
    const t = useTranslations('kinds.formula')
    return (
      <Stack gap="sm">
        <AskField value={draft.ask} onChange={(ask) => onChange({ ...draft, ask })} />
        <TextInput
          label={t('variables')}
          description={t('variablesHelp')}
          value={draft.variables.join(', ')}
          spellCheck={false}
          autoComplete="off"
          classNames={{ input: styles.code }}
          onChange={(event) =>
            onChange({
              ...draft,
              variables: event.currentTarget.value
                .split(/[,，]/)
                .map((name) => name.trim())
                .slice(0, 4),
            })
          }
        />
        <TextInput
          label={t('formula')}
          description={t('formulaHelp')}
          value={draft.formula}
          spellCheck={false}
          autoComplete="off"
          classNames={{ input: styles.code }}
          onChange={(event) => onChange({ ...draft, formula: event.currentTarget.value })}
        />
      </Stack>
    )
  },
}
