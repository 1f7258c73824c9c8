import type { RoomSettings } from '../commands.js'
import type { RoundRefusal } from '../refusals.js'

/** An answer on its way; it may arrive late, twice, in another order, or never. */
export interface Message {
  player: string
  number: number
  commandId: string
  text: string
  credit: number
  complete: boolean
}

type Said = RoundRefusal | 'ok'
type HostWord = 'open' | 'pause' | 'resume' | 'reveal' | 'skip' | 'leaderboard' | 'podium' | 'end'

/**
 * The rules once more, as plainly as can be and with nothing shared with the machine: what a room must do, kept in
 * ordinary maps that are changed in place. The model-based test plays both and compares.
 */
export class World {
  phase: 'lobby' | 'question' | 'revealed' | 'leaderboard' | 'podium' | 'ended' = 'lobby'
  number = 0
  closesAt: number | null = null
  remaining: number | null = null
  paused = false
  locked = false
  anyRevealed = false
  score = new Map<string, number>()
  here = new Set<string>()
  gone = new Set<string>()
  counting = new Map<string, { text: string; credit: number }>()
  accepted = new Set<string>()
  mailbox: Message[] = []
  readonly settings: RoomSettings
  readonly questions: number

  constructor(settings: RoomSettings, questions: number) {
    this.settings = settings
    this.questions = questions
  }

  join(player: string): Said {
    if (this.gone.has(player)) return 'removed-from-room'
    if (this.here.has(player)) return 'ok'
    if (this.phase === 'ended') return 'room-ended'
    if (this.locked) return 'room-locked'
    if (this.here.size >= this.settings.cap) return 'room-full'
    this.here.add(player)
    this.score.set(player, 0)
    return 'ok'
  }

  deliver(message: Message, now: number): Said {
    const { player, number, commandId, text, credit } = message
    if (this.gone.has(player)) return 'removed-from-room'
    if (!this.here.has(player)) return 'not-in-room'
    if (this.accepted.has(`${player} ${commandId}`)) return 'ok'
    if (this.phase === 'ended') return 'room-ended'
    if (number > this.number) return 'question-not-open'
    if (number < this.number || this.phase !== 'question') return 'question-over'
    if (this.paused) return 'question-paused'
    if (this.isOver(now)) return 'question-over'
    if (!message.complete) return 'answer-incomplete'
    this.accepted.add(`${player} ${commandId}`)
    this.counting.set(player, { text, credit })
    this.revealIfAllAnswered()
    return 'ok'
  }

  ring(number: number, now: number): Said {
    if (this.phase === 'question' && number === this.number && this.isOver(now)) this.reveal()
    return 'ok'
  }

  kick(player: string): Said {
    if (this.phase === 'ended') return 'room-ended'
    if (!this.here.delete(player)) return 'no-such-player'
    this.gone.add(player)
    this.counting.delete(player)
    if (this.phase === 'question') this.revealIfAllAnswered()
    return 'ok'
  }

  lock(locked: boolean): Said {
    if (this.phase === 'ended') return 'room-ended'
    this.locked = locked
    return 'ok'
  }

  extend(seconds: number, now: number): Said {
    if (this.phase === 'ended') return 'room-ended'
    if (this.phase !== 'question' || this.isOver(now)) return 'wrong-phase'
    if (this.closesAt === null && this.remaining === null) return 'wrong-phase'
    if (this.closesAt !== null) this.closesAt += seconds * 1000
    if (this.remaining !== null) this.remaining += seconds * 1000
    return 'ok'
  }

  host(word: HostWord, now: number): Said {
    if (this.phase === 'ended') return 'room-ended'
    const from: Record<HostWord, readonly string[]> = {
      open: ['lobby', 'revealed', 'leaderboard'],
      pause: ['question'],
      resume: ['question'],
      reveal: ['question'],
      skip: ['question'],
      leaderboard: ['revealed'],
      podium: ['revealed', 'leaderboard'],
      end: ['lobby', 'question', 'revealed', 'leaderboard', 'podium'],
    }
    if (!from[word].includes(this.phase)) return 'wrong-phase'
    switch (word) {
      case 'open':
        if (this.number === this.questions) return 'no-more-questions'
        this.number += 1
        this.phase = 'question'
        this.paused = false
        this.remaining = null
        this.closesAt = this.settings.seconds === null ? null : now + this.settings.seconds * 1000
        this.counting.clear()
        return 'ok'
      case 'pause':
        if (this.paused || this.isOver(now)) return 'wrong-phase'
        this.paused = true
        this.remaining = this.closesAt === null ? null : this.closesAt - now
        this.closesAt = null
        return 'ok'
      case 'resume':
        if (!this.paused) return 'wrong-phase'
        this.paused = false
        this.closesAt = this.remaining === null ? null : now + this.remaining
        this.remaining = null
        this.revealIfAllAnswered()
        return 'ok'
      case 'reveal':
        this.reveal()
        return 'ok'
      case 'skip':
        this.phase = this.anyRevealed ? 'leaderboard' : 'lobby'
        return 'ok'
      case 'leaderboard':
      case 'podium':
        this.phase = word
        return 'ok'
      case 'end':
        this.phase = 'ended'
        return 'ok'
    }
  }

  private isOver = (now: number) => this.closesAt !== null && now >= this.closesAt

  private revealIfAllAnswered(): void {
    if (!this.settings.revealWhenAllAnswered || this.paused || this.here.size === 0) return
    if ([...this.here].every((player) => this.counting.has(player))) this.reveal()
  }

  private reveal(): void {
    this.phase = 'revealed'
    this.anyRevealed = true
    for (const player of this.here) {
      const points = this.settings.scoring === 'none' ? 0 : Math.round(1000 * (this.counting.get(player)?.credit ?? 0))
      this.score.set(player, (this.score.get(player) ?? 0) + points)
    }
  }
}
