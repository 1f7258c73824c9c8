import type { RefusalCode } from '@gradroom/contracts'
import { type Effect, type Reply, restore, step, timerOf } from '@gradroom/rounds'
import type { Logger } from 'pino'
import type { Clock } from '../clock.js'
import type { Room, RoomInput, RoomShapes } from './shapes.js'
import type { Changes, RoomStore } from './store.js'

/** What came of an input: the machine's reply once everything is committed, or why not. */
export type Settled = { ok: true; reply: Reply; room: Room } | { ok: false; refusal: RefusalCode }

/** A room in memory: what was saved last. Only a cache; any server can lose it. */
interface Held {
  hostId: string
  journal: number
  room: Room
  secretHashes: Map<string, string>
  /** Player by the hash of their secret. */
  players: Map<string, string>
}

/** Something that wants to happen, in the order it came. */
interface Waiting {
  /** Grading may still be under way; the order is that of coming all the same. */
  input: Promise<RoomInput>
  /** When it came, which is the time that counts. */
  at: number
  secretHash: string | undefined
  settle: (settled: Settled) => void
}

/** The surroundings of a room. */
export interface Surroundings {
  store: RoomStore
  clock: Clock
  log: Logger
  /** Sends views as effects say; told after the commit, before the reply. */
  broadcast: (room: Room, effects: readonly Extract<Effect<RoomShapes>, { type: 'broadcast' }>[]) => void
  /** Whether other servers work on the same rooms, so that what is held here may be behind. */
  shared: boolean
  /** Told of every commit, so that other servers can look again. */
  committed: (room: string, journal: number) => void
}

/** Inputs in one commit at most: keeps statements of a sensible size. */
const MOST_AT_ONCE = 500
/** Inputs that may wait; more are told to try again, instead of memory growing while a database is slow. */
const MOST_WAITING = 20_000
/** How often a commit is tried anew because another server was first. */
const ATTEMPTS = 8
/** The longest a timer of Node can be set for. */
const LONGEST_TIMER = 2 ** 31 - 1

/**
 * The impure surroundings of one room's machine: inputs queue up, are stepped through together, committed together, and
 * only then acknowledged. The next batch is what came while the previous one was being committed.
 */
export class LiveRoom {
  private held: Held | null = null
  private readonly waiting: Waiting[] = []
  private working: Promise<void> | null = null
  private timer: NodeJS.Timeout | null = null

  constructor(
    readonly id: string,
    private readonly around: Surroundings,
  ) {}

  /** Puts an input in the queue. Resolves when it has been committed or refused; never rejects. */
  send(input: RoomInput | Promise<RoomInput>, secretHash?: string): Promise<Settled> {
    if (this.waiting.length >= MOST_WAITING) return Promise.resolve({ ok: false, refusal: 'try-again' })
    return new Promise((settle) => {
      const promised = Promise.resolve(input)
      // Looked at in its turn; until then a failure is not unhandled.
      promised.catch(() => {})
      this.waiting.push({ input: promised, at: this.around.clock(), secretHash, settle })
      this.working ??= this.work()
    })
  }

  /** The room as it was saved last; null where there is none. Throws where the database cannot be asked. */
  async current(): Promise<Room | null> {
    return (await this.hold())?.room ?? null
  }

  async hostId(): Promise<string | null> {
    return (await this.hold())?.hostId ?? null
  }

  /** The room as it is saved now, whichever server saved it. */
  async fresh(): Promise<Room | null> {
    if (await this.isBehind()) return this.refresh()
    return this.current()
  }

  /** The player with this secret, known by its hash; null for nobody. */
  async playerWith(secretHash: string): Promise<string | null> {
    return (await this.hold())?.players.get(secretHash) ?? null
  }

  /** How far the journal is that is held here; null when nothing is. */
  get journal(): number | null {
    return this.held?.journal ?? null
  }

  /** Looks again, since another server has committed something. Resolves to the room as it is now. */
  async refresh(): Promise<Room | null> {
    if (this.working !== null) await this.working
    this.held = null
    return this.current()
  }

  get isBusy(): boolean {
    return this.working !== null || this.timer !== null
  }

  /** Resolves when everything that waits has been settled. */
  async settled(): Promise<void> {
    while (this.working !== null) await this.working
  }

  /** Forgets what is held here. Only for a room nobody waits in. */
  close(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.held = null
  }

  private async isBehind(): Promise<boolean> {
    if (!this.around.shared || this.held === null) return false
    const { journal } = this.held
    return (await this.around.store.journals([this.id])).get(this.id) !== journal
  }

  private cached(): Held | null {
    return this.held
  }

