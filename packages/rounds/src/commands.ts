import { z } from 'zod'

/** What a host may ask of a room. A command may be sent again under the same command id: it acts once. */
export const hostCommandSchema = z.discriminatedUnion('type', [
  /** Opens the next question of the list, from the lobby, a reveal or a leaderboard. */
  z.strictObject({ type: z.literal('open') }),
  /** More time for the question that is open and has a limit; while it is paused, too. */
  z.strictObject({ type: z.literal('extend'), seconds: z.number().int().min(5).max(600) }),
  z.strictObject({ type: z.literal('pause') }),
  z.strictObject({ type: z.literal('resume') }),
  /** Ends answering now and reveals: a round that is closed is revealed, there is nothing between. */
  z.strictObject({ type: z.literal('reveal') }),
  /** Leaves the open question unscored and goes back to where the next one can be opened: the leaderboard, or the lobby while nothing has been revealed. */
  z.strictObject({ type: z.literal('skip') }),
  z.strictObject({ type: z.literal('leaderboard') }),
  z.strictObject({ type: z.literal('podium') }),
  z.strictObject({ type: z.literal('end') }),
  z.strictObject({ type: z.literal('lock'), locked: z.boolean() }),
  /** Removes a player for good: their secret leads nowhere in this room from then on. */
  z.strictObject({ type: z.literal('kick'), player: z.string() }),
])
export type HostCommand = z.infer<typeof hostCommandSchema>

/** How a room is played; chosen when it is made. */
export const roomSettingsSchema = z.strictObject({
  /** Time limit of a question in seconds; null: the host reveals. */
  seconds: z.number().int().min(5).max(1800).nullable(),
  scoring: z.enum(['accuracy', 'none']),
  /** Reveal at once when everybody who is here has answered. */
  revealWhenAllAnswered: z.boolean(),
  /** The greatest number of players. */
  cap: z.number().int().min(1).max(10000),
})
export type RoomSettings = z.infer<typeof roomSettingsSchema>
export const DEFAULT_ROOM_SETTINGS: RoomSettings = {
  seconds: 60,
  scoring: 'accuracy',
  revealWhenAllAnswered: false,
  cap: 500,
}
