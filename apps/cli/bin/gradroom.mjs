#!/usr/bin/env node
/**
 * The door of the command line. It works on a fresh clone too: what is not built yet, or older than its source, is
 * built first (said on standard error, so that what a program prints stays clean).
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')
const ROOMS = [
  'packages/autograd',
  'packages/snippet',
  'packages/exercises',
  'packages/rounds',
  'packages/contracts',
  'apps/cli',
]

/** When the newest file below a folder was written, in milliseconds; 0 where there is none. */
function newest(folder) {
  let time = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) time = Math.max(time, newest(path))
    else if (entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
      time = Math.max(time, statSync(path).mtimeMs)
  }
  return time
}

function isBuilt(room) {
  const built = statSync(join(root, room, 'dist', room === 'apps/cli' ? 'main.js' : 'index.js'), {
    throwIfNoEntry: false,
  })
  return built !== undefined && built.mtimeMs >= newest(join(root, room, 'src'))
}

if (!ROOMS.every(isBuilt)) {
  process.stderr.write('gradroom: building …\n')
  const built = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'turbo', 'bin', 'turbo'),
      'run',
      'build',
      '--filter=@gradroom/cli',
      '--output-logs=errors-only',
      '--ui=stream',
    ],
    { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' } },
  )
  if (built.status !== 0) {
    process.stderr.write('gradroom: the build failed; see above.\n')
    process.exit(1)
  }
}

const { main } = await import('../dist/main.js')
process.exitCode = await main(process.argv)
