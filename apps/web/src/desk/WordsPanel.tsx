'use client'

import type { ExerciseDraft } from '@gradroom/exercises'
import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { BothLanguages } from '../kinds/BothLanguages'
import styles from './desk.module.css'

const EMPTY = { en: '', zh: '' }

/** What is read: title, question, hints and the sentence to take along, in both languages side by side. */
export function WordsPanel({ draft, onChange }: { draft: ExerciseDraft; onChange: (draft: ExerciseDraft) => void }) {
  const t = useTranslations('desk.words')
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {t('help')}
      </Text>
      <BothLanguages
        label={t('title')}
        rows={1}
        value={draft.title}
        onChange={(title) => onChange({ ...draft, title })}
      />
      <BothLanguages label={t('text')} value={draft.text} onChange={(text) => onChange({ ...draft, text })} />
      {draft.hints.map((hint, at) => (
        <Group key={at} gap="xs" wrap="nowrap" align="flex-start">
          <div className={styles.wide}>
            <BothLanguages
              label={t('hint', { number: at + 1 })}
              value={hint}
              onChange={(changed) =>
                onChange({ ...draft, hints: draft.hints.map((now, place) => (place === at ? changed : now)) })
              }
            />
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={40}
            mt={28}
            aria-label={t('removeHint', { number: at + 1 })}
            onClick={() => onChange({ ...draft, hints: draft.hints.filter((_, place) => place !== at) })}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {draft.hints.length < 3 && (
        <Group gap="sm">
          <Button
            variant="subtle"
            size="sm"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => onChange({ ...draft, hints: [...draft.hints, EMPTY] })}
          >
            {t('addHint')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('hintHelp')}
          </Text>
        </Group>
      )}
      <BothLanguages
        label={t('remember')}
        optional
        value={draft.remember ?? EMPTY}
        onChange={(remember) => onChange({ ...draft, remember })}
      />
    </Stack>
  )
}
