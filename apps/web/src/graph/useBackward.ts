'use client'

import { useReducedMotion } from '@mantine/hooks'
import { useEffect, useState } from 'react'

/** How long a gradient rests at a node while the backward pass plays, in milliseconds. */
const REST = 900

/**
 * How far the backward pass has come, from 0 (nothing has flowed) to `all`, and the means to move it.
 * It begins at the end: a drawing that does not move tells everything. Who asks for less motion gets the steps without the play.
 */
export function useBackward(all: number) {
  const reduced = useReducedMotion()
  const [step, setStep] = useState(all)
  const [playing, setPlaying] = useState(false)

  const done = step >= all

  useEffect(() => {
    if (!playing || done) return
    const timer = setInterval(() => setStep((now) => Math.min(all, now + 1)), REST)
    return () => clearInterval(timer)
  }, [playing, done, all])

  return {
    step: Math.min(step, all),
    playing: playing && !done,
    mayPlay: !reduced,
    play: () => {
      setStep(0)
      setPlaying(true)
    },
    stop: () => setPlaying(false),
    move: (by: number) => {
      setPlaying(false)
      setStep((now) => Math.max(0, Math.min(all, Math.min(now, all) + by)))
    },
  }
}
