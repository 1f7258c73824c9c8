import { explain, mistakeText, type ExerciseDraft, type Text } from '@gradroom/exercises'
import { runCode } from '@gradroom/snippet'
import { expose } from 'comlink'
import type { Explained, Rehearsal, Sample } from './explained'
import { rehearse, sample } from './trial'

/** What the worker can be asked. Everything that runs a program runs here, never on the page's own thread. */
const engine = {
  explain(code: string, ask: string | null): Explained {
    return { explanation: explain({ code, ask }), fault: runCode(code, { now: () => performance.now() }).error }
  },
  rehearse: (draft: ExerciseDraft, seed: number): Rehearsal => rehearse(draft, seed),
  /** What is said about mistakes. Asked here, since the engine that finds them comes with their words. */
  mistakeTexts: (ids: readonly string[]): Text[] => ids.map(mistakeText),
  /** Variants from seeds 1 to `count`. */
  samples: (draft: ExerciseDraft, count: number): Sample[] =>
    Array.from({ length: count }, (_, at) => sample(draft, at + 1)),
}
export type Engine = typeof engine

expose(engine)
