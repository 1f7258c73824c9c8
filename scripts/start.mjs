/**
 * `npm start`: installs what is missing, builds what changed, and starts the server, which prints its address and the
 * demo sign-ins. Plain Node, since it runs before anything is installed. Settings: see apps/api/README.md.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installed } from './install.mjs'
import { needsNode, quiet } from './node.mjs'
import { root } from './root.mjs'

const fail = (message) => {
  console.error(`Gradroom cannot start. ${message}`)
  process.exit(1)
}

needsNode()
// Said before minutes of installing; the server checks all settings again, by its schema.
const { PORT } = process.env
if (PORT && !(/^\d+$/.test(PORT) && Number(PORT) <= 65535))
  fail(`These settings do not fit. PORT=${PORT}: must be a whole number from 0 to 65535.`)

await installed()

const turbo = join(root, 'node_modules', 'turbo', 'bin', 'turbo')
console.log('Building (the first time takes a minute or two, then only what changed) …')
const built = await new Promise((resolve) => {
  const child = spawn(
    process.execPath,
    [turbo, 'run', 'build', '--filter=@gradroom/api...', '--output-logs=new-only', '--ui=stream'],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...quiet, NODE_ENV: 'production' } },
  )
  child.on('error', () => resolve(1))
  child.on('close', (code) => resolve(code ?? 1))
})
if (built !== 0) fail('The build failed, see above. Nothing was started.')

const main = join(root, 'apps', 'api', 'dist', 'main.js')
if (!existsSync(main))
  fail('The build left no server behind. Run `npx turbo run build --force` and look at what it says.')

const server = spawn(process.execPath, ['--enable-source-maps', main], {
  cwd: root,
  stdio: 'inherit',
  env: { NODE_ENV: 'production', ...process.env, ...quiet },
})
// A terminal sends Ctrl+C to the server as well; what is sent to us alone is passed on.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
process.on('SIGINT', () => {})
server.on('error', (error) => fail(error.message))
server.on('close', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)))
