import { z } from 'zod'

/**
 * What each viewer of a room is shown: the whole of it, always. Reconnecting means being sent this again.
 * What a question, a key, an answer and a grade look like is the caller's affair: it passes their schemas in.
 */

/** Where in the list of questions the room stands; `number` counts from 1. */
const place = { number: z.number().int(), of: z.number().int() }

/** Times are milliseconds on the server's clock; `now` is that clock when the view was made, so a viewer's own clock never matters. */
const timing = {
  now: z.number(),
  openedAt: z.number(),
  /** null: no limit, or paused. */
  closesAt: z.number().nullable(),
  /** While paused: what is left, in milliseconds. */
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

/** Answers that are the same, counted together; the biggest first. */
const answerGroup = z.strictObject({
  label: z.string(),
  count: z.number().int(),
  correct: z.boolean(),
  /** The mistake that explains them, where one does. */
  mistake: z.string().nullable(),
})
export type AnswerGroup = z.infer<typeof answerGroup>

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

export function viewSchemas<
  Q extends z.ZodType,
  K extends z.ZodType,
  A extends z.ZodType,
  G extends z.ZodType,
>(shapes: { question: Q; key: K; answer: A; grade: G }) {
  const { question, key, answer, grade } = shapes

  /** What a player's browser gets. Strict in every phase: before the reveal there is no place a key could stand in. */
  const player = z.strictObject({
    room: z.string(),
    pin: z.string(),
    you: z.strictObject({ id: z.string(), name: z.string(), score: z.number(), rank: z.number().int().nullable() }),
    phase: z.discriminatedUnion('phase', [
      z.strictObject({ phase: z.literal('lobby'), players: z.number().int() }),
      z.strictObject({ phase: z.literal('question'), ...place, ...timing, question, yours: answer.nullable() }),
      z.strictObject({
        phase: z.literal('revealed'),
        ...place,
        question,
        key,
        yours: answer.nullable(),
        grade: grade.nullable(),
        points: z.number(),
        result: resultSchema,
      }),
      z.strictObject({ phase: z.literal('leaderboard'), ...place, rows: z.array(rankRow), players: z.number().int() }),
      z.strictObject({ phase: z.literal('podium'), rows: z.array(rankRow), players: z.number().int() }),
      z.strictObject({ phase: z.literal('ended') }),
      /** Removed by the host. */
      z.strictObject({ phase: z.literal('removed') }),
    ]),
  })

  /** What the host's remote and the projector get; the key only once it is revealed, since a projector is seen by all. */
  const host = z.strictObject({
    room: z.string(),
    pin: z.string(),
    locked: z.boolean(),
    players: z.array(z.strictObject({ id: z.string(), name: z.string(), score: z.number(), answered: z.boolean() })),
    /** Titles of the questions in order are the caller's: here only how many there are and which come next. */
    questions: z.number().int(),
    phase: z.discriminatedUnion('phase', [
      z.strictObject({ phase: z.literal('lobby') }),
      z.strictObject({ phase: z.literal('question'), ...place, ...timing, ...tally, question }),
      z.strictObject({ phase: z.literal('revealed'), ...place, question, key, result: resultSchema }),
      z.strictObject({ phase: z.literal('leaderboard'), ...place, rows: z.array(rankRow) }),
      z.strictObject({ phase: z.literal('podium'), rows: z.array(rankRow) }),
      z.strictObject({ phase: z.literal('ended') }),
    ]),
  })
  return { player, host }
}
