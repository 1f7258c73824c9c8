'use client'

import { useEffect, useState } from 'react'
import { remaining, type ServerClock, type Timing } from '../socket/clock'

/** Milliseconds left by the server's clock, four times a second; null when there is no limit. */
export function useRemaining(timing: Timing, clock: ServerClock): number | null {
  const read = () => remaining(timing, clock.now() ?? timing.now)
  const [left, setLeft] = useState(read)
  useEffect(() => {
    setLeft(read())
    if (timing.paused || timing.closesAt === null) return undefined
    const ticking = setInterval(() => setLeft(read()), 250)
    return () => clearInterval(ticking)
    // A new view brings new times; the clock is the same object throughout.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [timing.closesAt, timing.remaining, timing.paused])
  return left
}
