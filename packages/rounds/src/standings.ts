import { get, values, type Keyed } from './keyed.js'
import { ranks } from './scoring.js'
import type { Participant, RoomState, Score } from './state.js'
import type { RankRow, Shapes } from './view.js'

interface Standings {
  /** Best first; equals in the order they came. */
  rows: readonly RankRow[]
  rankOf: ReadonlyMap<string, number>
}
const UNRANKED: Standings = { rows: [], rankOf: new Map() }

/** Scores are replaced at a reveal and never changed, and names and seats stay: so each is ranked once, for all its viewers. */
const ranked = new WeakMap<Keyed<Score>, Standings>()

/** The standings after the last reveal; nobody is ranked before the first, nor where nothing is scored: rules S3 to S5. */
export function standingsOf<S extends Shapes>({ record, players, scores }: RoomState<S>): Standings {
  if (!ranks(record.settings.scoring)) return UNRANKED
  const known = ranked.get(scores)
  if (known !== undefined) return known
  const revealed = record.rounds.filter(({ outcome }) => outcome === 'revealed').length
  const standings = rank(scores, players, revealed > 1)
  ranked.set(scores, standings)
  return standings
}

function rank(scores: Keyed<Score>, players: Keyed<Participant>, hadRoundBefore: boolean): Standings {
  const entries: { player: string; name: string; seat: number; score: number; before: number }[] = []
  for (const { id, name, seat } of values(players)) {
    const scored = get(scores, id)
    if (scored === undefined) continue
    entries.push({ player: id, name, seat, score: scored.score, before: scored.score - scored.gained })
  }
  const rankOfBefore = ranksIn(entries.map(({ before }) => before))
  const rankOfScore = ranksIn(entries.map(({ score }) => score))
  const rows = entries
    .toSorted((a, b) => b.score - a.score || a.seat - b.seat)
    .map(({ player, name, score, before }) => {
      const rank = rankOfScore.get(score) ?? 1
      return { player, name, score, rank, moved: hadRoundBefore ? (rankOfBefore.get(before) ?? rank) - rank : 0 }
    })
  return { rows, rankOf: new Map(rows.map(({ player, rank }) => [player, rank])) }
}

/** Each score's rank: one more than the number of greater ones. */
function ranksIn(scores: readonly number[]): Map<number, number> {
  const found = new Map<number, number>()
  scores.toSorted((a, b) => b - a).forEach((score, index) => found.has(score) || found.set(score, index + 1))
  return found
}
