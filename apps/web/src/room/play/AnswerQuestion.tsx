'use client'

import type { PlayerView } from '@gradroom/contracts'
import type { Answer } from '@gradroom/exercises'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNote } from '../../http/FailureNote'
import { AnswerEntry } from '../../kinds/AnswerEntry'
import { QuestionCard } from '../../kinds/QuestionCard'
import type { ServerClock } from '../../socket/clock'
import type { Delivery } from '../usePlayer'
import { useRemaining } from '../useRemaining'
import { DeliveryNote } from './DeliveryNote'
import { keepDraft, readDraft } from './draft'
import { missing, sameAnswer } from './missing'
import classes from './play.module.css'

type OpenQuestion = Extract<PlayerView['phase'], { phase: 'question' }>

/** The open question on a phone. What is typed stays: through reloads, lost lines, pauses and refusals. */
export function AnswerQuestion({
  room,
  phase,
  delivery,
  clock,
  onSubmit,
}: {
  room: string
  phase: OpenQuestion
  delivery: Delivery
  clock: ServerClock
  onSubmit: (number: number, answer: Answer) => void
}) {
  const say = useTranslations('play')
  const [answer, setAnswer] = useState(() => readDraft(localStorage, room, phase.number) ?? phase.yours)
  const [asked, setAsked] = useState(false)
  const over = useRemaining(phase, clock) === 0
  const sent = delivery.state === 'none' || delivery.state === 'refused' ? null : delivery.answer
  const unsent = !sameAnswer(answer, sent)
  const gaps = missing(answer)
  const refused = delivery.state === 'refused' && sameAnswer(answer, delivery.answer) ? delivery.failure : null

  function submit() {
    setAsked(true)
    if (answer && gaps.complete && unsent && !over) onSubmit(phase.number, answer)
  }

  return (
    <form
      className={classes.question}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div className={classes.asked}>
        <QuestionCard question={phase.question} size="phone" />
      </div>
      <div className={classes.entry}>
        <AnswerEntry
          question={phase.question}
          value={answer}
          disabled={over}
          flagged={asked ? gaps.at : []}
          onSubmit={submit}
          onChange={(next) => {
            setAnswer(next)
            keepDraft(localStorage, room, phase.number, next)
          }}
        />
      </div>
      <FailureNote failure={refused} />
      <div className={classes.send}>
        <DeliveryNote
          delivery={delivery}
          changed={unsent && sent !== null}
          gap={asked && !gaps.complete && unsent}
          over={over}
          paused={phase.paused}
        />
        <Button type="submit" size="lg" fullWidth disabled={over || (sent !== null && !unsent)}>
          {sent === null ? say('submit') : say('resend')}
        </Button>
      </div>
    </form>
  )
}
