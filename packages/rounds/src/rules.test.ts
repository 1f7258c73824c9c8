import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { effectsOf, Play } from './testing/room.js'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const RULE = /\b[A-Z]\d{1,2}\b/g

const rules = [...readFileSync(here('../SPEC.md'), 'utf8').matchAll(/^- \*\*([A-Z]\d{1,2})\*\* /gm)].map(
  ([, rule]) => rule,
)
const titles = readdirSync(here('.'))
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap((file) => readFileSync(here(file), 'utf8').match(/['‘][^'\n]*\b[A-Z]\d{1,2}\b[^'\n]*['’],/g) ?? [])
const cited = new Set(titles.flatMap((title) => title.match(RULE) ?? []))

test('every rule has one number and a test, and no test cites a rule that does not exist', () => {
  expect(new Set(rules).size).toBe(rules.length)
  expect(rules.filter((rule) => !cited.has(rule))).toEqual([])
  expect([...cited].filter((rule) => !rules.includes(rule))).toEqual([])
})

test('P4: effects come in the order saves, timers, broadcasts', () => {
  const play = new Play({ seconds: 10, revealWhenAllAnswered: true }, 4).joinAll('ada', 'bo', 'cy')
  const order = ['save-participant', 'save-answer', 'save-room', 'save-event', 'set-timer', 'cancel-timer', 'broadcast']
  const stage = (type: string) => (type.startsWith('save') ? 0 : type.endsWith('timer') ? 1 : 2)
  const outcomes = [
    play.host('open'),
    play.answer('ada', '2', 1),
    play.host('pause'),
    play.host({ type: 'kick', player: 'bo' }),
    play.host('resume'),
    play.host({ type: 'extend', seconds: 5 }),
    play.host({ type: 'kick', player: 'cy' }),
    play.host('open'),
    play.host('skip'),
    play.host('open'),
    play.answer('ada', '2', 1, { number: 3 }),
    play.host('open'),
    play.host('end'),
  ]
  for (const outcome of outcomes) {
    const types: string[] = effectsOf(outcome) ?? []
    expect(types.length).toBeGreaterThan(0)
    expect(order).toEqual(expect.arrayContaining(types))
    const stages = types.map(stage)
    expect(stages).toEqual(stages.toSorted())
  }
})

test('P5: every change of the record is saved under the next revision', () => {
  const play = new Play({ seconds: 10, revealWhenAllAnswered: true }).joinAll('ada', 'bo')
  expect(play.state.record.revision).toBe(0)
  play.host('open')
  expect(play.state.record.revision).toBe(1)
  play.answer('ada', '2', 1)
  expect(play.state.record.revision).toBe(1)
  const both = play.host({ type: 'kick', player: 'bo' })
  const revisions = both.ok ? both.effects.flatMap((it) => (it.type === 'save-room' ? [it.record.revision] : [])) : []
  expect(revisions).toEqual([2, 3])
})
