import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** What is measured beside us; none of it is a dependency of the product. */
const PEERS = { '@tensorflow/tfjs': '4.22.0', '@tensorflow/tfjs-backend-wasm': '4.22.0', '@jax-js/jax': '0.1.25' }

const folder = new URL('../.peers/', import.meta.url)

/**
 * Installs the peers into a folder of their own, once.
 * @returns `load(name, format)` which imports one of them, or null when they cannot be installed
 */
export function installed() {
  const path = fileURLToPath(folder)
  if (!existsSync(new URL('node_modules/@jax-js/jax', folder))) {
    console.error('Installing the peers into bench/.peers …')
    mkdirSync(folder, { recursive: true })
    writeFileSync(new URL('package.json', folder), JSON.stringify({ private: true, dependencies: PEERS }))
    const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
      cwd: path,
      encoding: 'utf8',
    })
    if (npm.status !== 0) {
      console.error(
        `!! The peers could not be installed; only PyTorch and the hand-written loop stand beside us.\n${npm.stderr}`,
      )
      return null
    }
  }
  const require = createRequire(new URL('package.json', folder))
  const load = async (name) => {
    try {
      return require(name)
    } catch {
      return await import(pathToFileURL(require.resolve(name)).href)
    }
  }
  return Object.assign(load, { resolve: (name) => require.resolve(name) })
}
