import { gradeInquiry, type Inquiry, type InquiryGrade } from '@gradroom/exercises'
import { z } from 'zod'
import { writeLine } from './output.js'
import { readRows } from './rows.js'

const rowSchema = z.looseObject({
  id: z.union([z.string(), z.number()]),
  code: z.string(),
  ask: z.string(),
  answer: z.string(),
})

/**
 * Grades an answer a line: reads `{"id","code","ask","answer"}` (the program, the expression asked for after it, and what was answered, as a
 * text) and writes `{"id","correct","score","mistakes":[{"id","node","line"}]}`, in the order they came.
 * @returns 0; 2 where a line could not be read, 1 where a question has no key (its program ends in an error, or what is asked for is no
 * tensor), both said on standard error; the others are still graded.
 */
export async function gradeLines(file: string | undefined): Promise<number> {
  let code = 0
  for await (const { number, row } of readRows(file, rowSchema)) {
    if (row === null) {
      process.stderr.write(`gradroom: line ${number} is not {"id", "code", "ask", "answer"}\n`)
      code = 2
      continue
    }
    const { id, code: program, ask, answer } = row
    const graded = gradedOrBroken({ code: program, ask }, answer)
    if (graded === null) {
      code = 1
      continue
    }
    if (!graded.ok) {
      process.stderr.write(`gradroom: line ${number}: ${graded.problem.en}\n`)
      code = Math.max(code, 1)
      continue
    }
    const { grade } = graded
    const verdict =
      grade.status === 'graded'
        ? { correct: grade.correct, score: grade.score, mistakes: grade.mistakes }
        : { correct: false, score: 0, mistakes: [] }
    await writeLine(JSON.stringify({ id, ...verdict }))
  }
  return code
}

/** The verdict; null where the question showed a bug of ours, which is said: the lines after it are still worth grading. */
function gradedOrBroken(inquiry: Inquiry, answer: string): InquiryGrade | null {
  try {
    return gradeInquiry(inquiry, { type: 'typed', text: answer })
  } catch (error) {
    process.stderr.write(
      `gradroom: a bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    return null
  }
}
