'use client'

import type { HostView, PayloadOf } from '@gradroom/contracts'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Failure } from '../http/call'
import { ServerClock } from '../socket/clock'
import { newCommandId } from '../socket/commandId'
import type { Connection } from '../socket/connection'
import { passes } from './refusals'
import { useLine } from './useLine'

export type HostCommand = PayloadOf<'room.command'>['command']

const TRIES = 4
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** The host's side of a room, for the remote and the projector: the current view, and how to move the room on. */
export function useHost(room: string) {
  const [view, setView] = useState<HostView | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const clock = useMemo(() => new ServerClock(() => performance.now()), [])
  const retry = useRef<ReturnType<typeof setTimeout>>(undefined)

  function take(next: HostView) {
    if (next.phase.phase === 'question') clock.sample(next.phase.now)
    setView(next)
  }

  async function sitDown(line: Connection) {
    clock.forget()
    const outcome = await line.request('room.host', { room })
    if (outcome.ok) {
      setFailure(null)
      take(outcome.value.view)
      return
    }
    if (outcome.failure.kind === 'refused') setFailure(outcome.failure)
    if (passes(outcome.failure)) {
      clearTimeout(retry.current)
      retry.current = setTimeout(() => void sitDown(line), 1500)
    }
  }

  const { link, line } = useLine({
    listen: (opened) => opened.hear('room.hosted', (next) => next.room === room && take(next)),
    onOnline: (opened) => void sitDown(opened),
  })
  useEffect(() => () => clearTimeout(retry.current), [])

  /**
   * Moves the room on. While the server cannot be reached it is tried again for some seconds under the same id, so that
   * a press acts once; after that it is given up, since a room moved on minutes later would surprise everyone.
   */
  async function command(wanted: HostCommand): Promise<void> {
    if (!line || busy) return
    setBusy(true)
    setFailure(null)
    const commandId = newCommandId()
    for (let tried = 1; tried <= TRIES; tried += 1) {
      const outcome = await line.request('room.command', { commandId, room, command: wanted })
      if (outcome.ok) {
        take(outcome.value.view)
        break
      }
      if (tried === TRIES || !passes(outcome.failure)) {
        setFailure(outcome.failure)
        break
      }
      await pause(400 * tried)
    }
    setBusy(false)
  }

  return { view, failure, busy, link, clock, command }
}
