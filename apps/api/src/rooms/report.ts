import type { Report } from '@gradroom/contracts'
import type { Language, Question } from '@gradroom/exercises'
import { pointsFor } from '@gradroom/rounds'
import type { RoomAnswer } from './shapes.js'
import type { StoredRoom } from './store.js'

/** Under one another: equal scores share a rank, and the next one is skipped. */
const rankIn = (scores: readonly number[], score: number) => 1 + scores.filter((other) => other > score).length

/** An answer as one readable text: of a choice, the words of its option, in both languages where none is asked for. */
function shownOf({ form }: Question, { answer, mark }: RoomAnswer, language: Language | null): string {
  if (answer.type !== 'choice' || form.type !== 'choice') return mark.label
  const text = form.options.find(({ id }) => id === answer.choice)?.text
  if (text === undefined) return mark.label
  if (language !== null || text.en === text.zh) return text[language ?? 'en']
  return `${text.en} · ${text.zh}`
}

/**
 * How a class did, from what was saved. Only questions that are over are in it, so that a report asked for too early
 * gives no key away; questions that were skipped are, but give no points.
 */
export function reportOf({ saved }: StoredRoom, language: Language | null = null): Report {
  const { record, questions, participants } = saved
  const people = participants.filter(({ removed }) => !removed).toSorted((a, b) => a.seat - b.seat)
  const counting = new Map<string, RoomAnswer>()
  for (const given of saved.answers) {
    const place = `${given.number} ${given.player}`
    const before = counting.get(place)
    if (before === undefined || before.version < given.version) counting.set(place, given)
  }
  const answerTo = (number: number, player: string) => counting.get(`${number} ${player}`)
  const revealed = record.rounds.filter(({ outcome }) => outcome === 'revealed')
  const points = (number: number, player: string) => {
    const given = answerTo(number, player)
    return pointsFor(
      record.settings.scoring,
      given === undefined ? undefined : { credit: given.mark.credit, took: given.took },
    )
  }
  const scores = new Map(
    people.map(({ id }) => [id, revealed.reduce((sum, { number }) => sum + points(number, id), 0)]),
  )
  const isRanked = record.settings.scoring !== 'none' && revealed.length > 0
  const { room, pin } = record

  return {
    room,
    pin,
    questions: record.rounds.map(({ number, seats, outcome }) => {
      const { question, key } = questions[number - 1]
      const here = people.filter(({ seat }) => seat < seats)
      const given = here.map(({ id }) => answerTo(number, id)).filter((one) => one !== undefined)
      const credits = given.map(({ mark }) => mark.credit)
      return {
        number,
        exercise: question.exercise,
        title: question.title,
        code: question.code,
        key: outcome === 'revealed' || record.phase.phase === 'ended' ? key : null,
        players: here.length,
        answered: given.length,
        right: credits.filter((credit) => credit === 1).length,
        meanScore: given.length === 0 ? null : credits.reduce((sum, one) => sum + one, 0) / given.length,
      }
    }),
    people: people.map(({ id, name }) => {
      const score = scores.get(id) ?? 0
      return {
        player: id,
        name,
        score,
        rank: isRanked ? rankIn([...scores.values()], score) : null,
        answers: record.rounds.map(({ number }) => {
          const given = answerTo(number, id)
          return given === undefined
            ? { number, answer: null, shown: '', grade: null, took: null }
            : {
                number,
                answer: given.answer,
                shown: shownOf(questions[number - 1].question, given, language),
                grade: given.grade,
                took: given.took,
              }
        }),
      }
    }),
  }
}
