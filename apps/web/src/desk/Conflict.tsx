'use client'

import type { DeskExercise } from '@gradroom/contracts'
import type { ExerciseDraft } from '@gradroom/exercises'
import { Button, Group, Paper, Text, Title } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import { useText } from '../i18n/Languages'
import { ProgramView } from '../program/ProgramView'
import styles from './desk.module.css'

/** Somebody else saved: both texts side by side, and the author says which one stands. Nothing is lost before that. */
export function Conflict({
  mine,
  theirs,
  onKeepMine,
  onTakeTheirs,
}: {
  mine: ExerciseDraft
  theirs: DeskExercise
  onKeepMine: () => void
  onTakeTheirs: () => void
}) {
  const t = useTranslations('desk.conflict')
  const text = useText()
  const format = useFormatter()
  const at = format.dateTime(new Date(theirs.updatedAt), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: undefined,
  })
  return (
    <Paper withBorder p="md" my="md" role="region" aria-label={t('title')}>
      <Title order={2}>{t('title')}</Title>
      <Text c="dimmed">{t('when', { at })}</Text>
      <div className={styles.compare}>
        {[
          { heading: t('mine'), draft: mine },
          { heading: t('theirs'), draft: theirs.draft },
        ].map(({ heading, draft }) => (
          <section key={heading}>
            <Title order={3} my="xs">
              {heading}
            </Title>
            <Text fw={600}>{text(draft.title)}</Text>
            <Text mb="xs">{text(draft.text)}</Text>
            <ProgramView code={draft.program} size="phone" />
          </section>
        ))}
      </div>
      <Group mt="md">
        <Button onClick={onKeepMine}>{t('keepMine')}</Button>
        <Button variant="default" onClick={onTakeTheirs}>
          {t('takeTheirs')}
        </Button>
      </Group>
    </Paper>
  )
}
