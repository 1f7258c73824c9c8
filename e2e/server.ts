import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
/** Below the ports that a system hands out by itself. */
const PORT = 21300
const PATIENCE = 120_000

/** A server of its own for the journeys, and how to stop it. */
export interface Server {
  url: string
  signIns: Record<string, { email: string; password: string }>
  child: ChildProcess
  stop(signal?: NodeJS.Signals): Promise<void>
}

/**
 * Starts the built server on a data folder and waits until it says that it is ready.
 * @throws Error with what it printed, where it ends or takes too long.
 */
export async function startServer(folder: string, port: number): Promise<Server> {
  const child = spawn(process.execPath, [join(root, 'apps', 'api', 'dist', 'main.js')], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
      DATABASE_URL: '',
      REDIS_URL: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`The server took too long:\n${printed}`)), PATIENCE)
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      // The sign-ins are printed with the address in one piece, or before a later one: the last line is blank.
      const ready = /Gradroom is ready: (\S+)[\s\S]*\n\n$/.exec(printed)
      if (ready === null) return
      clearTimeout(late)
      resolve(ready[1]!)
    })
    child.on('exit', (code) => reject(new Error(`The server ended with ${code}:\n${printed}`)))
  })
  const signIns: Server['signIns'] = {}
  for (const [, role, email, password] of printed.matchAll(/^ {2}(\w+) +(\S+@\S+) +(\S+)$/gm)) {
    signIns[role!] = { email: email!, password: password! }
  }
  const stop = (signal: NodeJS.Signals = 'SIGTERM') =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve()
      child.on('exit', () => resolve())
      child.kill(signal)
    })
  return { url, signIns, child, stop }
}

/** Starts the server that the journeys share; Playwright calls what is returned at the end. */
export default async function setUp(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'gradroom-e2e-'))
  const server = await startServer(folder, PORT)
  process.env['GRADROOM_URL'] = server.url
  process.env['GRADROOM_SIGN_INS'] = JSON.stringify(server.signIns)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
