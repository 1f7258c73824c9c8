import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import lockfile from 'proper-lockfile'
import { z } from 'zod'
import { errorCode } from '../error-code.js'
import { StartupProblem } from '../startup-problem.js'

const ownerSchema = z.object({ host: z.string(), pid: z.number().int() })

/** A lock that its owner has not touched for so long is left over, in milliseconds. */
const STALE = 6000

/** Whether the process that wrote the lock is gone. On another machine we cannot know: then only time tells. */
async function ownerIsGone(ownerFile: string): Promise<boolean> {
  try {
    const owner = ownerSchema.parse(JSON.parse(await readFile(ownerFile, 'utf8')))
    if (owner.host !== hostname()) return false
    // A container that was killed comes back under the same number.
    if (owner.pid === process.pid) return true
    process.kill(owner.pid, 0)
    return false
  } catch (error) {
    return errorCode(error) === 'ESRCH'
  }
}

const isLocked = (error: unknown) => errorCode(error) === 'ELOCKED'

/**
 * Takes the data folder for this process alone: two servers that open one embedded database would part ways unseen.
 * A lock left by a killed server is taken over.
 * @returns what gives the folder back.
 * @throws StartupProblem when the folder is in use or cannot be written.
 */
export async function takeDataFolder(folder: string): Promise<() => Promise<void>> {
  const lockfilePath = join(folder, 'server.lock')
  const ownerFile = join(folder, 'server.json')
  const take = () =>
    lockfile.lock(folder, {
      lockfilePath,
      realpath: false,
      stale: STALE,
      update: 2000,
      onCompromised: (error) => {
        // Going on could mean two servers on one database; stopping loses nothing, since what was acknowledged is committed.
        process.stderr.write(`The lock on ${folder} was lost (${error.message}); stopping.\n`)
        process.exit(1)
      },
    })
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const release = await take().catch(async (error: unknown) => {
      if (!isLocked(error) || !(await ownerIsGone(ownerFile))) throw error
      await rm(lockfilePath, { recursive: true, force: true })
      return take()
    })
    await writeFile(ownerFile, JSON.stringify({ host: hostname(), pid: process.pid }))
    return async () => {
      await rm(ownerFile, { force: true })
      await release()
    }
  } catch (error) {
    if (isLocked(error))
      throw new StartupProblem(
        `Another Gradroom is using the data folder ${folder}. Stop it, or choose another folder with DATA_DIR. (After a crash on another machine, wait ${STALE / 1000} seconds.)`,
      )
    const code = errorCode(error)
    if (code !== undefined)
      throw new StartupProblem(
        `The data folder ${folder} cannot be used (${code}). Make it writable, or choose another with DATA_DIR.`,
      )
    throw error
  }
}
