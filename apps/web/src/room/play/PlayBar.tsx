'use client'

import type { PlayerView } from '@gradroom/contracts'
import { useTranslations } from 'use-intl'
import { LanguageSwitch } from '../../frame/Switches'
import type { LinkState } from '../../socket/connection'
import classes from './play.module.css'

/** On top of the phone: who one is, where the room stands, and whether the line holds. It does not move. */
export function PlayBar({ view, link }: { view: PlayerView | null; link: LinkState }) {
  const say = useTranslations('play')
  const phase = view?.phase
  return (
    <header className={classes.bar}>
      <div className={classes.barRow}>
        <span className={classes.who}>{view?.you.name}</span>
        <span className={classes.place}>
          {phase && 'number' in phase && say('question', { number: phase.number, of: phase.of })}
        </span>
        <span className={classes.score}>{view && view.you.score > 0 && say('score', { score: view.you.score })}</span>
        <LanguageSwitch />
      </div>
      {link === 'reconnecting' && (
        <p className={classes.lost} role="status">
          {say('reconnecting')}
        </p>
      )}
    </header>
  )
}
