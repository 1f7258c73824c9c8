import { wrap, type Remote } from 'comlink'
import type { Engine } from './engine.worker'
import { PatientEngine, type Outcome } from './patience'

const patient = new PatientEngine<Remote<Engine>>(() => {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' })
  return { api: wrap<Engine>(worker), terminate: () => worker.terminate() }
})

/**
 * Asks this browser's own engine, which runs in a worker. Programs that take longer than `milliseconds` are stopped.
 * Never throws: what went wrong is in the outcome.
 */
export const askEngine = <T>(work: (engine: Remote<Engine>) => Promise<T>, milliseconds: number): Promise<Outcome<T>> =>
  patient.ask(work, milliseconds)
