/**
 * Counts what is missing in one of the two languages: the exercise bank, the refusals, the topics, skills and mistakes.
 * (The web app's messages are held by their types and by a test beside them.) Fails when anything is missing.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'yaml'
import { root } from './root.mjs'

const LANGUAGES = ['en', 'zh']
const HAN = /\p{Script=Han}/u
let texts = 0
const missing = []

/** Every place below a value that is a text in some language must be one in all of them, and the Chinese one must hold Chinese. */
function walk(value, place) {
  if (typeof value !== 'object' || value === null) return
  const languages = LANGUAGES.filter((language) => typeof value[language] === 'string')
  if (languages.length > 0) {
    texts++
    for (const language of LANGUAGES) if (!value[language]?.trim()) missing.push(`${place}: ${language}`)
    const words = (value.en ?? '').replace(/`[^`]*`|\{\{[^}]*\}\}|\$[^$]*\$/g, '').match(/[a-z]{3,}/gi) ?? []
    if (value.zh?.trim() && words.length >= 3 && !HAN.test(value.zh)) missing.push(`${place}: zh is not Chinese`)
    return
  }
  for (const [key, child] of Object.entries(value)) walk(child, `${place}.${key}`)
}

const yamlFiles = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return yamlFiles(path)
    return /\.ya?ml$/.test(entry.name) ? [path] : []
  })

for (const file of yamlFiles(join(root, 'content'))) walk(parse(readFileSync(file, 'utf8')), relative(root, file))
const built = (room) => import(pathToFileURL(join(root, 'packages', room, 'dist', 'index.js')).href)
const { REFUSALS } = await built('contracts')
walk(REFUSALS, 'refusals')
const { MISTAKES, topics } = await built('exercises')
walk(topics, 'topics')
walk(MISTAKES, 'mistakes')

for (const place of missing) console.log(`missing: ${place}`)
console.log(`${texts} texts in ${LANGUAGES.join(' and ')}, ${missing.length} missing`)
process.exit(missing.length === 0 ? 0 : 1)
