import type { Answer, Question } from '@gradroom/exercises'
import { asTensor, repr, runCode } from '@gradroom/snippet'

const number = (value: number) => String(Math.round(value * 1e4) / 1e4)

/** The numbers that running the program gives for the asked expression; null where it is no tensor. */
function truth(question: Question): { shape: number[]; data: number[] } | null {
  if (question.ask === null) return null
  const asked = runCode(question.code).evaluate(question.ask)
  if (!asked.ok) return null
  const tensor = asTensor(asked.value)
  return tensor === null ? null : { shape: [...tensor.shape], data: tensor.toArray() }
}

/** Whether an option speaks of what running the program shows: its error's type, or the class of the asked node. */
function fits(question: Question, option: string): boolean {
  const run = runCode(question.code)
  if (run.error !== null) return option.startsWith(run.error.type)
  const node = question.ask === null ? null : run.evaluate(`${question.ask}.name()`)
  return node?.ok === true && option.startsWith(repr(node.value).replaceAll("'", ''))
}

/** A slip as students make them: a sign, a factor of two, a neighbour's number, all in one cell or in all of them. */
function slip(data: number[], random: () => number): number[] {
  const kind = Math.floor(random() * 4)
  if (kind === 0) return data.map((value) => -value)
  if (kind === 1) return data.map((value) => value / 2)
  if (kind === 2) return data.map(() => 1)
  const at = Math.floor(random() * Math.max(1, data.length))
  return data.map((value, index) => (index === at ? value + 1 : value))
}

/**
 * What a simulated student answers.
 * @param right whether this student knows it; a wrong answer is a plausible one.
 */
export function guess(question: Question, right: boolean, random: () => number): Answer {
  const { form } = question
  if (form.type === 'choice') {
    const fitting = right ? form.options.filter(({ text }) => fits(question, text.en)) : []
    const among = fitting.length > 0 ? fitting : form.options
    return { type: 'choice', choice: among[Math.floor(random() * among.length)].id }
  }
  if (form.type === 'flags') {
    const run = right ? runCode(question.code) : null
    const values = form.items.map((item) => {
      const asked = run?.evaluate(item)
      return asked?.ok ? repr(asked.value) === 'True' : random() < 0.5
    })
    return { type: 'flags', values }
  }
  const known = truth(question)
  if (form.type === 'grid') {
    if (known === null) return { type: 'none' }
    return { type: 'grid', shape: known.shape, cells: (right ? known.data : slip(known.data, random)).map(number) }
  }
  if (known !== null) return { type: 'typed', text: JSON.stringify(right ? known.data : slip(known.data, random)) }
  const run = runCode(question.code)
  const asked = question.ask === null ? null : run.evaluate(question.ask)
  const text = asked?.ok ? repr(asked.value) : run.stdout.trim()
  return { type: 'typed', text: right ? text || '?' : 'None' }
}
