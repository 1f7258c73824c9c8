import { get, values, type Keyed } from './keyed.js'
import type { GivenAnswer, Mark, RoomState, Score } from './state.js'
import { GROUPS_SHOWN, type AnswerGroup, type RoundResult, type Shapes } from './view.js'

/** Each reveal and each removal makes new scores, and a revealed question's answers stay as they are: so each is counted once. */
const counted = new WeakMap<Keyed<Score>, RoundResult>()

/** How those present at the reveal answered the question revealed last: rules R4 and R5. */
export function resultOf<S extends Shapes>({ answers, scores }: RoomState<S>): RoundResult {
  const known = counted.get(scores)
  if (known !== undefined) return known
  const result = count(answers, scores)
  counted.set(scores, result)
  return result
}

function count<S extends Shapes>(answers: Keyed<GivenAnswer<S>>, scores: Keyed<Score>): RoundResult {
  const marks: Mark[] = []
  for (const { player, mark } of values(answers)) if (get(scores, player) !== undefined) marks.push(mark)
  const right = marks.filter(({ credit }) => credit >= 1).length
  const wrong = marks.filter(({ credit }) => credit <= 0).length
  return {
    players: scores.size,
    answered: marks.length,
    right,
    partly: marks.length - right - wrong,
    wrong,
    groups: grouped(marks),
    cells: cellsRight(marks),
  }
}

/** Equal answers together; the biggest group first, among equals the right one, then by label. */
function grouped(marks: readonly Mark[]): AnswerGroup[] {
  const groups = new Map<string, AnswerGroup>()
  for (const { label, credit, mistake } of marks) {
    const correct = credit >= 1
    const name = JSON.stringify([label, correct, mistake])
    const group = groups.get(name)
    if (group === undefined) groups.set(name, { label, count: 1, correct, mistake })
    else group.count += 1
  }
  return [...groups]
    .toSorted(
      ([nameA, a], [nameB, b]) =>
        b.count - a.count || Number(b.correct) - Number(a.correct) || (nameA < nameB ? -1 : 1),
    )
    .slice(0, GROUPS_SHOWN)
    .map(([, group]) => group)
}

function cellsRight(marks: readonly Mark[]): number[] | null {
  const inCells = marks.flatMap(({ cells }) => (cells === null ? [] : [cells]))
  if (inCells.length === 0) return null
  const cells = Array<number>(Math.max(...inCells.map(({ length }) => length))).fill(0)
  for (const row of inCells) row.forEach((right, at) => (cells[at] += Number(right)))
  return cells
}
