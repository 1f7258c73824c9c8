'use client'

import type { HostView } from '@gradroom/contracts'
import type { Form } from '@gradroom/exercises'
import { useTranslations } from 'use-intl'
import { useText } from '../../i18n/Languages'
import { QuestionWords } from '../../kinds/QuestionCard'
import { ProgramView } from '../../program/ProgramView'
import type { ServerClock } from '../../socket/clock'
import { Countdown } from '../Countdown'
import { columnsFor } from './columns'
import classes from './project.module.css'

/** An open question: the program at the left; what is asked, the time and how many have answered at the right. */
export function Asked({
  phase,
  clock,
}: {
  phase: Extract<HostView['phase'], { phase: 'question' }>
  clock: ServerClock
}) {
  const say = useTranslations('project')
  const play = useTranslations('play')
  const { question, answered, players } = phase
  return (
    <div className={classes.halves} style={columnsFor(question.code)}>
      <div className={classes.program}>
        <ProgramView code={question.code} size="projector" />
      </div>
      <div className={classes.beside}>
        <h1 className={classes.number}>{play('question', { number: phase.number, of: phase.of })}</h1>
        <QuestionWords question={question} size="projector" />
        <Offered form={question.form} />
        <div className={classes.watch}>
          <Countdown timing={phase} clock={clock} size="projector" />
          <p className={classes.answered} role="img" aria-label={say('answeredLabel', { answered, players })}>
            <strong>{say('answeredOf', { answered, players })}</strong> {say('answered')}
          </p>
        </div>
      </div>
    </div>
  )
}

/** What can be chosen, where the answer is a choice. */
function Offered({ form }: { form: Form }) {
  const text = useText()
  if (form.type !== 'choice') return null
  return (
    <ul className={classes.offered}>
      {form.options.map((option) => (
        <li key={option.id}>{text(option.text)}</li>
      ))}
    </ul>
  )
}
