'use client'

import type { PlayerView } from '@gradroom/contracts'
import { Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { Ranking } from '../result/Ranking'
import classes from './play.module.css'

type StandingPhase = Extract<PlayerView['phase'], { phase: 'leaderboard' | 'podium' }>

/** Between questions and at the end: one's own place, large, then the first ones. */
export function Standing({ phase, you }: { phase: StandingPhase; you: PlayerView['you'] }) {
  const say = useTranslations('play')
  const atEnd = phase.phase === 'podium'
  return (
    <section className={classes.standing}>
      <Title order={1} size="h2">
        {atEnd ? say('podium.title') : say('standing.title')}
      </Title>
      {you.rank === null ? (
        <Text c="dimmed">{say('standing.unscored')}</Text>
      ) : (
        <>
          <p className={classes.own}>
            {atEnd && you.rank === 1
              ? say('podium.first')
              : say('standing.place', { rank: you.rank, players: phase.players })}
          </p>
          <p className={classes.ownScore}>{say('score', { score: you.score })}</p>
        </>
      )}
      {phase.rows.length > 0 && <Ranking rows={phase.rows} you={you.id} />}
      {!atEnd && <Text c="dimmed">{say('standing.wait')}</Text>}
    </section>
  )
}
