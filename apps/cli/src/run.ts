import { readFileSync } from 'node:fs'
import { type ConformanceRecord, record, repr, runCode } from '@gradroom/snippet'
import { z } from 'zod'
import { writeLine } from './output.js'
import { readRows } from './rows.js'

const rowSchema = z.looseObject({ id: z.union([z.string(), z.number()]), code: z.string() })
const now = () => performance.now()

/** The text of a file, or of standard input where the name is `-` or missing; null, with the reason said, where it cannot be read. */
function readProgram(file: string | undefined): string | null {
  try {
    return readFileSync(file === undefined || file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    process.stderr.write(
      `gradroom: cannot read ${file ?? 'standard input'}: ${error instanceof Error ? error.message : String(error)}\n`,
    )
    return null
  }
}

/**
 * Runs one program and prints what Python would print, then the value of the last line.
 * @returns 0; 1 where the program ended in an error, which is printed on standard error with its line; 2 where there is no such file.
 */
export async function runFile(file: string | undefined): Promise<number> {
  const code = readProgram(file)
  if (code === null) return 2
  const run = runCode(code, { now })
  if (run.stdout !== '') process.stdout.write(run.stdout)
  for (const warning of run.warnings) process.stderr.write(`Warning: ${warning}\n`)
  if (run.error) {
    const { type, message, line } = run.error
    const source = line === null ? undefined : code.split('\n')[line - 1]
    process.stderr.write(line === null ? '' : `  line ${line}: ${(source ?? '').trim()}\n`)
    process.stderr.write(message === '' ? `${type}\n` : `${type}: ${message}\n`)
    return 1
  }
  if (run.value !== null) process.stdout.write(`${repr(run.value)}\n`)
  return 0
}

/** What is written for a program that showed a bug of ours: the lines after it are still worth running. */
const BROKEN = { error: { type: 'InternalError', message: 'a bug in Gradroom, see standard error', line: null } }

function recordOf(code: string): ConformanceRecord | null {
  try {
    return record(runCode(code, { now }))
  } catch (error) {
    process.stderr.write(
      `gradroom: a bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    return null
  }
}

/**
 * Runs a program a line and writes a record a line, in the order they came: `{"id", error, stdout, warnings, tensors, scalars, value}`.
 * @returns 0; 2 where a line could not be read, 1 where a program showed a bug of ours (both said on standard error; the others are still run).
 */
export async function runLines(file: string | undefined): Promise<number> {
  let code = 0
  for await (const { number, row } of readRows(file, rowSchema)) {
    if (row === null) {
      process.stderr.write(`gradroom: line ${number} is not {"id", "code"}\n`)
      code = 2
      continue
    }
    const recorded = recordOf(row.code)
    if (recorded === null) code = 1
    await writeLine(JSON.stringify({ id: row.id, ...(recorded ?? BROKEN) }))
  }
  return code
}
