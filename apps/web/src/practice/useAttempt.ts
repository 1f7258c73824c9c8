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
export function useAttempt({ exercise, topic }: Goal) {
  const [state, setState] = useState<State>({ at: 'asking' })
  /** A new object for each question asked for. */
  const [turn, setTurn] = useState<{ unlike?: string }>({})
  const sent = useRef<{ answer: Answer; commandId: string } | null>(null)

  useEffect(() => {
    const leaving = new AbortController()
    const fetchOne = async () => {
      const outcome = await call('newAttempt', { body: { exercise, topic, ...turn } }, leaving.signal)
      if (leaving.signal.aborted) return
      sent.current = null
      if (!outcome.ok) setState({ at: 'refused', failure: outcome.failure })
      else setState({ at: 'open', attempt: outcome.value, answer: null, sending: false, failure: null, verdict: null })
    }
    void fetchOne()
    return () => leaving.abort()
  }, [exercise, topic, turn])

  /** Asks for another question; `unlike` is the exercise just done. */
  const ask = (unlike?: string) => {
    setState({ at: 'asking' })
    setTurn({ unlike })
  }

  const enter = (answer: Answer) =>
    setState((now) =>
      now.at === 'open' && !isJudged(now.verdict) ? { ...now, answer, verdict: null, failure: null } : now,
    )

  const send = async () => {
    if (state.at !== 'open' || state.sending || state.answer === null || isJudged(state.verdict)) return
    const { attempt, answer } = state
    if (sent.current?.answer !== answer) sent.current = { answer, commandId: newCommandId() }
    setState({ ...state, sending: true, failure: null })
    const outcome = await call('answerAttempt', {
      params: { id: attempt.attempt },
      body: { commandId: sent.current.commandId, answer },
    })
    setState((now) => {
      // Another question was asked for in the meantime.
      if (now.at !== 'open' || now.attempt.attempt !== attempt.attempt) return now
      if (!outcome.ok) return { ...now, sending: false, failure: outcome.failure }
      return { ...now, sending: false, verdict: outcome.value }
    })
  }

  return { state, ask, enter, send }
}

/** Whether a verdict closes the question; an incomplete answer does not. */
export const isJudged = (verdict: Verdict | null): verdict is Verdict => verdict?.grade.status === 'graded'
