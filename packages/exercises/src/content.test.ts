import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { checkExercise } from './check.js'
import { topics } from './curriculum/topics.js'
import { readExercise, writeExercise } from './exercise/yaml.js'
import { explain } from './explain/explain.js'
import { question } from './life.js'
import { drawVariant } from './variant/draw.js'

const ROOT = fileURLToPath(new URL('../../../content/', import.meta.url))
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'))
const textOf = (file: string) => readFileSync(`${ROOT}/${file}`, 'utf8')
/** `npx gradroom check content/` draws a hundred. */
const VARIANTS = 6

describe('the bank', () => {
  test('has exercises for every topic, and at least two for every skill', () => {
    const covered = new Set(files.map((file) => file.split(/[/\\]/)[0]))
    for (const { id } of topics) expect(covered).toContain(id)
    expect(files.length).toBeGreaterThanOrEqual(150)
    const named = files.flatMap((file) => {
      const read = readExercise(textOf(file))
      return read.ok ? read.exercise.skills : []
    })
    const skills = topics.flatMap((topic): readonly { id: string }[] => topic.skills)
    const rare = skills.filter(({ id }) => named.filter((skill) => skill === id).length < 2)
    expect(rare).toEqual([])
  })

  test.each(files)('%s is whole, lies where it says, and can be asked and explained', (file) => {
    const read = readExercise(textOf(file))
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    const { exercise } = read
    expect(`${exercise.topic}/${exercise.id}.yaml`).toBe(file.replaceAll('\\', '/'))
    expect(writeExercise(exercise)).toBe(textOf(file))
    expect(exercise.hints).toHaveLength(3)
    expect(topics.find(({ id }) => id === exercise.topic)?.skills.map(({ id }): string => id)).toEqual(
      expect.arrayContaining(exercise.skills.slice(0, 1)),
    )
    expect(checkExercise(exercise, { variants: VARIANTS })).toEqual([])
    const drawn = drawVariant(exercise, 1)
    if (!drawn.ok) throw new Error(drawn.problem.en)
    const { code, ask } = question(drawn.variant)
    for (const { tex } of explain({ code, ask }).cells) expect(tex).not.toMatch(/@|undefined|NaN|\\text\{null/)
  })
})
