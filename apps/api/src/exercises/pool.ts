import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { Logger } from 'pino'
import type { jobs } from './jobs.js'
import type { Workshop } from './workshop.js'

type Jobs = typeof jobs

/** How long each job may take before its worker is stopped, in milliseconds. A snippet has bounds of its own far below. */
const PATIENCE: Record<keyof Jobs, number> = { prepare: 5_000, grade: 3_000, check: 60_000 }

/** A workshop of threads. `file` is the built worker. */
export function openPool(
  log: Logger,
  file = fileURLToPath(new URL('./workshop.worker.cjs', import.meta.url)),
): Workshop {
  const pool = new Piscina({
    filename: file,
    minThreads: 1,
    maxThreads: Math.max(2, availableParallelism()),
    maxQueue: 10_000,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  // Without a listener, a thread that dies between two jobs would take the server with it; the pool makes a new one.
  pool.on('error', (error: unknown) => log.error({ err: error }, 'a thread of the workshop failed'))
  const run = <N extends keyof Jobs>(name: N, job: Parameters<Jobs[N]>[0]): Promise<ReturnType<Jobs[N]>> =>
    pool.run(job, { name, signal: AbortSignal.timeout(PATIENCE[name]) })
  return {
    prepare: (exercise, seed) => run('prepare', { exercise, seed }),
    grade: (exercise, seed, answer) => run('grade', { exercise, seed, answer }),
    check: (exercise) => run('check', { exercise }),
    close: () => pool.destroy(),
  }
}
