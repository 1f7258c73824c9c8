/** What came of asking a worker: its answer, that it was stopped for taking too long, or that it failed. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; reason: 'too-long' | 'failed'; detail: string }

/** A running worker and the way to end it. */
export interface Running<Api> {
  api: Api
  terminate: () => void
}

/**
 * Asks one worker at a time and waits no longer than a limit. Work that takes longer is stopped by ending its worker:
 * nothing else stops a program that loops. The next question starts a new one.
 * `start` makes a worker; it is called when the first question comes, not before.
 */
export class PatientEngine<Api> {
  private running: Running<Api> | null = null
  private last: Promise<unknown> = Promise.resolve()

  constructor(private readonly start: () => Running<Api>) {}

  /** Runs `work` after what was asked before it; `milliseconds` counts from when its turn comes. */
  ask<T>(work: (api: Api) => Promise<T>, milliseconds: number): Promise<Outcome<T>> {
    const turn = this.last.then(() => this.attempt(work, milliseconds))
    this.last = turn
    return turn
  }

  /** Ends the worker, if there is one. */
  stop(): void {
    this.running?.terminate()
    this.running = null
  }

  private async attempt<T>(work: (api: Api) => Promise<T>, milliseconds: number): Promise<Outcome<T>> {
    let timer: ReturnType<typeof setTimeout> | undefined
    try {
      this.running ??= this.start()
      const tooLong = new Promise<Outcome<T>>((resolve) => {
        timer = setTimeout(() => resolve({ ok: false, reason: 'too-long', detail: `${milliseconds} ms` }), milliseconds)
      })
      const done = work(this.running.api).then((value): Outcome<T> => ({ ok: true, value }))
      const outcome = await Promise.race([done, tooLong])
      if (!outcome.ok) this.stop()
      return outcome
    } catch (error) {
      this.stop()
      return { ok: false, reason: 'failed', detail: error instanceof Error ? error.message : String(error) }
    } finally {
      clearTimeout(timer)
    }
  }
}
