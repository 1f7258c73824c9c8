'use client'

import type { HostView } from '@gradroom/contracts'
import { useHotkeys } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Gate } from '../../account/Gate'
import { FailureNote } from '../../http/FailureNote'
import { useRoomKeys } from '../host/useRoomKeys'
import { useHost } from '../useHost'
import { Asked } from './Asked'
import { Footer } from './Footer'
import { LobbyScreen } from './LobbyScreen'
import { Podium, TopRanks } from './Ranks'
import { ResultScreen, SHOWN, type Shown } from './ResultScreen'
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
  const [shown, setShown] = useState<Shown>('result')
  useHotkeys(SHOWN.map((one, at) => [String(at + 1), () => setShown(one)]))
  const { view, failure, link } = host
  const phase = view?.phase.phase
  useEffect(() => setShown('result'), [phase])
  if (!view)
    return (
      <main className={classes.opening} role="status">
        {failure ? <FailureNote failure={failure} /> : say('opening')}
      </main>
    )
  return (
    <div className={classes.screen} data-phase={view.phase.phase}>
      <main className={classes.main}>
        <Screen view={view} clock={host.clock} shown={shown} />
      </main>
      {failure && (
        <div className={classes.failure}>
          <FailureNote failure={failure} />
        </div>
      )}
      <Footer view={view} link={link} busy={host.busy} shown={shown} onShown={setShown} onCommand={host.command} />
    </div>
  )
}

function Screen({ view, clock, shown }: { view: HostView; clock: ReturnType<typeof useHost>['clock']; shown: Shown }) {
  const say = useTranslations('project')
  const { phase } = view
  switch (phase.phase) {
    case 'lobby':
      return <LobbyScreen view={view} />
    case 'question':
      return <Asked key={phase.number} phase={phase} clock={clock} />
    case 'revealed':
      return <ResultScreen key={phase.number} phase={phase} shown={shown} />
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
