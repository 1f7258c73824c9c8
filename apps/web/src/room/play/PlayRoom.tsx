'use client'

import type { PlayerView } from '@gradroom/contracts'
import { Button, Skeleton, Stack, Text, Title } from '@mantine/core'
import Link from 'next/link'
import { useEffect, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNote } from '../../http/FailureNote'
import { usePlayer, type Presence } from '../usePlayer'
import { AnswerQuestion } from './AnswerQuestion'
import { PlayBar } from './PlayBar'
import { Revealed } from './Revealed'
import { Standing } from './Standing'
import classes from './play.module.css'

/** A player's place in a room, whatever the phase. A reload comes back to it by what this browser keeps. */
export function PlayRoom({ room }: { room: string }) {
  const player = usePlayer(room)
  const { presence, link } = player
  const view = presence.state === 'in' ? presence.view : null
  const screen = view && `${view.phase.phase} ${'number' in view.phase ? view.phase.number : ''}`
  // Another phase is another page: it is read from its top.
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [screen])
  return (
    <div className={classes.page}>
      <PlayBar view={view} link={link} clock={player.clock} />
      <main className={classes.main}>
        {presence.state === 'in' ? (
          <PhaseView room={room} view={presence.view} player={player} />
        ) : (
          <Outside presence={presence} />
        )}
      </main>
    </div>
  )
}

function PhaseView({ room, view, player }: { room: string; view: PlayerView; player: ReturnType<typeof usePlayer> }) {
  const say = useTranslations('play')
  const { phase, you, pin } = view
  switch (phase.phase) {
    case 'lobby':
      return <Plain title={say('lobby.title', { name: you.name })} text={say('lobby.text')} />
    case 'question':
      return (
        <AnswerQuestion
          key={phase.number}
          room={room}
          phase={phase}
          delivery={player.delivery}
          clock={player.clock}
          onSubmit={player.submit}
        />
      )
    case 'revealed':
      return <Revealed key={phase.number} phase={phase} />
    case 'leaderboard':
    case 'podium':
      return <Standing phase={phase} you={you} />
    case 'ended':
      return (
        <Plain title={say('ended.title')} text={say('ended.text')}>
          <Button component={Link} href="/practice">
            {say('ended.practice')}
          </Button>
        </Plain>
      )
    case 'removed':
      return (
        <Plain title={say('removed.title')} text={say('removed.text')}>
          <Button component={Link} href={`/join?pin=${pin}`} variant="default">
            {say('removed.join')}
          </Button>
        </Plain>
      )
    default:
      return phase satisfies never
  }
}

/** Before there is a view: opening, never joined here, or refused. */
function Outside({ presence }: { presence: Exclude<Presence, { state: 'in' }> }) {
  const say = useTranslations('play')
  if (presence.state === 'opening')
    return (
      <Stack aria-busy aria-label={say('opening')} role="status">
        <Skeleton height={32} width="60%" />
        <Skeleton height={140} />
        <Skeleton height={140} />
      </Stack>
    )
  if (presence.state === 'refused')
    return (
      <Stack>
        <FailureNote failure={presence.failure} />
        <Button component={Link} href="/" variant="default">
          {say('stranger.go')}
        </Button>
      </Stack>
    )
  return (
    <Plain title={say('stranger.title')} text={say('stranger.text')}>
      <Button component={Link} href="/">
        {say('stranger.go')}
      </Button>
    </Plain>
  )
}

function Plain({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <Stack align="flex-start" className={classes.plain}>
      <Title order={1}>{title}</Title>
      <Text size="lg">{text}</Text>
      {children}
    </Stack>
  )
}
