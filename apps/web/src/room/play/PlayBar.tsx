'use client'

import type { PlayerView } from '@gradroom/contracts'
import { VisuallyHidden } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { LanguageSwitch } from '../../frame/Switches'
import type { ServerClock } from '../../socket/clock'
import type { LinkState } from '../../socket/connection'
import { Countdown } from '../Countdown'
import classes from './play.module.css'

/** On top of the phone: who one is, where the room stands, and whether the line holds; while a question is open, the time. It does not move. */
export function PlayBar({ view, link, clock }: { view: PlayerView | null; link: LinkState; clock: ServerClock }) {
  const say = useTranslations('play')
  const phase = view?.phase
  const place = phase && 'number' in phase ? say('question', { number: phase.number, of: phase.of }) : ''
  return (
    <header className={classes.bar}>
      <div className={classes.barRow}>
        <span className={classes.who}>{view?.you.name}</span>
        {link === 'reconnecting' ? (
          <span className={classes.lost} role="status">
            {say('reconnecting')}
          </span>
        ) : (
          <span className={classes.place} aria-hidden>
            {place}
          </span>
        )}
        <span className={classes.score}>
          {phase?.phase === 'question' ? (
            <Countdown timing={phase} clock={clock} size="bar" />
          ) : (
            view && view.you.score > 0 && say('score', { score: view.you.score })
          )}
        </span>
        <LanguageSwitch />
      </div>
      {/* Says that the room has moved on, to those who do not see it. */}
      <VisuallyHidden component="h1" aria-live="polite">
        {phase?.phase === 'question' || phase?.phase === 'revealed'
          ? `${place} · ${say(`announce.${phase.phase}`)}`
          : ''}
      </VisuallyHidden>
    </header>
  )
}
