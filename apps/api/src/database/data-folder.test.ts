import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { takeDataFolder } from './data-folder.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradroom-folder-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** The number of a process that has ended. */
const endedProcess = () => spawnSync(process.execPath, ['-e', '']).pid

it('lets one server in, and the next one after it has gone', async () => {
  const release = await takeDataFolder(join(folder, 'data'))
  await writeFile(join(folder, 'data', 'server.json'), JSON.stringify({ host: hostname(), pid: process.ppid }))
  await expect(takeDataFolder(join(folder, 'data'))).rejects.toThrow(/Another Gradroom is using/)
  await release()
  const again = await takeDataFolder(join(folder, 'data'))
  await again()
})

it('takes over at once what a killed server left behind', async () => {
  await mkdir(join(folder, 'server.lock'))
  await writeFile(join(folder, 'server.json'), JSON.stringify({ host: hostname(), pid: endedProcess() }))
  const release = await takeDataFolder(folder)
  await release()
})

it('says what to do when the folder cannot be made', async () => {
  await writeFile(join(folder, 'file'), '')
  await expect(takeDataFolder(join(folder, 'file', 'data'))).rejects.toThrow(/cannot be used \(ENOTDIR\)/)
})
