'use client'

import type { HostView } from '@gradroom/contracts'
import { ActionIcon, Text, TextInput, Title } from '@mantine/core'
import { IconCheck, IconUserMinus } from '@tabler/icons-react'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { HostCommand } from '../useHost'
import { Confirm } from './Confirm'
import classes from './remote.module.css'

/** From how many players on a search helps. */
const SEARCH_FROM = 12

/** Who is in the room, who has answered, and how to remove someone. */
export function Players({ view, onCommand }: { view: HostView; onCommand: (command: HostCommand) => void }) {
  const say = useTranslations('host')
  const format = useFormatter()
  const project = useTranslations('project')
  const [search, setSearch] = useState('')
  const [leaving, setLeaving] = useState<HostView['players'][number] | null>(null)
  const wanted = search.trim().toLowerCase()
  const shown = view.players.filter((player) => player.name.toLowerCase().includes(wanted))
  const asking = view.phase.phase === 'question'
  return (
    <section aria-labelledby="players-title">
      <Title order={2} size="h3" id="players-title" mb="xs">
        {project('here', { players: view.players.length })}
      </Title>
      {view.players.length === 0 && <Text c="dimmed">{say('nobody')}</Text>}
      {view.players.length >= SEARCH_FROM && (
        <TextInput
          type="search"
          aria-label={say('findPlayer')}
          placeholder={say('findPlayer')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          mb="xs"
        />
      )}
      <ul className={classes.players}>
        {shown.map((player) => (
          <li key={player.id}>
            <span className={classes.playerName}>{player.name}</span>
            {asking && player.answered && (
              <IconCheck size={18} stroke={2.4} role="img" aria-label={say('hasAnswered')} className={classes.done} />
            )}
            <span className={classes.playerScore}>
              {view.settings.scoring === 'none' ? '' : format.number(player.score)}
            </span>
            {view.phase.phase !== 'ended' && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={44}
                aria-label={say('kick', { name: player.name })}
                onClick={() => setLeaving(player)}
              >
                <IconUserMinus aria-hidden size={18} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <Confirm
        opened={leaving !== null}
        title={say('kickTitle', { name: leaving?.name ?? '' })}
        text={say('kickText')}
        action={say('kickDo')}
        onClose={() => setLeaving(null)}
        onConfirm={() => leaving && onCommand({ type: 'kick', player: leaving.id })}
      />
    </section>
  )
}
