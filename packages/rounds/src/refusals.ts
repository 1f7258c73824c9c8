/** Every reason a room can refuse an input. The words for them, in both languages, stand in the table of contracts. */
export const ROUND_REFUSALS = [
  'room-ended',
  'room-locked',
  'room-full',
  'name-empty',
  'not-in-room',
  'no-such-player',
  'removed-from-room',
  'question-not-open',
  'question-over',
  'question-paused',
  'answer-incomplete',
  'wrong-phase',
  'no-more-questions',
] as const
export type RoundRefusal = (typeof ROUND_REFUSALS)[number]
