'use client'

import { VisuallyHidden } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { countdown, type ServerClock, type Timing } from '../socket/clock'
import { useRemaining } from './useRemaining'
import classes from './Countdown.module.css'

/** Seconds at which the time left is said aloud. */
const SAID = [30, 10, 5]

/** The time left by the server's clock, as numbers and as a line that runs out; said aloud at a few moments. */
export function Countdown({
  timing,
  clock,
  size = 'desk',
}: {
  timing: Timing & { openedAt: number }
  clock: ServerClock
  size?: 'bar' | 'desk' | 'projector'
}) {
  const say = useTranslations('play')
  const left = useRemaining(timing, clock)
  const seconds = left === null ? null : Math.ceil(left / 1000)
  // A pause has no end; the line then keeps the length it had.
  const whole = useRef(timing.closesAt === null ? (left ?? 0) : timing.closesAt - timing.openedAt)
  useEffect(() => {
    if (timing.closesAt !== null) whole.current = timing.closesAt - timing.openedAt
  }, [timing.closesAt, timing.openedAt])
  const share = left === null ? 0 : Math.min(1, left / Math.max(whole.current, left, 1))
  const said =
    seconds === 0 ? say('timeUp') : seconds !== null && SAID.includes(seconds) ? say('secondsLeft', { seconds }) : ''
  return (
    <div className={classes.countdown} data-size={size} data-last={(seconds !== null && seconds <= 10) || undefined}>
      <span className={classes.time} role="timer" aria-label={say('timeLeft')}>
        {left === null ? (timing.paused ? '' : say('noLimit')) : countdown(left)}
        {timing.paused && <span className={classes.paused}>{say('paused')}</span>}
      </span>
      <span className={classes.track} aria-hidden data-none={left === null || undefined}>
        <span className={classes.left} style={{ transform: `scaleX(${share})` }} />
      </span>
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
    </div>
  )
}
