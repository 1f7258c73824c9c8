import { z } from 'zod'
import { roomSettingsSchema } from './commands.js'

/**
 * What each viewer of a room is shown: the whole of it, always. Reconnecting means being sent this again.
 * What a question, a key, an answer and a grade look like is the caller's affair: it passes their schemas in.
 */

/** Where in the list of questions the room stands; `number` counts from 1 and is that of the question opened last. */
const place = { number: z.number().int(), of: z.number().int() }

/** Times are milliseconds on the server's clock; `now` is that clock when the view was made, so a viewer's own clock never matters. */
const timing = {
  now: z.number(),
  openedAt: z.number(),
  /** The first instant at which an answer is too late. null: no limit, or paused. */
  closesAt: z.number().nullable(),
  /** While paused: what is left, in milliseconds; null when there is no limit. */
  remaining: z.number().nullable(),
  paused: z.boolean(),
}

const rankRow = z.strictObject({
  player: z.string(),
  name: z.string(),
  score: z.number(),
  /** Shared by ties: 1, 2, 2, 4. */
  rank: z.number().int(),
  /** Places gained since the round before; negative: lost. */
  moved: z.number().int(),
})
export type RankRow = z.infer<typeof rankRow>

/** How many rows of the standings a player and a host are sent; a podium has the ranks 1 to 3. */
export const ROWS_SHOWN = { player: 10, host: 50 } as const

/** Answers that are the same, counted together; the biggest first. */
const answerGroup = z.strictObject({
  label: z.string(),
  count: z.number().int(),
  correct: z.boolean(),
  /** The mistake that explains them, where one does. */
  mistake: z.string().nullable(),
})
export type AnswerGroup = z.infer<typeof answerGroup>

/** How many groups a result lists; what `groups` leaves of `answered` gave rarer answers. */
export const GROUPS_SHOWN = 20

/** How the class answered one question. */
const tally = {
  players: z.number().int(),
  answered: z.number().int(),
}
const resultSchema = z.strictObject({
  ...tally,
  right: z.number().int(),
  partly: z.number().int(),
  wrong: z.number().int(),
  groups: z.array(answerGroup),
  /** For questions answered in cells: how many had each cell right; null otherwise. */
  cells: z.array(z.number().int()).nullable(),
})
export type RoundResult = z.infer<typeof resultSchema>

/** `rank` is null until a reveal the player was here for, and always where nothing is scored. */
const you = z.strictObject({
  id: z.string(),
  name: z.string(),
  score: z.number(),
  rank: z.number().int().nullable(),
})
const playerHead = z.strictObject({ room: z.string(), pin: z.string(), you })

/** A player's phases, without what only the caller can describe; that is added below, in schema and in type. */
const playerPhase = {
  lobby: z.strictObject({ phase: z.literal('lobby'), players: z.number().int() }),
  question: z.strictObject({ phase: z.literal('question'), ...place, ...timing }),
  revealed: z.strictObject({ phase: z.literal('revealed'), ...place, points: z.number(), result: resultSchema }),
  leaderboard: z.strictObject({
    phase: z.literal('leaderboard'),
    ...place,
    rows: z.array(rankRow),
    players: z.number().int(),
  }),
  podium: z.strictObject({ phase: z.literal('podium'), rows: z.array(rankRow), players: z.number().int() }),
  ended: z.strictObject({ phase: z.literal('ended') }),
  /** Removed by the host. */
  removed: z.strictObject({ phase: z.literal('removed') }),
}

const hostHead = z.strictObject({
  room: z.string(),
  pin: z.string(),
  locked: z.boolean(),
  settings: roomSettingsSchema,
  /** Those in the room, in the order they came. */
  players: z.array(z.strictObject({ id: z.string(), name: z.string(), score: z.number(), answered: z.boolean() })),
  /** Titles of the questions in order are the caller's: here only how many there are and which comes next. */
  questions: z.number().int(),
  /** The number of the question that opening would open; null when there is none left. */
  next: z.number().int().nullable(),
})
const hostPhase = {
  lobby: z.strictObject({ phase: z.literal('lobby') }),
  question: z.strictObject({ phase: z.literal('question'), ...place, ...timing, ...tally }),
  revealed: z.strictObject({ phase: z.literal('revealed'), ...place, result: resultSchema }),
  leaderboard: z.strictObject({ phase: z.literal('leaderboard'), ...place, rows: z.array(rankRow) }),
  podium: z.strictObject({ phase: z.literal('podium'), rows: z.array(rankRow) }),
  ended: z.strictObject({ phase: z.literal('ended') }),
}

/** What only the caller can describe: its questions, keys, answers and grades. */
export interface Shapes {
  question: unknown
  key: unknown
  answer: unknown
  grade: unknown
}

type Of<P> = z.infer<P[keyof P] & z.ZodType>
type Fixed<P extends { question: unknown; revealed: unknown }> = Of<Omit<P, 'question' | 'revealed'>>

/** What a player is sent; the type of `viewSchemas(...).player`. */
export type PlayerView<S extends Shapes> = z.infer<typeof playerHead> & {
  phase:
    | Fixed<typeof playerPhase>
    | (z.infer<typeof playerPhase.question> & { question: S['question']; yours: S['answer'] | null })
    | (z.infer<typeof playerPhase.revealed> & {
        question: S['question']
        key: S['key']
        yours: S['answer'] | null
        grade: S['grade'] | null
      })
}

/** What the host's remote and the projector are sent; the type of `viewSchemas(...).host`. */
export type HostView<S extends Shapes> = z.infer<typeof hostHead> & {
  phase:
    | Fixed<typeof hostPhase>
    | (z.infer<typeof hostPhase.question> & { question: S['question'] })
    | (z.infer<typeof hostPhase.revealed> & { question: S['question']; key: S['key'] })
}

/** The schemas of both views, for the caller's questions, keys, answers and grades. */
export function viewSchemas<
  Q extends z.ZodType,
  K extends z.ZodType,
  A extends z.ZodType,
  G extends z.ZodType,
>(shapes: { question: Q; key: K; answer: A; grade: G }) {
  const { question, key, answer, grade } = shapes

  /** What a player's browser gets. Strict in every phase: before the reveal there is no place a key could stand in. */
  const player = playerHead.extend({
    phase: z.discriminatedUnion('phase', [
      playerPhase.lobby,
      playerPhase.question.extend({ question, yours: answer.nullable() }),
      playerPhase.revealed.extend({ question, key, yours: answer.nullable(), grade: grade.nullable() }),
      playerPhase.leaderboard,
      playerPhase.podium,
      playerPhase.ended,
      playerPhase.removed,
    ]),
  })

  /** What the host's remote and the projector get; the key only once it is revealed, since a projector is seen by all. */
  const host = hostHead.extend({
    phase: z.discriminatedUnion('phase', [
      hostPhase.lobby,
      hostPhase.question.extend({ question }),
      hostPhase.revealed.extend({ question, key }),
      hostPhase.leaderboard,
      hostPhase.podium,
      hostPhase.ended,
    ]),
  })
  return { player, host }
}
