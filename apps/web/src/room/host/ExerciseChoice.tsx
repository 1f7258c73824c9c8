'use client'

import type { ExerciseRow } from '@gradroom/contracts'
import { topics } from '@gradroom/exercises'
import { Checkbox, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useText } from '../../i18n/Languages'
import { Difficulty } from './Difficulty'
import classes from './host.module.css'

/** The published exercises by topic, to tick; the search reads titles in both languages. */
export function ExerciseChoice({
  rows,
  chosen,
  onChange,
}: {
  /** undefined: on their way. */
  rows: readonly ExerciseRow[] | undefined
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}) {
  const say = useTranslations('host')
  const text = useText()
  const [search, setSearch] = useState('')
  if (!rows)
    return (
      <Stack gap="xs">
        {[0, 1, 2, 3].map((row) => (
          <Skeleton key={row} height={44} />
        ))}
      </Stack>
    )
  if (rows.length === 0) return <Text>{say('empty')}</Text>

  const wanted = search.trim().toLowerCase()
  const fits = (row: ExerciseRow) =>
    [row.title.en, row.title.zh, row.id].some((word) => word.toLowerCase().includes(wanted))
  const shown = topics
    .map((topic) => ({ topic, rows: rows.filter((row) => row.topic === topic.id && fits(row)) }))
    .filter((group) => group.rows.length > 0)
  const skillsOf = (row: ExerciseRow) =>
    topics
      .flatMap((topic) => [...topic.skills])
      .filter((skill) => row.skills.includes(skill.id))
      .map((skill) => text(skill.title))
      .join(' · ')
  const toggle = (id: string, on: boolean) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))

  return (
    <Stack gap="lg">
      <TextInput
        type="search"
        aria-label={say('search')}
        placeholder={say('search')}
        leftSection={<IconSearch aria-hidden size={18} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {shown.length === 0 && <Text c="dimmed">{say('none')}</Text>}
      {shown.map((group) => (
        <section key={group.topic.id}>
          <Title order={3} size="sm" c="dimmed" fw={600} mb={4}>
            {text(group.topic.title)}
          </Title>
          {group.rows.map((row) => (
            <div key={row.id} className={classes.exercise}>
              <Checkbox
                className={classes.tick}
                label={text(row.title)}
                description={skillsOf(row)}
                checked={chosen.includes(row.id)}
                onChange={(event) => toggle(row.id, event.currentTarget.checked)}
              />
              <Difficulty of={row.difficulty} />
            </div>
          ))}
        </section>
      ))}
    </Stack>
  )
}
