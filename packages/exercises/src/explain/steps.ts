import { OperationNode } from '@gradroom/autograd'
import type { Step } from '../explanation.js'
import type { Text } from '../text.js'
import type { Flow, Recorded } from '../trial/trace.js'
import { gradientAt } from './graph.js'
import { mathNumber } from './number.js'
import { phraseOf } from './phrases.js'
import { nameTex, type Symbols } from './symbol.js'
import type { Source, Tape } from './tape.js'

/** Larger tensors are not written into a step. */
const MOST_CELLS = 16
/** A longer sum is not spelled out. */
const MOST_SUMMANDS = 6

/** The steps as a teacher would say them: what the program does, then how the gradient comes back, then where it stays. */
export function stepsOf(tape: Tape, symbols: Symbols, asked: Source | null): Step[] {
  const texts = [...folded(forwardSteps(tape, symbols)), ...backwardSteps(tape), ...keepingSteps(tape, asked)]
  return texts.map((step, i) => ({ id: `s${i + 1}`, ...step }))
}

type Said = Omit<Step, 'id'>

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Values as a matrix; null for what is too large or has more than two dimensions. */
function valueTex(data: readonly number[], shape: readonly number[]): string | null {
  if (data.length > MOST_CELLS || shape.length > 2 || data.length === 0) return null
  if (shape.length === 0) return mathNumber(data[0])
  const columns = shape.length === 1 ? data.length : shape[1]
  const rows: string[] = []
  for (let at = 0; at < data.length; at += columns) {
    rows.push(
      data
        .slice(at, at + columns)
        .map(mathNumber)
        .join(' & '),
    )
  }
  return `\\begin{bmatrix} ${rows.join(' \\\\ ')} \\end{bmatrix}`
}

const operationName = ({ node }: Pick<Recorded, 'node'>): string =>
  node instanceof OperationNode ? node.operation.row.name : node.name

const lineOf = (site: number): number | null => (site === 0 ? null : site)

/** A loop says the same again and again; it is written once. */
function folded(steps: readonly Said[]): Said[] {
  const seen = new Set<string>()
  return steps.filter(({ line, text, tex }) => {
    const key = JSON.stringify([line, text.en.replace(/^(?:Forward: |Then )/, ''), tex])
    return seen.size < seen.add(key).size
  })
}

function forwardSteps(tape: Tape, symbols: Symbols): Said[] {
  const results = tape.sources.filter(({ role }) => role === 'result')
  return results.flatMap((source, i) => {
    // The indices that come with a maximum are no step of their own.
    if (source.made === null || source.made.outputs.indexOf(source.tensor) > 0) return []
    const { forward } = phraseOf(source.made.node)
    const value = valueTex(source.value.toArray(), source.value.shape)
    const left = source.name === null ? null : nameTex(source.name)
    const sides = [left, symbols.operation(source), spelledSum(tape, symbols, source), value].filter(
      (side) => side !== null,
    )
    const text: Text = {
      en: `${i === 0 ? 'Forward: ' : 'Then '}${forward.en}.`,
      zh: `${i === 0 ? '前向计算：' : '接着'}${forward.zh}。`,
    }
    return [
      { line: lineOf(source.made.node.site), text, tex: sides.length > 1 ? sides.join(' = ') : (sides[0] ?? null) },
    ]
  })
}

/** A sum with its summands, as on paper: `x_{1}^{2} + x_{2}^{2}`; null for what is no sum of a few cells. */
function spelledSum(tape: Tape, symbols: Symbols, source: Source): string | null {
  if (source.made === null || operationName(source.made) !== 'sum' || source.value.numel !== 1) return null
  const [summed] = tape.uses.filter((use) => use.result === source)
  if (summed === undefined || summed.source.value.numel > MOST_SUMMANDS) return null
  const cells = Array.from({ length: summed.source.value.numel }, (_, cell) => symbols.cell(summed.source, cell))
  return cells.map((cell, i) => (i > 0 && cell.startsWith('-') ? `(${cell})` : cell)).join(' + ')
}

function backwardSteps(tape: Tape): Said[] {
  const { flows, passes } = tape.trace
  let before = ''
  return tape.passes.flatMap((pass) => {
    const roots = passes[pass]
    const flowing = flows.filter((flow) => flow.pass === pass)
    const root = roots.length === 1 ? tape.sourceOf(roots[0]) : null
    const steps = flowing.flatMap((flow, i) => stepOf(tape, flow, i))
    const said = JSON.stringify(steps)
    const again = said === before
    before = said
    return again ? [againOf(pass)] : [startOf(root?.name ?? null, pass, passes.length, root), ...steps]
  })
}

