import { readFileSync } from 'node:fs'
import { gradeInquiry } from '../inquiry.js'

interface WrittenCase {
  readonly id: string
  readonly code: string
  readonly ask: string
  readonly answer: string
  readonly correct: boolean
  /** Any of these explains the answer; none: right, or explained by nothing. */
  readonly mistake: readonly string[]
}

const cases = readFileSync(new URL('public.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as WrittenCase)

/** What went wrong with a case; null when nothing did. */
function fault({ id, code, ask, answer, correct, mistake }: WrittenCase): string | null {
  const graded = gradeInquiry({ code, ask }, { type: 'typed', text: answer })
  if (!graded.ok || graded.grade.status !== 'graded') return `${id}: not graded`
  const { grade } = graded
  const [first] = grade.mistakes
  if (grade.correct !== correct) return `${id}: taken for ${grade.correct ? 'right' : 'wrong'}`
  const named = first?.id ?? 'nothing'
  return (mistake.length === 0 ? first === undefined : mistake.includes(named))
    ? null
    : `${id}: ${named}, not ${mistake.join()}`
}

describe('answers whose mistake is known', () => {
  test('each is graded right, and its mistake named at the first place', () => {
    const faults = cases.map(fault).filter((found) => found !== null)
    process.stdout.write(`mistakes: ${cases.length - faults.length} of ${cases.length} passed\n`)
    expect(cases).toHaveLength(81)
    expect(faults).toEqual([])
  })
})
