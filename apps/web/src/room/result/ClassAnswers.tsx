'use client'

import type { HostView } from '@gradroom/contracts'
import type { Question } from '@gradroom/exercises'
import { IconCircle, IconCircleCheck, IconCircleHalf2, IconCircleX } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useText } from '../../i18n/Languages'
import classes from './ClassAnswers.module.css'

export type RoundResult = Extract<HostView['phase'], { phase: 'revealed' }>['result']

const STANDINGS = [
  { standing: 'right', Icon: IconCircleCheck },
  { standing: 'partly', Icon: IconCircleHalf2 },
  { standing: 'wrong', Icon: IconCircleX },
  { standing: 'missing', Icon: IconCircle },
] as const

/** How many were right, partly right, wrong, silent: by shape, word and number, over one bar that is the whole class. */
function Shares({ result }: { result: RoundResult }) {
  const say = useTranslations('project')
  const count = {
    right: result.right,
    partly: result.partly,
    wrong: result.wrong,
    missing: Math.max(0, result.players - result.answered),
  }
  const shown = STANDINGS.filter(({ standing }) => count[standing] > 0)
  return (
    <div className={classes.shares}>
      <div className={classes.whole} aria-hidden>
        {shown.map(({ standing }) => (
          <span key={standing} data-standing={standing} style={{ flexGrow: count[standing] }} />
        ))}
      </div>
      <ul className={classes.legend}>
        {shown.map(({ standing, Icon }) => (
          <li key={standing} data-standing={standing}>
            <Icon aria-hidden size="1.2em" />
            {say(`${standing}Count`, { count: count[standing] })}
          </li>
        ))}
      </ul>
    </div>
  )
}

/**
 * How a class answered: the shares, then the answers given, each with how many gave it.
 *
 * @param most how many different answers are listed; what remains is counted as "other"
 */
export function ClassAnswers({
  result,
  question,
  most = 6,
  size = 'desk',
}: {
  result: RoundResult
  question: Question
  most?: number
  size?: 'desk' | 'projector'
}) {
  const say = useTranslations('project')
  const text = useText()
  if (result.answered === 0)
    return (
      <p className={classes.nobody} data-size={size}>
        {say('nobodyAnswered')}
      </p>
    )

  const listed = result.groups.slice(0, most)
  const others = result.answered - listed.reduce((sum, group) => sum + group.count, 0)
  const largest = Math.max(...listed.map((group) => group.count), others, 1)
  const words = (label: string) => {
    const option = question.form.type === 'choice' && question.form.options.find(({ id }) => id === label)
    return option ? text(option.text) : label
  }
  const bar = (count: number) => ({ width: `${(100 * count) / largest}%` })
  return (
    <div className={classes.answers} data-size={size}>
      <Shares result={result} />
      <ol className={classes.groups}>
        {listed.map((group) => (
          <li key={`${group.label} ${group.correct} ${group.mistake}`} data-correct={group.correct}>
            <span className={classes.label}>
              <code translate="no">{words(group.label)}</code>
              {group.correct && (
                <span className={classes.correct}>
                  <IconCircleCheck aria-hidden size="1.1em" /> {say('correct')}
                </span>
              )}
            </span>
            <span className={classes.track} aria-hidden>
              <span className={classes.bar} style={bar(group.count)} />
            </span>
            <span className={classes.count} aria-label={say('peopleCount', { count: group.count })}>
              {group.count}
            </span>
          </li>
        ))}
        {others > 0 && (
          <li data-correct={false}>
            <span className={classes.label}>{say('others')}</span>
            <span className={classes.track} aria-hidden>
              <span className={classes.bar} style={bar(others)} />
            </span>
            <span className={classes.count} aria-label={say('peopleCount', { count: others })}>
              {others}
            </span>
          </li>
        )}
      </ol>
    </div>
  )
}
