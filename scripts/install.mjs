import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const stamp = join(root, 'node_modules', '.gradroom-lock')
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

/**
 * Whether what is installed is what the lock file asks for: installed by us (the stamp), or by npm itself since the lock
 * file was last written (npm keeps a hidden lock file of what it installed; the two are written within seconds).
 */
function isCurrent() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return true
  const hidden = statSync(join(root, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false })
  return hidden !== undefined && hidden.mtimeMs + 5000 >= statSync(join(root, 'package-lock.json')).mtimeMs
}

/**
 * Installs the packages of the lock file where they are missing or others, with npm's own progress visible.
 * Ends the process with a clear error where that fails.
 */
export async function installed() {
  if (isCurrent()) return
  console.log('Installing packages (the first time takes a minute or two) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const code = await new Promise((resolve) => {
    const child = spawn(npm, ['ci', '--no-audit', '--no-fund'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    child.on('error', () => resolve(1))
    child.on('close', (status) => resolve(status ?? 1))
  })
  if (code !== 0) {
    console.error(
      'Gradroom could not install its packages: `npm ci` failed, see above. It needs the npm registry; then run the command again.',
    )
    process.exit(1)
  }
  writeFileSync(stamp, lockHash())
}
