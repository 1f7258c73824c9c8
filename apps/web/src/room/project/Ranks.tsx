'use client'

import { useTranslations } from 'use-intl'
import { Ranking, type RankRow } from '../result/Ranking'
import classes from './project.module.css'

/** How many places fit on the screen at a size that is read from the last row. */
const PLACES = 8

/** The first places between questions. */
export function TopRanks({ rows }: { rows: readonly RankRow[] }) {
  const say = useTranslations('project')
  return (
    <div className={classes.ranks}>
      <h1 className={classes.heading}>{say('leaderboard')}</h1>
      {rows.length === 0 ? <p>{say('unscored')}</p> : <Ranking rows={rows.slice(0, PLACES)} size="projector" />}
    </div>
  )
}

/** The end: the first three places on their steps, those who tie together. */
export function Podium({ rows }: { rows: readonly RankRow[] }) {
  const say = useTranslations('project')
  const step = (rank: number) => rows.filter((row) => row.rank === rank)
  return (
    <div className={classes.ranks}>
      <h1 className={classes.heading}>{say('podium')}</h1>
      {rows.length === 0 && <p>{say('unscored')}</p>}
      <ol className={classes.podium}>
        {[1, 2, 3].map(
          (rank) =>
            step(rank).length > 0 && (
              <li key={rank} data-rank={rank}>
                <span className={classes.winners}>
                  {step(rank).map((row) => (
                    <span key={row.player}>{row.name}</span>
                  ))}
                </span>
                <span className={classes.step}>
                  <strong>{rank}</strong>
                  <span>{say('points', { score: step(rank)[0].score })}</span>
                </span>
              </li>
            ),
        )}
      </ol>
    </div>
  )
}
