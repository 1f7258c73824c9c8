import { AccumulateGrad, type Tensor, type WrongRule } from '@gradroom/autograd'
import { asTensor, parse, type Program, run, type RunOptions } from '@gradroom/snippet'
import type { Values } from '../explanation.js'
import { isClose, keyNumber } from '../grading/close.js'
import { sameShape } from '../grading/tensor.js'
import type { TensorReading } from '../reading/tensor.js'
import { trace, type Trace } from '../trial/trace.js'
import { tensorOrNone } from '../trial/trial.js'

/** A question about a gradient: the program, and the expression asked for after it. */
export interface Inquiry {
  readonly code: string
  readonly ask: string
}

/** Numbers in a shape, as a learner gave them or as a wrong rule gives them. */
export interface Numbers {
  readonly shape: readonly number[]
  readonly data: readonly number[]
}

/** A learner who overlooks something everywhere; see the options of a run. */
export type Learner = 'detachIgnored' | 'gradientIgnored'

/** A wrong answer under examination. */
export interface Case {
  readonly inquiry: Inquiry
  readonly program: Program
  readonly trace: Trace
  /** null: None. */
  readonly key: Numbers | null
  /** null: the learner said None. */
  readonly given: Numbers | null
  /** The tensor whose gradient is asked for, when the question has the form `x.grad`. */
  readonly subject: { readonly name: string; readonly tensor: Tensor } | null
  /** Whether these numbers are what the learner gave. */
  matches(numbers: Numbers | null): boolean
  /** The asked value when the program is run again with these rules broken; undefined when it then ends in an error, or was run often enough. */
  again(rules: readonly WrongRule[]): Numbers | null | undefined
  /** The asked value as this learner computes it. */
  imagine(learner: Learner): Numbers | null | undefined
}

/** Values as numbers. */
export const numbersOf = (values: Values): Numbers => ({ shape: values.shape, data: values.data.map(keyNumber) })

/** A tensor as numbers. */
export const numbersIn = (tensor: Tensor): Numbers => ({ shape: tensor.shape, data: tensor.toArray() })

const isSame = (given: Numbers, numbers: Numbers): boolean =>
  sameShape(given.shape, numbers.shape) &&
  numbers.data.every((value, i) => Number.isFinite(value) && isClose(given.data[i], value, 'float32'))

/** Opens the case of a wrong answer. @returns null when the program or the question is itself at fault. */
export function openCase(inquiry: Inquiry, answer: TensorReading): Case | null {
  const parsed = parse(inquiry.code)
  if (!parsed.ok) return null
  const { program } = parsed
  const traced = trace(program, false)
  if (traced.run.error !== null) return null
  const asked = traced.run.evaluate(inquiry.ask)
  const key = asked.ok ? tensorOrNone(asked.value) : undefined
  if (key === undefined) return null
  const given = answer.type === 'none' ? null : answer
  let runsLeft = runsFor(traced.recorded.length)
  const again = (options: RunOptions) => (runsLeft-- > 0 ? runAgain(program, inquiry.ask, options) : undefined)
  return {
    inquiry,
    program,
    trace: traced,
    key: key === null ? null : numbersOf(key),
    given,
    subject: subjectOf(inquiry.ask, traced),
    matches: (numbers) => (given === null || numbers === null ? given === numbers : isSame(given, numbers)),
    again: (rules) => again({ rules }),
    imagine: (learner) => again({ [learner]: true }),
  }
}

/** How often a program may be run again: as often as its mistakes need when it is short, a few times when it is a training loop. */
const runsFor = (operations: number): number => Math.max(10, Math.min(600, Math.floor(6000 / Math.max(1, operations))))

function subjectOf(ask: string, { run }: Trace): Case['subject'] {
  const owner = /^(.+)\.grad$/.exec(ask.trim())
  if (owner === null) return null
  const evaluated = run.evaluate(owner[1])
  const tensor = evaluated.ok ? asTensor(evaluated.value) : null
  return tensor === null ? null : { name: owner[1], tensor }
}

function runAgain(program: Program, ask: string, options: RunOptions): Numbers | null | undefined {
  const again = run(program, options)
  if (again.error !== null) return undefined
  const asked = again.evaluate(ask)
  const values = asked.ok ? tensorOrNone(asked.value) : undefined
  return values === undefined || values === null ? values : numbersOf(values)
}

/** What each call of backward brought to the asked tensor, leaf or not; calls that did not reach it are left out. */
export function arrivals({ subject, trace: { flows, passes } }: Case): Numbers[] {
  if (subject === null) return []
  const { tensor } = subject
  return passes.flatMap((_, pass) => {
    const flowing = flows.filter((flow) => flow.pass === pass)
    const reaching = flowing.flatMap(({ node, incoming, outgoing }) => {
      if (node === tensor.gradFn) return [incoming[tensor.outputNr] ?? null]
      return node.edges.map((edge, i) =>
        edge !== null && edge.node instanceof AccumulateGrad && edge.node.variable === tensor ? outgoing[i] : null,
      )
    })
    const gradients = reaching.filter((gradient) => gradient !== null)
    if (gradients.length === 0) return []
    return [total(gradients.map(numbersIn), tensor.shape)]
  })
}

/** The sum of numbers of one shape. */
export function total(parts: readonly Numbers[], shape: readonly number[]): Numbers {
  const [first] = parts
  return { shape, data: first.data.map((_, i) => parts.reduce((sum, { data }) => sum + data[i], 0)) }
}
