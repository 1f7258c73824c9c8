import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { checkExercise, type Exercise, LANGUAGES, readExercise, topics } from '@gradroom/exercises'

/** YAML files below a folder, in order. */
function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return yamlFiles(path)
      return /\.ya?ml$/.test(entry.name) ? [path] : []
    })
}

/**
 * Checks a bank: each file against its schema, ids against file names and one another, both languages, and `variants`
 * variants of each exercise. Prints a line a problem and last `N exercises, N problems`.
 * @returns 0 without problems, 1 with some, 2 where there is no such folder.
 */
export async function checkBank(folder: string, variants: number): Promise<number> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    process.stderr.write(`gradroom: there is no folder ${folder}\n`)
    return 2
  }
  const files = yamlFiles(folder)
  if (files.length === 0) {
    process.stderr.write(`gradroom: there are no YAML files in ${folder}\n`)
    return 2
  }
  const problems: string[] = []
  const say = (problem: string) => {
    problems.push(problem)
    process.stdout.write(`${problem}\n`)
  }
  const bank = new Map<string, Exercise>()
  for (const file of files) {
    const name = relative(folder, file)
    const read = readExercise(readFileSync(file, 'utf8'))
    if (!read.ok) {
      for (const { line, path, message } of read.problems)
        say(`${name}${line === null ? '' : `:${line}`}: ${path}: ${message.en} ${message.zh}`)
      continue
    }
    const { exercise } = read
    if (bank.has(exercise.id)) say(`${name}: the id ${exercise.id} is used twice`)
    if (!new RegExp(`(^|[/\\\\])${exercise.id}\\.ya?ml$`).test(name))
      say(`${name}: the file is not named after its id ${exercise.id}`)
    bank.set(exercise.id, exercise)
    for (const problem of checkExercise(exercise, { variants })) {
      say(
        `${name}: ${problem.seed === null ? '' : `seed ${problem.seed}: `}${problem.message.en} ${problem.message.zh}`,
      )
    }
  }
  const perTopic = topics.map(
    (topic) => `${topic.id} ${[...bank.values()].filter((exercise) => exercise.topic === topic.id).length}`,
  )
  process.stdout.write(`${perTopic.join(', ')}\n`)
  process.stdout.write(
    `${bank.size} exercises, ${variants} variants each, ${LANGUAGES.join(' and ')}: ${problems.length} problems\n`,
  )
  return problems.length === 0 ? 0 : 1
}
