export * from './commands.js'
export type { Audience, Clock, Effect, Input, Reply, RoomEvent, Step } from './input.js'
export { cleanName, NAME_LENGTH } from './names.js'
export * from './refusals.js'
export { restore, type SavedRoom } from './restore.js'
export { FULL_POINTS, pointsFor } from './scoring.js'
export {
  create,
  type GivenAnswer,
  type Mark,
  type Participant,
  type PastRound,
  type Phase,
  type RoomRecord,
  type RoomState,
} from './state.js'
export { step, timerOf } from './step.js'
export * from './view.js'
export { viewFor, type Viewer } from './viewFor.js'
