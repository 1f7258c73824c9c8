import { z } from 'zod'

/** The part of `localStorage` that is used. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** A command on its way. A newer one in the same slot takes its place. */
export interface Command<P> {
  commandId: string
  slot: string
  payload: P
}

/** What sending came to: `settled` (accepted, or refused for good), or `keep` to try again later. */
export type Sent = 'settled' | 'keep'

/**
 * Commands that must arrive: kept in the browser until the server has answered, so that a reload, a closed lid or a
 * dead connection lose nothing. Each keeps its id through every try, by which the server counts it once.
 */
export class CommandQueue<P> {
  private flushing: Promise<void> | null = null
  private readonly shape: z.ZodType<Command<P>[]>

  constructor(
    private readonly store: Store,
    private readonly key: string,
    payload: z.ZodType<P>,
  ) {
    this.shape = z.array(z.object({ commandId: z.string(), slot: z.string(), payload })) as z.ZodType<Command<P>[]>
  }

  /** What waits, oldest first. Something unreadable in the store counts as nothing. */
  waiting(): Command<P>[] {
    try {
      const kept = this.shape.safeParse(JSON.parse(this.store.getItem(this.key) ?? '[]'))
      return kept.success ? kept.data : []
    } catch {
      return []
    }
  }

  /** Adds a command, in place of what waits in the same slot. */
  put(command: Command<P>): void {
    this.write([...this.waiting().filter((one) => one.slot !== command.slot), command])
  }

  /** Drops what the room has moved past. */
  keepOnly(wanted: (command: Command<P>) => boolean): void {
    this.write(this.waiting().filter(wanted))
  }

  /**
   * Sends what waits, one after the other, until it is empty or something must be kept. Called again meanwhile, it joins
   * the flush that is running, which also takes what was put since.
   */
  flush(send: (command: Command<P>) => Promise<Sent>): Promise<void> {
    this.flushing ??= this.drain(send).finally(() => {
      this.flushing = null
    })
    return this.flushing
  }

  private async drain(send: (command: Command<P>) => Promise<Sent>): Promise<void> {
    for (let next = this.waiting()[0]; next; next = this.waiting()[0]) {
      const current = next
      if ((await send(current)) === 'keep') return
      this.keepOnly((one) => one.commandId !== current.commandId)
    }
  }

  private write(commands: Command<P>[]): void {
    try {
      if (commands.length === 0) this.store.removeItem(this.key)
      else this.store.setItem(this.key, JSON.stringify(commands))
    } catch {
      // A full or forbidden store loses the safety of a reload, and nothing else: the page still holds what it sends.
    }
  }
}
