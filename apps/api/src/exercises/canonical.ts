import { createHash } from 'node:crypto'

/** JSON with the keys of every object in order: equal values make equal texts, whatever order a database gave them back in. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** sha256 of the canonical JSON. */
export const fingerprint = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex')
