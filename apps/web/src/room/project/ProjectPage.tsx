'use client'

import type { HostView } from '@gradroom/contracts'
import { useTranslations } from 'use-intl'
import { Gate } from '../../account/Gate'
import { FailureNote } from '../../http/FailureNote'
import { useRoomKeys } from '../host/useRoomKeys'
import { useHost } from '../useHost'
import { Asked } from './Asked'
import { Footer } from './Footer'
import { LobbyScreen } from './LobbyScreen'
import { Podium, TopRanks } from './Ranks'
import { ResultScreen } from './ResultScreen'
import classes from './project.module.css'

/** What the class looks at from the last row: one thing at a time, and the way in always at the bottom. */
export function ProjectPage({ room }: { room: string }) {
  return (
    <Gate role="teacher">
      <Projector room={room} />
    </Gate>
  )
}

function Projector({ room }: { room: string }) {
  const say = useTranslations('host')
  const host = useHost(room)
  useRoomKeys(host)
  const { view, failure, link } = host
  if (!view)
    return (
      <main className={classes.opening} role="status">
        {failure ? <FailureNote failure={failure} /> : say('opening')}
      </main>
    )
  return (
    <div className={classes.screen} data-phase={view.phase.phase}>
      <main className={classes.main}>
        <Screen view={view} clock={host.clock} />
      </main>
      {failure && (
        <div className={classes.failure}>
          <FailureNote failure={failure} />
        </div>
      )}
      <Footer view={view} link={link} busy={host.busy} onCommand={host.command} />
    </div>
  )
}

function Screen({ view, clock }: { view: HostView; clock: ReturnType<typeof useHost>['clock'] }) {
  const say = useTranslations('project')
  const { phase } = view
  switch (phase.phase) {
    case 'lobby':
      return <LobbyScreen view={view} />
    case 'question':
      return <Asked key={phase.number} phase={phase} clock={clock} />
    case 'revealed':
      return <ResultScreen key={phase.number} phase={phase} />
    case 'leaderboard':
      return <TopRanks rows={phase.rows} />
    case 'podium':
      return <Podium rows={phase.rows} />
    case 'ended':
      return (
        <div className={classes.thanks}>
          <h1>{say('ended')}</h1>
          <p>{say('endedText')}</p>
        </div>
      )
    default:
      return phase satisfies never
  }
}
