'use client'

import { CLIENT_EVENTS, type PayloadOf, type PlayerView } from '@gradroom/contracts'
import type { Answer } from '@gradroom/exercises'
import { useEffect, useMemo, useRef, useState } from 'react'
import { z } from 'zod'
import type { Failure } from '../http/call'
import { ServerClock } from '../socket/clock'
import { newCommandId } from '../socket/commandId'
import type { Connection } from '../socket/connection'
import { CommandQueue, type Command, type Sent } from '../socket/queue'
import { dropSeat, readSeat, type Seat } from '../socket/seat'
import { passes } from './refusals'
import { useLine } from './useLine'

type Outgoing = Pick<PayloadOf<'room.answer'>, 'number' | 'answer'>
const outgoingSchema: z.ZodType<Outgoing> = z.object({
  number: CLIENT_EVENTS['room.answer'].payload.shape.number,
  answer: CLIENT_EVENTS['room.answer'].payload.shape.answer,
})

/** Where the answer to the open question is: nowhere yet, on its way, kept until the room answers, saved, or refused. */
export type Delivery =
  | { state: 'none' }
  | { state: 'saving' | 'waiting'; answer: Answer }
  | { state: 'saved'; answer: Answer }
  | { state: 'refused'; answer: Answer; failure: Failure }

/** What this browser knows of its player in a room. */
export type Presence =
  | { state: 'opening' }
  | { state: 'stranger' }
  | { state: 'refused'; failure: Failure }
  | { state: 'in'; view: PlayerView }

/** Whether the server did not know who sent this: it is told again, and what was sent is not lost. */
const unknownTo = (failure: Failure): boolean => failure.kind === 'refused' && failure.refusal.code === 'not-in-room'

/** A player's side of a room: the current view, where their answer is, and how to send one. */
export function usePlayer(room: string) {
  const [presence, setPresence] = useState<Presence>({ state: 'opening' })
  const [delivery, setDelivery] = useState<Delivery>({ state: 'none' })
  const clock = useMemo(() => new ServerClock(() => performance.now()), [])
  const seat = useRef<Seat | null>(null)
  const question = useRef<number | null>(null)
  const queue = useRef<CommandQueue<Outgoing> | null>(null)
  /** Whether the server knows this connection as the player: only then may an answer travel on it. */
  const seated = useRef(false)
  const retry = useRef<ReturnType<typeof setTimeout>>(undefined)

  function take(view: PlayerView, line: Connection) {
    const { phase } = view
    setPresence({ state: 'in', view })
    if (phase.phase === 'removed') dropSeat(localStorage, room)
    const number = phase.phase === 'question' ? phase.number : null
    queue.current?.keepOnly((command) => command.payload.number === number)
    if (phase.phase === 'question') {
      clock.sample(phase.now)
      const waits = queue.current?.waiting().at(-1)?.payload.answer
      if (waits) setDelivery((now) => (now.state === 'saving' ? now : { state: 'waiting', answer: waits }))
      else if (phase.yours) setDelivery({ state: 'saved', answer: phase.yours })
      else if (number !== question.current) setDelivery({ state: 'none' })
      if (!phase.paused) void flush(line)
    }
    question.current = number
  }

  async function send(line: Connection, command: Command<Outgoing>): Promise<Sent> {
    const { answer } = command.payload
    setDelivery({ state: 'saving', answer })
    const outcome = await line.request('room.answer', { commandId: command.commandId, ...command.payload })
    if (question.current !== command.payload.number) return 'settled'
    if (outcome.ok) {
      setDelivery({ state: 'saved', answer })
      return 'settled'
    }
    if (!passes(outcome.failure) && !unknownTo(outcome.failure)) {
      setDelivery({ state: 'refused', answer, failure: outcome.failure })
      return 'settled'
    }
    setDelivery({ state: 'waiting', answer })
    clearTimeout(retry.current)
    const again = unknownTo(outcome.failure) ? resume : flush
    retry.current = setTimeout(() => void again(line), 1500)
    return 'keep'
  }

  async function flush(line: Connection): Promise<void> {
    if (seated.current && line.isOnline) await queue.current?.flush((command) => send(line, command))
  }

  async function resume(line: Connection) {
    seat.current ??= readSeat(localStorage, room)
    if (!seat.current) return setPresence({ state: 'stranger' })
    // The server may be another one than before, and this device may have slept.
    clock.forget()
    seated.current = false
    const outcome = await line.request('room.resume', { room, secret: seat.current.secret })
    if (outcome.ok) {
      seated.current = true
      return take(outcome.value.view, line)
    }
    if (passes(outcome.failure)) {
      clearTimeout(retry.current)
      retry.current = setTimeout(() => void resume(line), 1500)
      return undefined
    }
    const code = outcome.failure.kind === 'refused' ? outcome.failure.refusal.code : null
    return setPresence(code === 'not-in-room' ? { state: 'stranger' } : { state: 'refused', failure: outcome.failure })
  }

  const { link, line } = useLine({
    listen: (opened) => {
      queue.current = new CommandQueue(localStorage, `gradroom.answers.${room}`, outgoingSchema)
      opened.hear('room.view', (view) => view.room === room && take(view, opened))
    },
    onOnline: (opened) => void resume(opened),
  })
  useEffect(() => () => clearTimeout(retry.current), [])

  /** Sends an answer, or keeps it until it can be sent; a newer one takes an older one's place. */
  function submit(number: number, answer: Answer) {
    queue.current?.put({ commandId: newCommandId(), slot: String(number), payload: { number, answer } })
    setDelivery({ state: 'saving', answer })
    if (line && link === 'online') void flush(line)
    else setDelivery({ state: 'waiting', answer })
  }

  return { presence, delivery, link, clock, submit }
}
