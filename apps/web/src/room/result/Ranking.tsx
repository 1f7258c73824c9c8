'use client'

import type { HostView } from '@gradroom/contracts'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useEffect, useState, type CSSProperties } from 'react'
import { useTranslations } from 'use-intl'
import { before } from './before'
import classes from './Ranking.module.css'

export type RankRow = Extract<HostView['phase'], { phase: 'leaderboard' }>['rows'][number]

/** The places of players. It first shows the order of the round before, then each row goes to where it is now. */
export function Ranking({
  rows,
  you,
  size = 'desk',
}: {
  rows: readonly RankRow[]
  /** The reader's own player, marked. */
  you?: string
  size?: 'desk' | 'projector'
}) {
  const say = useTranslations('project')
  const [settled, setSettled] = useState(false)
  const key = rows.map((row) => `${row.player}:${row.rank}`).join()
  useEffect(() => {
    setSettled(false)
    // Two frames: the first paints where they were.
    const first = requestAnimationFrame(() => {
      second = requestAnimationFrame(() => setSettled(true))
    })
    let second = 0
    return () => {
      cancelAnimationFrame(first)
      cancelAnimationFrame(second)
    }
  }, [key])
  const earlier = before(rows)
  return (
    <ol className={classes.ranking} data-size={size}>
      {rows.map((row, at) => (
        <li
          key={row.player}
          className={classes.row}
          data-you={row.player === you || undefined}
          data-settled={settled}
          style={{ '--from': earlier[at] - at } as CSSProperties}
        >
          <span className={classes.rank}>{row.rank}</span>
          <span className={classes.name}>{row.name}</span>
          <span className={classes.moved}>
            {row.moved !== 0 && (
              <span aria-label={say(row.moved > 0 ? 'up' : 'down', { places: Math.abs(row.moved) })} role="img">
                {row.moved > 0 ? <IconArrowUp aria-hidden size="1em" /> : <IconArrowDown aria-hidden size="1em" />}
                {Math.abs(row.moved)}
              </span>
            )}
          </span>
          <span className={classes.score}>{say('points', { score: row.score })}</span>
        </li>
      ))}
    </ol>
  )
}