  private async hold(): Promise<Held | null> {
    if (this.held !== null) return this.held
    const stored = await this.around.store.load(this.id)
    if (stored === null) return null
    // Somebody else may have loaded it, and gone on, while this was under way.
    const meanwhile = this.cached()
    if (meanwhile !== null && meanwhile.journal >= stored.journal) return meanwhile
    const room = restore(stored.saved)
    const players = new Map([...stored.secretHashes].map(([player, hash]) => [hash, player]))
    this.held = {
      hostId: stored.hostId,
      journal: stored.journal,
      room,
      secretHashes: new Map(stored.secretHashes),
      players,
    }
    this.setTimer(room)
    return this.held
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MOST_AT_ONCE)
      try {
        await this.settle(batch)
      } catch (error) {
        // Nobody knows whether it was committed: look again before the next step.
        this.held = null
        this.around.log.error({ err: error, room: this.id, inputs: batch.length }, 'a room could not be saved')
        for (const { settle } of batch) settle({ ok: false, refusal: 'try-again' })
      }
    }
    // In the same breath as finding nothing more: what is sent from now on starts the work again.
    this.working = null
  }

  private async settle(batch: readonly Waiting[]): Promise<void> {
    const inputs = await Promise.all(batch.map(({ input }) => input.catch(() => null)))
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const held = await this.hold()
      if (held === null) return batch.forEach(({ settle }) => settle({ ok: false, refusal: 'room-not-found' }))
      const { room, effects, outcomes } = this.stepThrough(held.room, batch, inputs)
      const saves = effects.some(({ type }) => type.startsWith('save-'))
      if (saves) {
        const { changes, hashes } = changesOf(held, room, effects, batch, inputs)
        if ((await this.around.store.commit(this.id, held.journal, changes)) === 'stale') {
          this.held = null
          continue
        }
        for (const [player, hash] of hashes) {
          held.secretHashes.set(player, hash)
          held.players.set(hash, player)
        }
        this.held = { ...held, journal: held.journal + 1, room }
        this.around.committed(this.id, this.held.journal)
      } else if (outcomes.some(({ ok }) => !ok) && (await this.isBehind())) {
        // Refused for what has changed meanwhile. With a commit, the commit itself would have told.
        this.held = null
        continue
      }
      if (effects.some(({ type }) => type === 'set-timer' || type === 'cancel-timer')) this.setTimer(room)
      this.around.broadcast(
        room,
        effects.filter((effect) => effect.type === 'broadcast'),
      )
      batch.forEach(({ settle }, at) => settle(outcomes[at]))
      return
    }
    for (const { settle } of batch) settle({ ok: false, refusal: 'try-again' })
  }

  /** Takes every input of a batch in turn; a refused one leaves no trace. */
  private stepThrough(from: Room, batch: readonly Waiting[], inputs: readonly (RoomInput | null)[]) {
    let room = from
    const effects: Effect<RoomShapes>[] = []
    const outcomes: Settled[] = batch.map(({ at }, index) => {
      const input = inputs[index]
      if (input === null) return { ok: false, refusal: 'try-again' }
      const outcome = step(room, input, { now: at })
      if (!outcome.ok) return outcome
      room = outcome.state
      effects.push(...outcome.effects)
      return { ok: true, reply: outcome.reply, room }
    })
    // All of them see the room after the whole batch, as it has been committed.
    return { room, effects, outcomes: outcomes.map((outcome) => (outcome.ok ? { ...outcome, room } : outcome)) }
  }

  private setTimer(room: Room): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    const due = timerOf(room)
    if (due === null) return
    const wait = Math.min(Math.max(0, due.at - this.around.clock()), LONGEST_TIMER)
    this.timer = setTimeout(() => {
      this.timer = null
      void this.send({ type: 'deadline', number: due.number })
    }, wait)
    this.timer.unref()
  }
}

/** What a batch's effects add to the database, and the secrets of those who joined. */
function changesOf(
  held: Held,
  room: Room,
  effects: readonly Effect<RoomShapes>[],
  batch: readonly Waiting[],
  inputs: readonly (RoomInput | null)[],
): { changes: Changes; hashes: ReadonlyMap<string, string> } {
  const hashes = new Map<string, string>()
  inputs.forEach((input, at) => {
    const hash = batch[at].secretHash
    if (input?.type === 'join' && hash !== undefined) hashes.set(input.player, hash)
  })
  // A player may join and be removed in one batch: the last row of each counts.
  const participants = new Map(
    effects
      .filter((effect) => effect.type === 'save-participant')
      .map(({ participant }) => [participant.id, participant]),
  )
  const moved = effects.some(({ type }) => type === 'save-room')
  const changes: Changes = {
    record: moved ? room.record : null,
    deadline: timerOf(room)?.at ?? null,
    participants: [...participants.values()].map((one) => ({
      ...one,
      secretHash: hashes.get(one.id) ?? held.secretHashes.get(one.id) ?? '',
    })),
    answers: effects.filter((effect) => effect.type === 'save-answer').map(({ answer }) => answer),
    events: effects.filter((effect) => effect.type === 'save-event').map(({ event }) => event),
  }
  return { changes, hashes: new Map([...hashes].filter(([player]) => participants.has(player))) }
}
