import { noGrad, OperationNode, Tensor } from '@gradroom/autograd'
import { run } from '@gradroom/snippet'
import { Chain } from '../explain/chain.js'
import { drawTape } from '../explain/tape.js'
import { tensorOrNone } from '../trial/trial.js'
import { trace } from '../trial/trace.js'
import { type Numbers, numbersOf } from './case.js'
import type { Misconception } from './misconception.js'
import type { Study } from './study.js'

/** The gradient with every value as it was when its operation ran, whatever was changed in place before backward. */
function withValuesBefore({ program, subject }: Study): Numbers | null {
  if (subject === null) return null
  const traced = trace(program, true)
  const evaluated = traced.run.evaluate(subject.name)
  if (!evaluated.ok || traced.passes.length !== 1) return null
  return traced.run.within(() => {
    const tape = drawTape(traced)
    const source = tape.sources.find(({ tensor }) => tensor === evaluated.value)
    if (source === undefined || source.role === 'constant') return null
    const chain = new Chain(tape, 0)
    const { shape } = source.value
    return { shape, data: Array.from({ length: source.value.numel }, (_, cell) => chain.valueAt(source, cell)) }
  })
}

/**
 * The gradient with the asked tensor as it is at the end of the program: where it is first used for the last backward, it already holds its
 * last numbers. What was computed from it in that line is computed again; the later lines see it anyway.
 */
function withValuesAfter({ program, subject, inquiry, trace: { recorded, passes } }: Study): Numbers | null {
  if (subject === null) return null
  const uses = new Set(recorded.flatMap(({ inputs }, i) => (inputs.includes(subject.tensor) ? [i] : [])))
  const final = subject.tensor.toArray()
  let count = 0
  let pass = 0
  let done = false
  const again = run(program, {
    observer: {
      recorded: (node, inputs, outputs) => {
        const at = count++
        if (done || pass < passes.length - 1 || !uses.has(at) || !(node instanceof OperationNode)) return
        done = true
        overwrite(inputs[recorded[at].inputs.indexOf(subject.tensor)], final)
        const result = noGrad(() => node.operation.row.forward(...node.args))
        const results = result instanceof Tensor ? [result] : result
        results.forEach((each, i) => overwrite(outputs[i], each.toArray()))
      },
      backwardCalled: () => {
        pass++
      },
    },
  })
  const asked = again.error === null ? again.evaluate(inquiry.ask) : null
  const values = asked?.ok ? tensorOrNone(asked.value) : null
  return values ? numbersOf(values) : null
}

/** Puts other numbers under a tensor without anyone noticing. */
function overwrite(tensor: Tensor, values: readonly number[]): void {
  const positions = tensor.positions()
  positions.forEach((position, i) => {
    tensor.storage.data[position] = values[i]
  })
}

/** Steps were taken in between: what an earlier backward brought belongs to the value of then. */
const earlierArrivals = ({ arrivals, since, subject }: Study): readonly Numbers[] =>
  since === null || subject === null || subject.tensor.version.value === 0 ? [] : arrivals.slice(0, since)

/** What changes a tensor in place. */
const CHANGES = /\w_\(|[-+*/]=|\]\s*=[^=]|\.data\b|\.step\(/

/** Used a value from before, or from after, a change in place. */
export const staleMistake: Misconception = {
  id: 'stale-value',
  text: {
    en: 'A tensor is changed in place in this program. Which of its values did backward() see: the one before the change, or the one after it?',
    zh: '程序里有个张量被原地修改了。backward() 用到的，是修改之前的值，还是修改之后的值？',
  },
  find: ({ study, key, matches, subject }) => {
    if (key === null || subject === null || !CHANGES.test(study.inquiry.code)) return null
    const values = study.once('stale', () =>
      [withValuesAfter(study), withValuesBefore(study), ...earlierArrivals(study)].filter(
        (numbers) => numbers !== null && numbers.data.some((value, i) => Math.abs(value - key.data[i]) > 1e-6),
      ),
    )
    return values.some(matches) ? { node: subject.name, line: null } : null
  },
}
