import type { Failure } from '../http/call'

/** Refusals that pass by themselves: what was refused is kept and sent again under the same id. */
const PASSING = new Set<string>(['try-again', 'too-many', 'server-stopping', 'question-paused'])

/** Whether sending the same again can succeed without anybody changing it. */
export const passes = (failure: Failure): boolean => failure.kind === 'unreachable' || PASSING.has(failure.refusal.code)
