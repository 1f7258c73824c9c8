import { edgeOf, type Node, type WrongRule } from '@gradroom/autograd'
import { parse, type Program, run, type RunOptions } from '@gradroom/snippet'
import { trace, type Trace } from '../trial/trace.js'
import { tensorOrNone } from '../trial/trial.js'
import {
  type Arrival,
  arrivalsAt,
  type Inquiry,
  isSame,
  isZero,
  type Numbers,
  numbersIn,
  numbersOf,
  type Subject,
  subjectOf,
  total,
} from './case.js'
import { type Broken, WrongFlow } from './wrong-flow.js'

/** A learner who overlooks something everywhere; see the options of a run. */
export type Learner = 'detachIgnored' | 'gradientIgnored'

/** What the asked gradient is when a rule is broken. */
export interface Candidate extends Numbers {
  readonly id: string
  readonly node: Node
  readonly everywhere: boolean
}

/** What is known of a question whatever was answered: found once, then every answer is a look into it. */
export interface Study {
  readonly inquiry: Inquiry
  readonly program: Program
  readonly trace: Trace
  /** null: None. */
  readonly key: Numbers | null
  readonly subject: Subject | null
  /** What each call of backward brought to the asked tensor. */
  readonly arrivals: readonly Arrival[]
  /** From which arrival on they add up to the key; null where it came about in another way. */
  readonly since: number | null
  readonly broken: readonly Broken[]
  /** The gradients with one rule broken; empty where `since` is null. */
  readonly candidates: readonly Candidate[]
  /** What came of a broken rule at the asked tensor, over the calls of backward that count. */
  cameOf(broken: Broken): Numbers | null
  /** The asked value when the program is run again with these rules broken; undefined when it then ends in an error, or was run often enough. */
  again(rules: readonly WrongRule[]): Numbers | null | undefined
  /** The asked value as this learner computes it. */
  imagine(learner: Learner): Numbers | null | undefined
  /** The result of `find`, found once. */
  once<T>(name: string, find: () => T): T
}

/** How many programs are kept at a time: a room answers one question, practice a handful. */
const MOST_STUDIES = 24
const studies = new Map<string, Study | null>()

/**
 * Studies a question. Studies of late are kept; that is not seen but in the time it takes.
 * @returns null when the program or the question is itself at fault.
 */
export function studyOf(inquiry: Inquiry): Study | null {
  const name = `${inquiry.ask}\n${inquiry.code}`
  const known = studies.get(name)
  studies.delete(name)
  const study = known === undefined ? openStudy(inquiry) : known
  studies.set(name, study)
  for (const [oldest] of studies) {
    if (studies.size <= MOST_STUDIES) break
    studies.delete(oldest)
  }
  return study
}

function openStudy(inquiry: Inquiry): Study | null {
  const parsed = parse(inquiry.code)
  if (!parsed.ok) return null
  const { program } = parsed
  const flow = new WrongFlow()
  const traced = trace(program, false, { companion: flow })
  if (traced.run.error !== null) return null
  const asked = traced.run.evaluate(inquiry.ask)
  const values = asked.ok ? tensorOrNone(asked.value) : undefined
  if (values === undefined) return null
  const key = values === null ? null : numbersOf(values)
  const subject = subjectOf(inquiry.ask, traced)
  const arrivals = subject === null ? [] : arrivalsAt(subject.tensor, traced)
  const since = key === null ? null : beginningOf(arrivals, key)
  const broken = flow.breaks()
  const cameOf = (each: Broken) =>
    subject === null || since === null ? null : arrived(each, subject, arrivals.slice(since))
  let runsLeft = runsFor(traced.recorded.length)
  const again = (options: RunOptions) => (runsLeft-- > 0 ? runAgain(program, inquiry.ask, options) : undefined)
  const known = new Map<string, unknown>()
  return {
    inquiry,
    program,
    trace: traced,
    key,
    subject,
    arrivals,
    since,
    broken,
    candidates:
      key === null || since === null
        ? []
        : [...broken.flatMap((each) => candidatesOf(each, key, cameOf(each))), ...beyond(traced, subject, key)],
    cameOf,
    again: (rules) => again({ rules }),
    imagine: (learner) => again({ [learner]: true }),
    once: <T>(name: string, find: () => T): T => {
      if (!known.has(name)) known.set(name, find())
      return known.get(name) as T
    },
  }
}

/** How often a program may be run again: as often as its mistakes need when it is short, a few times when it is a training loop. */
const runsFor = (operations: number): number => Math.max(10, Math.min(200, Math.floor(2000 / Math.max(1, operations))))

/** `.grad` adds up since it was last cleared: from the last arrival backwards until the sum is the key. */
function beginningOf(arrivals: readonly Arrival[], key: Numbers): number | null {
  for (let since = arrivals.length - 1; since >= 0; since--) {
    if (isSame(total(arrivals.slice(since), key.shape), key)) return since
  }
  return null
}

function arrived(broken: Broken, { tensor }: Subject, arrivals: readonly Arrival[]): Numbers | null {
  const place = edgeOf(tensor)
  if (place === null) return null
  const found = arrivals.flatMap(({ pass }) => {
    const gradient = broken.at(pass, place.node, place.outputNr)
    return gradient === null ? [] : [numbersIn(gradient)]
  })
  return found.length === 0 ? null : total(found, found[0].shape)
}

function candidatesOf({ id, node, everywhere, gives }: Broken, key: Numbers, came: Numbers | null): Candidate[] {
  if (came === null || id === 'probe') return []
  const numbers = gives === 'instead' ? came : total([key, came], key.shape)
  const found = { ...numbers, id: id === 'edge' ? 'path-dropped' : id, node, everywhere }
  // What an edge brings with the sign turned is twice as far off as without it.
  const turned = { ...total([key, came, came], key.shape), id: 'sign-flipped', node, everywhere }
  const all = id === 'edge' ? [found, turned] : [found]
  return all.filter((each) => !isZero(each))
}

/** What needs no rule broken: the whole with the sign turned, and what flowed on from the asked tensor to those behind it. */
function beyond({ flows, passes }: Trace, subject: Subject | null, key: Numbers): Candidate[] {
  const root = passes.at(-1)?.at(0)?.gradFn
  const turned = { shape: key.shape, data: key.data.map((value) => -value) }
  const whole = root ? [{ ...turned, id: 'sign-flipped', node: root, everywhere: false }] : []
  const behind = new Set<Node>(subject?.tensor.gradFn ? [subject.tensor.gradFn] : [])
  const passed = flows.flatMap(({ node, outgoing }) => {
    if (!behind.has(node)) return []
    for (const edge of node.edges) if (edge !== null) behind.add(edge.node)
    return outgoing.flatMap((gradient) =>
      gradient === null ? [] : [{ ...numbersIn(gradient), id: 'chain-factor-added', node, everywhere: false }],
    )
  })
  return [...whole, ...passed].filter((each) => !isZero(each) && !isSame(key, each))
}

function runAgain(program: Program, ask: string, options: RunOptions): Numbers | null | undefined {
  const again = run(program, options)
  if (again.error !== null) return undefined
  const asked = again.evaluate(ask)
  const values = asked.ok ? tensorOrNone(asked.value) : undefined
  return values === undefined || values === null ? values : numbersOf(values)
}
