import type { RoomSettings } from './commands.js'

/** What points may depend on. */
export interface Performance {
  /** From 0 to 1. */
  credit: number
  /** Milliseconds from the opening to the answer, pauses left out: for scorings that give a share for time. */
  took: number
}

/** The points of a full answer. */
export const FULL_POINTS = 1000

/** One row a scoring; a further one is a name in the settings and a row here. */
const SCORINGS: Record<RoomSettings['scoring'], (performance: Performance) => number> = {
  accuracy: ({ credit }) => Math.round(FULL_POINTS * credit),
  none: () => 0,
}

/** Points, a whole number, for one answer; nobody gets points for not answering. */
export const pointsFor = (scoring: RoomSettings['scoring'], performance: Performance | undefined): number =>
  performance === undefined ? 0 : SCORINGS[scoring](performance)

/** Whether people are ranked at all. */
export const ranks = (scoring: RoomSettings['scoring']): boolean => scoring !== 'none'