/** A call that does what the one before it did. */
const againOf = (pass: number): Said => ({
  line: null,
  text: {
    en: `Backward, call ${pass + 1}: the same numbers come back once more.`,
    zh: `第 ${pass + 1} 次反向传播：同样的数又回来一次。`,
  },
  tex: null,
})

/** Where backward begins. */
function startOf(name: string | null, pass: number, passes: number, root: Source | null): Said {
  const en = passes > 1 ? `Backward, call ${pass + 1}` : 'Backward'
  const zh = passes > 1 ? `第 ${pass + 1} 次反向传播` : '反向传播'
  const isScalar = root === null || root.value.numel === 1
  const from = { en: name ?? 'the result', zh: name === null ? '结果' : ` ${name} ` }
  const text: Text = isScalar
    ? { en: `${en}: start at ${from.en}, where the gradient is 1.`, zh: `${zh}：从${from.zh}出发，那里的梯度是 1。` }
    : {
        en: `${en}: ${from.en} is not a scalar, so it starts with the gradient that backward() was given.`,
        zh: `${zh}：${from.zh.trimStart()}不是标量，从传给 backward() 的梯度出发。`,
      }
  const tex = isScalar && name !== null ? `\\frac{\\partial ${nameTex(name)}}{\\partial ${nameTex(name)}} = 1` : null
  return { line: null, text, tex }
}

function stepOf(tape: Tape, flow: Flow, i: number): Said[] {
  const { node, outgoing } = flow
  const { backward } = phraseOf(node)
  const uses = tape.uses.filter((use) => use.into.node === node && use.edge >= 0)
  const sides = uses.flatMap((use) => {
    const gradient = outgoing[use.edge]
    const value = gradient ? valueTex(gradient.toArray(), gradient.shape) : null
    if (value === null) return []
    return [use.source.name === null ? value : `${nameTex(use.source.name)}: ${value}`]
  })
  const text: Text = {
    en: `${i === 0 ? '' : 'Further back, at '}${node.name}: ${backward.en}.`,
    zh: `${i === 0 ? '' : '继续往回，'}${node.name}：${backward.zh}。`,
  }
  const stretched = uses.some(
    (use) =>
      use.source.value.numel < use.result.value.numel && /^(?:add|sub|mul|div|rsub|pow)$/.test(operationName(flow)),
  )
  const summed: Text = {
    en: ' What was broadcast is summed back to its own shape.',
    zh: '广播过的张量，要把梯度加回到原来的形状。',
  }
  const whole = stretched ? { en: text.en + summed.en, zh: text.zh + summed.zh } : text
  return [
    { line: lineOf(node.site), text: { en: capitalised(whole.en), zh: whole.zh }, tex: sides.join(',\\quad ') || null },
  ]
}

/** Where the gradient stays, or why it does not. */
function keepingSteps(tape: Tape, asked: Source | null): Said[] {
  if (asked === null || tape.trace.passes.length === 0) return []
  const name = asked.name ?? 'x'
  const said = (en: string, zh: string): Said[] => [{ line: null, text: { en, zh }, tex: null }]
  if (asked.role === 'constant') {
    return said(
      `${name} does not require grad, so nothing is computed for it: ${name}.grad is None.`,
      `${name} 不需要求导，不会为它计算梯度，所以 ${name}.grad 是 None。`,
    )
  }
  const arrived = gradientAt(tape, asked) !== null
  if (!arrived) {
    return said(
      `Backward never comes to ${name}: ${name}.grad stays None.`,
      `反向传播没有经过 ${name}，所以 ${name}.grad 仍是 None。`,
    )
  }
  if (asked.role === 'result' && !asked.tensor.retainsGrad) {
    return said(
      `The gradient passes through ${name}, but ${name} is the result of an operation and not a leaf. It is not kept: ${name}.grad is None.`,
      `梯度流过了 ${name}，但 ${name} 是运算的结果，不是叶子张量。梯度不会保留，所以 ${name}.grad 是 None。`,
    )
  }
  if (asked.role === 'result') {
    return said(
      `${name} is not a leaf, but retain_grad() asked it to keep its gradient: it stands in ${name}.grad.`,
      `${name} 不是叶子张量，但调用了 retain_grad()，所以梯度保留在 ${name}.grad 里。`,
    )
  }
  return tape.trace.passes.length > 1
    ? said(
        `${name} is a leaf: every call of backward() adds what arrives to ${name}.grad.`,
        `${name} 是叶子张量：每次 backward() 都把到来的梯度累加到 ${name}.grad 里。`,
      )
    : said(
        `${name} is a leaf: what arrives is kept in ${name}.grad.`,
        `${name} 是叶子张量：到来的梯度保存在 ${name}.grad 里。`,
      )
}
