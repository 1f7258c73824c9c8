import type { HostView } from '@gradroom/contracts'
import { nextAction } from './next'

const question: Extract<HostView['phase'], { phase: 'question' }> = {
  phase: 'question',
  number: 1,
  of: 2,
  now: 0,
  openedAt: 0,
  closesAt: null,
  remaining: null,
  paused: false,
  players: 0,
  answered: 0,
  question: {
    exercise: 'seed',
    kind: 'gradient',
    title: { en: 'Sum of squares', zh: '平方和' },
    text: { en: 'What is x.grad?', zh: 'x.grad 是多少？' },
    code: 'x = 1',
    ask: 'x.grad',
    form: { type: 'grid', shape: [2, 2] },
  },
}
const result = { players: 0, answered: 0, right: 0, partly: 0, wrong: 0, groups: [], cells: null }
const revealed: HostView['phase'] = {
  phase: 'revealed',
  number: 1,
  of: 2,
  question: question.question,
  key: { display: 'tensor(2.)', answer: { type: 'typed', text: '2' } },
  result,
}
const view = (phase: HostView['phase'], next: number | null, scoring: 'accuracy' | 'none' = 'accuracy'): HostView => ({
  room: 'r',
  pin: '123456',
  locked: false,
  settings: { seconds: 60, scoring, revealWhenAllAnswered: false, cap: 500 },
  players: [],
  questions: 2,
  next,
  phase,
})
const words = (one: HostView) => nextAction(one)?.words

test('a room goes from the lobby through its questions to the podium', () => {
  expect(words(view({ phase: 'lobby' }, 1))).toBe('first')
  expect(words(view(question, 2))).toBe('reveal')
  expect(words(view(revealed, 2))).toBe('leaderboard')
  expect(words(view({ phase: 'leaderboard', number: 1, of: 2, rows: [] }, 2))).toBe('open')
  expect(words(view(revealed, null))).toBe('podium')
  expect(words(view({ phase: 'podium', rows: [] }, null))).toBe('end')
  expect(words(view({ phase: 'ended' }, null))).toBeUndefined()
})

test('a room without a score skips the leaderboard', () => {
  expect(words(view(revealed, 2, 'none'))).toBe('open')
})
