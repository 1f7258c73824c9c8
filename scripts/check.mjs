/**
 * `npm run check`: the static checks, each by name, all of them even when one fails.
 * Types need the packages built, so they come first; the rest only reads the source.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './root.mjs'

const bin = (name) => join(root, 'node_modules', '.bin', name)
const CHECKS = [
  ['types', bin('turbo'), ['run', 'types', '--output-logs=errors-only', '--ui=stream']],
  ['lint', bin('oxlint'), ['--quiet']],
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  [
    'imports',
    bin('depcruise'),
    ['packages', 'apps/cli/src', 'apps/api/src', 'apps/web/src', 'prisma', '--output-type', 'err'],
  ],
  ['house', process.execPath, [join(root, 'scripts', 'house.mjs')]],
  ['translations', process.execPath, [join(root, 'scripts', 'translations.mjs')]],
]

const failed = []
for (const [name, command, args] of CHECKS) {
  const started = performance.now()
  const done = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', FORCE_COLOR: '0' },
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const ok = done.status === 0
  if (!ok) failed.push(name)
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`)
  if (!ok || name === 'translations') process.stdout.write(`${done.stdout}${done.stderr}`)
}
if (failed.length > 0) {
  console.error(`check: ${failed.join(', ')} failed`)
  process.exit(1)
}
