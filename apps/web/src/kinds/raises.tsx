'use client'

import { Button, Group, Input, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { BothLanguages } from './BothLanguages'
import styles from './fields.module.css'
import { commonOf, type DraftOf, type KindFace } from './kind-face'

type Option = DraftOf<'raises'>['options'][number]

/** Which error, and why? That nothing is raised is always one more option. */
export const raises: KindFace<'raises'> = {
  from: (draft) => ({
    ...commonOf(draft),
    kind: 'raises',
    options: [{ type: 'RuntimeError', text: { en: '', zh: '' } }],
  }),
  Fields: function RaisesFields({ draft, onChange }) {
    const t = useTranslations('kinds.raises')
    const say = useTranslations('kinds')
    const change = (at: number, part: Partial<Option>) =>
      onChange({ ...draft, options: draft.options.map((now, place) => (place === at ? { ...now, ...part } : now)) })
    return (
      <Input.Wrapper label={t('options')} description={t('help')} size="md">
        <Stack gap="sm" mt={6} align="flex-start">
          {draft.options.map((option, at) => (
            <div key={at} className={styles.option} role="group" aria-label={t('option', { number: at + 1 })}>
              <Group gap="sm" grow align="flex-start">
                <TextInput
                  label={t('type')}
                  value={option.type}
                  spellCheck={false}
                  classNames={{ input: styles.code }}
                  onChange={(event) => change(at, { type: event.currentTarget.value })}
                />
                <TextInput
                  label={t('says')}
                  value={option.says ?? ''}
                  spellCheck={false}
                  classNames={{ input: styles.code }}
                  onChange={(event) => change(at, { says: event.currentTarget.value || undefined })}
                />
              </Group>
              <BothLanguages label={t('text')} value={option.text} onChange={(text) => change(at, { text })} rows={1} />
              <Group justify="flex-end">
                <Button
                  variant="subtle"
                  color="gray"
                  size="xs"
                  leftSection={<IconTrash size={16} aria-hidden />}
                  onClick={() => onChange({ ...draft, options: draft.options.filter((_, place) => place !== at) })}
                >
                  {say('remove', { number: at + 1 })}
                </Button>
              </Group>
            </div>
          ))}
          {draft.options.length < 7 && (
            <Button
              variant="subtle"
              size="sm"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() =>
                onChange({ ...draft, options: [...draft.options, { type: '', text: { en: '', zh: '' } }] })
              }
            >
              {say('add')}
            </Button>
          )}
        </Stack>
      </Input.Wrapper>
    )
  },
}
