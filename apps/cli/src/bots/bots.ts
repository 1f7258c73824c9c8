import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Acknowledgement,
  type ClientEventName,
  type PayloadOf,
  pinSchema,
  type PlayerView,
  REFUSALS,
  type ReplyOf,
} from '@gradroom/contracts'
import { io, type Socket } from 'socket.io-client'
import { guess } from './guess.js'
import { studentName } from './names.js'
import { randomFrom } from './random.js'

export interface BotOptions {
  pin: string
  count: number
  url: string
  /** The share who answer right, from 0 to 1. */
  right: number
  seed: number
}

const ATTEMPTS = 8

/** Sends an event until it is acknowledged, under the same command id, as a browser would on a bad network. */
async function send<N extends ClientEventName>(
  socket: Socket,
  name: N,
  payload: PayloadOf<N>,
): Promise<Acknowledgement<ReplyOf<N>>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await socket.timeout(10_000).emitWithAck(name, payload)
    } catch (error) {
      if (attempt === ATTEMPTS) throw error
    }
  }
}

/** One simulated student: joins, answers what is asked after thinking for a while, comes back after a lost connection. */
async function student(
  options: BotOptions,
  number: number,
  said: (line: string) => void,
): Promise<'ended' | 'refused' | 'unreachable'> {
  const random = randomFrom(options.seed * 100_003 + number)
  const able = random() < options.right
  const name = studentName(number, random)
  const socket = io(options.url, { transports: ['websocket'], reconnectionDelayMax: 5000, forceNew: true })
  let secret: string | null = null
  let room = ''
  let answered = 0

  return new Promise((resolve) => {
    const leave = (how: 'ended' | 'refused' | 'unreachable') => {
      socket.disconnect()
      resolve(how)
    }
    const seen = async (view: PlayerView) => {
      if (view.phase.phase === 'ended' || view.phase.phase === 'removed' || view.phase.phase === 'podium')
        return leave('ended')
      if (view.phase.phase !== 'question' || view.phase.yours !== null || answered === view.phase.number) return
      const { number: question, question: asked, closesAt, now } = view.phase
      answered = question
      const most = closesAt === null ? 8000 : Math.max(200, Math.min(8000, (closesAt - now) * 0.6))
      await sleep(200 + random() * most)
      if (!socket.connected) answered = question - 1
      const answer = guess(asked, able ? random() < 0.9 : random() < 0.25, random)
      const reply = await send(socket, 'room.answer', { commandId: randomUUID(), number: question, answer }).catch(
        () => null,
      )
      if (reply?.ok === false) said(`${name}: ${REFUSALS[reply.refusal.code].en}`)
    }
    socket.on('room.view', (view: PlayerView) => void seen(view))
    socket.on('connect', () => {
      const arrive = async () => {
        if (secret !== null) {
          const back = await send(socket, 'room.resume', { room, secret })
          if (back.ok) await seen(back.value.view)
          return
        }
        const reply = await send(socket, 'room.join', { commandId: randomUUID(), pin: options.pin, name })
        if (!reply.ok) {
          said(`${name}: ${REFUSALS[reply.refusal.code].en}`)
          return leave('refused')
        }
        secret = reply.value.secret
        room = reply.value.room
        await seen(reply.value.view)
      }
      arrive().catch(() => leave('unreachable'))
    })
    let failures = 0
    socket.on('connect_error', (error) => {
      if (++failures < ATTEMPTS) return
      said(`${name}: cannot reach ${options.url}: ${error.message}`)
      leave('unreachable')
    })
  })
}

/**
 * Sends simulated students into a room until it ends. They come over a few seconds, think for a while, and answer right
 * or with a plausible mistake.
 * @returns 0 when all played to the end, 1 when some could not, 2 for a PIN that is none.
 */
export async function sendBots(options: BotOptions): Promise<number> {
  if (!pinSchema.safeParse(options.pin).success) {
    process.stderr.write('gradroom: a PIN has six digits\n')
    return 2
  }
  const said = (line: string) => process.stderr.write(`${line}\n`)
  process.stdout.write(`${options.count} students are on their way to room ${options.pin} at ${options.url}\n`)
  const students = Array.from({ length: options.count }, async (_, number) => {
    await sleep(Math.min(number * 20, 20_000))
    return student(options, number, said)
  })
  const ends = await Promise.all(students)
  const ended = ends.filter((end) => end === 'ended').length
  process.stdout.write(`${ended} played to the end, ${options.count - ended} did not\n`)
  return ended === options.count ? 0 : 1
}
