'use client'

import type { ExerciseRow } from '@gradroom/contracts'
import { ActionIcon, Text, Title } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useText } from '../../i18n/Languages'
import classes from './host.module.css'

/** The questions of the new room in the order they will be asked, to move and to take out. */
export function Chosen({
  rows,
  chosen,
  onChange,
}: {
  rows: readonly ExerciseRow[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}) {
  const say = useTranslations('host')
  const text = useText()
  const swap = (at: number, to: number) => {
    const next = [...chosen]
    ;[next[at], next[to]] = [next[to], next[at]]
    onChange(next)
  }
  const titled = chosen.map((id) => {
    const row = rows.find((one) => one.id === id)
    return { id, title: row ? text(row.title) : id }
  })
  return (
    <section aria-labelledby="chosen-title">
      <Title order={2} id="chosen-title">
        {say('chosen')}
      </Title>
      <Text c="dimmed" role="status">
        {say('chosenCount', { count: chosen.length })}
      </Text>
      {chosen.length === 0 && <Text mt="xs">{say('chosenHelp')}</Text>}
      <ol className={classes.chosen}>
        {titled.map(({ id, title }, at) => (
          <li key={id}>
            <span className={classes.chosenTitle}>{title}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={44}
              aria-label={say('up', { title })}
              disabled={at === 0}
              onClick={() => swap(at, at - 1)}
            >
              <IconArrowUp aria-hidden size={18} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={44}
              aria-label={say('down', { title })}
              disabled={at === titled.length - 1}
              onClick={() => swap(at, at + 1)}
            >
              <IconArrowDown aria-hidden size={18} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={44}
              aria-label={say('remove', { title })}
              onClick={() => onChange(chosen.filter((one) => one !== id))}
            >
              <IconX aria-hidden size={18} />
            </ActionIcon>
          </li>
        ))}
      </ol>
    </section>
  )
}
