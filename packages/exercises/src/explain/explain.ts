import type { Tensor } from '@gradroom/autograd'
import { asTensor, parse } from '@gradroom/snippet'
import type { Explanation } from '../explanation.js'
import type { Text } from '../text.js'
import { type Trace, trace } from '../trial/trace.js'
import { cellLines } from './cells.js'
import { graphOf } from './graph.js'
import { stepsOf } from './steps.js'
import { Symbols } from './symbol.js'
import { drawTape, type Source, type Tape } from './tape.js'

/** What is explained: a program, and the expression asked for after it (null: the whole program). */
export interface Explained {
  readonly code: string
  readonly ask: string | null
}

const NOTHING: Explanation = { graph: { nodes: [], edges: [] }, steps: [], cells: [], remember: null }

/**
 * The chain rule written out for a program: its graph with values and gradients, the steps in both languages, and a line for each cell of
 * the asked gradient. From the program text alone, so that a browser can do it. A program that ends with an error is explained as far as
 * it came.
 */
export function explain({ code, ask }: Explained): Explanation {
  const parsed = parse(code)
  if (!parsed.ok) return NOTHING
  const traced = trace(parsed.program, true)
  return traced.run.within(() => written(traced, ask))
}

function written(traced: Trace, ask: string | null): Explanation {
  const asked = askedTensor(traced, ask)
  const tape = drawTape(traced, asked)
  const symbols = new Symbols(tape)
  const subject = asked === null ? null : tape.sourceOf(asked.tensor)
  const gradient = subject === null || ask === null ? null : askedGradient(traced, ask)
  return {
    graph: graphOf(tape, symbols, subject),
    steps: stepsOf(tape, symbols, subject),
    cells:
      subject === null || gradient === null || subject.role === 'constant' ? [] : cellLines(tape, subject, gradient),
    remember: rememberOf(tape, subject, gradient !== null),
  }
}

/** The tensor that the question is about: `x` in `x.grad`. */
function askedTensor({ run }: Trace, ask: string | null): { name: string; tensor: Tensor } | null {
  const owner = ask === null ? null : /^(.+?)\.grad(?:_fn)?$/.exec(ask.trim())
  if (owner === null) return null
  const evaluated = run.evaluate(owner[1])
  const tensor = evaluated.ok ? asTensor(evaluated.value) : null
  return tensor === null ? null : { name: owner[1], tensor }
}

function askedGradient(traced: Trace, ask: string): number[] | null {
  if (!ask.trim().endsWith('.grad')) return null
  const evaluated = traced.run.evaluate(ask)
  const tensor = evaluated.ok ? asTensor(evaluated.value) : null
  return tensor === null ? null : tensor.toArray()
}

/** A sentence to take along, where the case itself calls for one. */
function rememberOf(tape: Tape, subject: Source | null, isTensor: boolean): Text | null {
  if (subject === null || tape.trace.passes.length === 0) return null
  if (!isTensor && subject.role === 'result') {
    return { en: 'Only leaves keep their gradient by themselves.', zh: '只有叶子张量会自动保留梯度。' }
  }
  if (isTensor && tape.trace.passes.length > 1) {
    return { en: '.grad adds up until somebody clears it.', zh: '.grad 会一直累加，直到有人把它清零。' }
  }
  return null
}
