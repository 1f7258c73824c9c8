/**
 * `npm run dev`: the server on http://localhost:3000 (or PORT), which follows changes. Packages and the server are
 * compiled as they are saved, the server starts anew when either changed, and pages are rebuilt by Next itself.
 */
import { spawn, spawnSync } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { installed } from './install.mjs'
import { needsNode, quiet } from './node.mjs'
import { root } from './root.mjs'

const PACKAGES = ['autograd', 'snippet', 'exercises', 'rounds', 'contracts'].map((name) => join('packages', name))
const COMPILED = [...PACKAGES, join('apps', 'api')]
/** Compilers write file after file: the server starts anew when they have been quiet for so long, in milliseconds. */
const CALM = 400
/** How long the server may take to stop, in milliseconds. */
const PATIENCE = 9000

needsNode()
await installed()
const env = { ...process.env, ...quiet, NODE_ENV: 'development' }

console.log('Building once …')
const turbo = join(root, 'node_modules', 'turbo', 'bin', 'turbo')
const built = spawnSync(
  process.execPath,
  [turbo, 'run', 'build', ...COMPILED.map((path) => `--filter=./${path}`), '--output-logs=errors-only', '--ui=stream'],
  { cwd: root, stdio: 'inherit', env: { ...env, NODE_ENV: 'production' } },
)
if (built.status !== 0) {
  console.error('The build failed, see above.')
  process.exit(1)
}

const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
const compilers = COMPILED.map((path) =>
  spawn(process.execPath, [tsc, '-p', join(path, 'tsconfig.build.json'), '--watch', '--preserveWatchOutput'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
    // A group of its own: the compiler proper is a child of this process, and would live on without it.
    detached: process.platform !== 'win32',
  }),
)

let server = null
let ending = false

function start() {
  server = spawn(process.execPath, ['--enable-source-maps', join(root, 'apps', 'api', 'dist', 'main.js')], {
    cwd: root,
    stdio: 'inherit',
    env,
  })
  server.on('exit', () => {
    server = null
  })
}

/** Stops the server and resolves when it has gone. */
function stop() {
  const running = server
  if (running === null) return Promise.resolve()
  return new Promise((resolve) => {
    const kill = setTimeout(() => running.kill('SIGKILL'), PATIENCE)
    running.once('exit', () => {
      clearTimeout(kill)
      resolve()
    })
    running.kill('SIGTERM')
  })
}

let calm = null
let restarting = Promise.resolve()
function changed(_, file) {
  if (ending || (file !== null && !file.endsWith('.js'))) return
  clearTimeout(calm)
  calm = setTimeout(() => {
    restarting = restarting.then(stop).then(() => {
      if (!ending) start()
    })
  }, CALM)
}
start()
// The compilers' first round rewrites what has just been built.
setTimeout(() => {
  for (const path of COMPILED) watch(join(root, path, 'dist'), { recursive: true }, changed)
}, 5000)

function endGroup(child) {
  if (child.pid === undefined || child.exitCode !== null) return
  try {
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'])
    else process.kill(-child.pid, 'SIGTERM')
  } catch (error) {
    // It has gone by itself meanwhile.
    if (error.code !== 'ESRCH') throw error
  }
}

async function end() {
  if (ending) return
  ending = true
  for (const compiler of compilers) endGroup(compiler)
  await restarting
  await stop()
  process.exit(0)
}
process.on('SIGINT', end)
process.on('SIGTERM', end)
