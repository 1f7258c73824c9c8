'use client'

import type { Attempt, Verdict } from '@gradroom/contracts'
import type { Answer } from '@gradroom/exercises'
import { useEffect, useRef, useState } from 'react'
import { call, type CallInput, type Failure } from '../http/call'
import { newCommandId } from '../socket/commandId'

/** What is practised: one exercise, or whichever of a topic. */
export type Goal = Pick<CallInput<'newAttempt'>['body'], 'exercise' | 'topic'>

/** A question being worked on: asked for, open, judged, or why there is none. */
type State =
  | { at: 'asking' }
  | { at: 'refused'; failure: Failure }
  | {
      at: 'open'
      attempt: Attempt
      answer: Answer | null
      sending: boolean
      failure: Failure | null
      verdict: Verdict | null
    }

/**
 * One attempt after another at a goal. What was entered stays through every failure; an incomplete answer leaves the question
 * open. Sending again after a lost reply repeats the same command, so it is judged once.
 */
export function useAttempt(goal: Goal) {
  const [state, setState] = useState<State>({ at: 'asking' })
  const asked = useRef(0)
  const sent = useRef<{ answer: Answer; commandId: string } | null>(null)

  const ask = async (unlike?: string) => {
    const turn = ++asked.current
    sent.current = null
    setState({ at: 'asking' })
    const outcome = await call('newAttempt', { body: { ...goal, unlike } })
    // Another question was asked for in the meantime.
    if (turn !== asked.current) return
    if (!outcome.ok) return setState({ at: 'refused', failure: outcome.failure })
    setState({ at: 'open', attempt: outcome.value, answer: null, sending: false, failure: null, verdict: null })
  }

  useEffect(() => {
    void ask()
    return () => void asked.current++
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a new goal is a new question; `ask` itself changes with every render
  }, [goal.exercise, goal.topic])

  const enter = (answer: Answer) =>
    setState((now) =>
      now.at === 'open' && !isJudged(now.verdict) ? { ...now, answer, verdict: null, failure: null } : now,
    )

  const send = async () => {
    if (state.at !== 'open' || state.sending || state.answer === null || isJudged(state.verdict)) return
    const { attempt, answer } = state
    const turn = asked.current
    if (sent.current?.answer !== answer) sent.current = { answer, commandId: newCommandId() }
    setState({ ...state, sending: true, failure: null })
    const outcome = await call('answerAttempt', {
      params: { id: attempt.attempt },
      body: { commandId: sent.current.commandId, answer },
    })
    if (turn !== asked.current) return
    setState((now) => {
      if (now.at !== 'open') return now
      if (!outcome.ok) return { ...now, sending: false, failure: outcome.failure }
      return { ...now, sending: false, verdict: outcome.value }
    })
  }

  return { state, ask, enter, send }
}

/** Whether a verdict closes the question; an incomplete answer does not. */
export const isJudged = (verdict: Verdict | null): verdict is Verdict => verdict?.grade.status === 'graded'
