import { edgeOf, type Tensor } from '@gradroom/autograd'
import { asTensor } from '@gradroom/snippet'
import type { Values } from '../explanation.js'
import { isClose, keyNumber } from '../grading/close.js'
import { sameShape } from '../grading/tensor.js'
import type { TensorReading } from '../reading/tensor.js'
import type { Trace } from '../trial/trace.js'
import type { Study } from './study.js'

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

/** The tensor whose gradient is asked for, when the question has the form `x.grad`. */
export interface Subject {
  readonly name: string
  readonly tensor: Tensor
}

/** A wrong answer under examination: what is known of the question, and what was given. */
export interface Case {
  readonly study: Study
  /** null: None. */
  readonly key: Numbers | null
  /** null: the learner said None. */
  readonly given: Numbers | null
  readonly subject: Subject | null
  readonly trace: Trace
  /** Whether these numbers are what the learner gave. */
  matches(numbers: Numbers | null): boolean
}

/** Values as numbers. */
export const numbersOf = (values: Values): Numbers => ({ shape: values.shape, data: values.data.map(keyNumber) })

/** A tensor as numbers. */
export const numbersIn = (tensor: Tensor): Numbers => ({ shape: tensor.shape, data: tensor.toArray() })

/** Whether these are the same numbers, as far as an answer can tell. */
export const isSame = (given: Numbers, numbers: Numbers): boolean =>
  sameShape(given.shape, numbers.shape) &&
  given.data.length === numbers.data.length &&
  numbers.data.every((value, i) => Number.isFinite(value) && isClose(given.data[i], value, 'float32'))

/** All zeros is what a guess looks like, too. */
export const isZero = ({ data }: Numbers): boolean => data.every((value) => value === 0)

/** Opens the case of a wrong answer. */
export function openCase(study: Study, answer: TensorReading): Case {
  const given = answer.type === 'none' ? null : answer
  return {
    study,
    key: study.key,
    given,
    subject: study.subject,
    trace: study.trace,
    matches: (numbers) => (given === null || numbers === null ? given === numbers : isSame(given, numbers)),
  }
}

/** The tensor whose `.grad` is asked for; null for other questions. */
export function subjectOf(ask: string, { run }: Trace): Subject | null {
  const owner = /^(.+)\.grad$/.exec(ask.trim())
  if (owner === null) return null
  const evaluated = run.evaluate(owner[1])
  const tensor = evaluated.ok ? asTensor(evaluated.value) : null
  return tensor === null ? null : { name: owner[1], tensor }
}

/** What one call of backward brought to the asked tensor. */
export interface Arrival extends Numbers {
  readonly pass: number
}

/** What each call of backward brought to this tensor, leaf or not; calls that did not reach it are left out. */
export function arrivalsAt(tensor: Tensor, { flows, passes }: Trace): Arrival[] {
  const place = edgeOf(tensor)
  if (place === null) return []
  return passes.flatMap((_, pass) => {
    const reaching = flows.flatMap(({ node, incoming, outgoing, pass: at }) => {
      if (at !== pass) return []
      if (node === place.node) return [incoming[place.outputNr] ?? null]
      return tensor.gradFn === null ? node.edges.map((edge, i) => (edge?.node === place.node ? outgoing[i] : null)) : []
    })
    const gradients = reaching.filter((gradient) => gradient !== null)
    return gradients.length === 0 ? [] : [{ pass, ...total(gradients.map(numbersIn), tensor.shape) }]
  })
}

/** The sum of numbers of one shape. */
export function total(parts: readonly Numbers[], shape: readonly number[]): Numbers {
  const [first] = parts
  return { shape, data: first.data.map((_, i) => parts.reduce((sum, { data }) => sum + data[i], 0)) }
}
