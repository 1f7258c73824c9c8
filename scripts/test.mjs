/**
 * `npm test`: every test there is. Unit, HTTP and socket tests by Jest on the embedded database (and on a real
 * PostgreSQL where TEST_DATABASE_URL names one), then the journeys in a real browser against the built app.
 * A missing browser is said loudly, and is a failure where CI is set. Ends with a line `N passed, N failed`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../e2e/chromium.mjs'
import { installed } from './install.mjs'
import { root } from './root.mjs'

const quiet = { TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' }
const scratch = mkdtempSync(join(tmpdir(), 'gradroom-test-'))
const modules = (path) => join(root, 'node_modules', path)

/** Runs Node on a file with what it prints passed on; its exit code. */
const run = (args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...quiet, ...env },
    })
    child.on('close', (code) => resolve(code ?? 1))
  })

const reportOf = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

let passed = 0
let failed = 0

await installed()
console.log('\n== Build')
const built = await run([modules('turbo/bin/turbo'), 'run', 'build', '--output-logs=errors-only', '--ui=stream'])
if (built !== 0) failed++

/** Runs Jest and counts what passed and failed; a run that ends badly without a failed test is a failure too. */
async function jest(name, args, env) {
  const file = join(scratch, `${name}.json`)
  const status = await run([modules('jest/bin/jest.js'), '--json', `--outputFile=${file}`, ...args], {
    NODE_OPTIONS:
      `${process.env['NODE_OPTIONS'] ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim(),
    ...env,
  })
  const report = reportOf(file)
  passed += report?.numPassedTests ?? 0
  failed += Math.max(
    (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0),
    status === 0 && report ? 0 : 1,
  )
}

console.log('\n== Unit, HTTP and socket tests, on the embedded database')
const { TEST_DATABASE_URL = '' } = process.env
await jest('embedded', process.argv.slice(2), { TEST_DATABASE_URL: undefined, TEST_REDIS_URL: undefined })
if (TEST_DATABASE_URL !== '') {
  console.log('\n== HTTP and socket tests again, on a real PostgreSQL')
  await jest('postgresql', ['apps/api', ...process.argv.slice(2)], { TEST_DATABASE_URL })
}

console.log('\n== Journeys in a browser')
const chromium = findChromium()
if (chromium === null) {
  console.error(
    '!! NO BROWSER: there is no Chromium here, so no journey was walked. Install one (Debian: apt install chromium) or set CHROMIUM.',
  )
  if (process.env['CI']) failed++
} else if (built === 0) {
  const e2eReport = join(scratch, 'e2e.json')
  const e2e = await run([modules('@playwright/test/cli.js'), 'test', '--config', 'e2e/playwright.config.ts'], {
    CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport,
  })
  const stats = reportOf(e2eReport)?.stats
  passed += (stats?.expected ?? 0) + (stats?.flaky ?? 0)
  failed += Math.max(stats?.unexpected ?? 0, e2e === 0 && stats ? 0 : 1)
}

rmSync(scratch, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
