'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import type { Failure } from '../../http/call'
import { newCommandId } from '../../socket/commandId'
import { keepSeat } from '../../socket/seat'
import { useLine } from '../useLine'

/** Joins a room and goes to it. Tried again after a lost connection, the same name joins once. */
export function useJoin() {
  const router = useRouter()
  const { line } = useLine({ onOnline: () => {} })
  const [failure, setFailure] = useState<Failure | null>(null)
  const [joining, setJoining] = useState(false)
  const attempt = useRef<{ pin: string; name: string; commandId: string } | null>(null)

  async function join(pin: string, name: string) {
    if (!line || joining) return
    if (attempt.current?.pin !== pin || attempt.current.name !== name)
      attempt.current = { pin, name, commandId: newCommandId() }
    setJoining(true)
    setFailure(null)
    const outcome = await line.request('room.join', attempt.current)
    if (outcome.ok) {
      const { room, secret, view } = outcome.value
      keepSeat(localStorage, room, { secret, pin, name: view.you.name })
      router.push(`/play/${encodeURIComponent(room)}`)
      return
    }
    // A refusal is final for this command; a lost answer is not, and keeps its id.
    if (outcome.failure.kind === 'refused') attempt.current = null
    setFailure(outcome.failure)
    setJoining(false)
  }

  return { join, joining, failure, clear: () => setFailure(null) }
}
