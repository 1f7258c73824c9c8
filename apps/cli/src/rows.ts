import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { z } from 'zod'

/** A line of a JSONL file: what stands in it, or null where it is not what was asked for. */
export interface Line<T> {
  /** From 1. */
  readonly number: number
  readonly row: T | null
}

/**
 * Reads a JSONL file line by line, so that a long one need not fit into memory; empty lines are passed over.
 * @param file its name; `-` or nothing is standard input
 */
export async function* readRows<T>(file: string | undefined, schema: z.ZodType<T>): AsyncGenerator<Line<T>> {
  const input = file === undefined || file === '-' ? process.stdin : createReadStream(file)
  let number = 0
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    number++
    if (text.trim() === '') continue
    const read = schema.safeParse(parsed(text))
    yield { number, row: read.success ? read.data : null }
  }
}

/** What the text says in JSON; undefined where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
