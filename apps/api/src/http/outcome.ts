import { refuse, type Refusal } from '@gradroom/contracts'

/** What came of something asked for: a value, or a refusal as a value. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const done = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export { refuse }
