/**
 * The rules of the house that no linter knows: the length of files, names that say nothing, addresses in the lock file,
 * tests that do not test, types switched off, paths of one machine. Prints each breach with its place.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const LONGEST = 400
const VAGUE = /(^|\/)(utils?|helpers?|common|misc|shared|manager|core|lib)(\/|\.tsx?$)/
const PATTERNS = [
  [/\b(?:it|test|describe)\.(?:skip|todo|only|failing)\b|\bx(?:it|describe)\(/, /\.tsx?$/, 'a test that does not test'],
  [/@ts-(?:ignore|nocheck)|\bas any\b|: any\b|\bas unknown as\b/, /(?<!\.test)\.tsx?$/, 'a type switched off'],
  [/\b(?:TODO|FIXME|XXX)\b/, /\.(?:tsx?|mjs|prisma|ya?ml)$/, 'left for later'],
  [/(?:^|[\s'"`(=])\/(?:root|home\/[a-z]+|Users\/[a-z]+)\//i, /\.(?:tsx?|mjs|json|md|ya?ml)$/, 'a path of one machine'],
]
const OWN = 'scripts/house.mjs'

const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
if (listed.status !== 0) {
  console.error(`house: git cannot list the files: ${listed.stderr}`)
  process.exit(1)
}
const breaches = []
for (const file of listed.stdout.split('\n').filter(Boolean)) {
  if (!existsSync(join(root, file))) continue
  if (VAGUE.test(file)) breaches.push(`${file}: a name that says nothing`)
  if (file === OWN || !/\.(?:tsx?|mjs|cjs|css|prisma|ya?ml|json|md)$/.test(file)) continue
  if (/\.jsonl$|package-lock\.json$|(^|\/)recorded/.test(file)) continue
  const lines = readFileSync(join(root, file), 'utf8').split('\n')
  if (/\.(?:tsx?|mjs|cjs|css)$/.test(file) && lines.length - 1 > LONGEST)
    breaches.push(`${file}: ${lines.length - 1} lines, at most ${LONGEST}`)
  for (const [pattern, files, what] of PATTERNS) {
    if (!files.test(file)) continue
    for (const [index, line] of lines.entries())
      if (pattern.test(line)) breaches.push(`${file}:${index + 1}: ${what}: ${line.trim()}`)
  }
}
const addresses = readFileSync(join(root, 'package-lock.json'), 'utf8').match(/"resolved": "https?:/g)?.length ?? 0
if (addresses > 0) breaches.push(`package-lock.json: ${addresses} download addresses`)

for (const breach of breaches) console.log(breach)
process.exit(breaches.length === 0 ? 0 : 1)
