import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import { type Exercise, writeExercise } from '@gradroom/exercises'
import pino from 'pino'
import type { Database } from '../database/database.js'
import { addVersion } from '../exercises/publishing.js'
import { testDatabase } from '../testing/database.js'
import { squares } from '../testing/exercises.js'
import { seedBank } from './bank.js'
import { demoSignIns, seedDemoAccounts } from './demo-accounts.js'

jest.setTimeout(60_000)

const log = pino({ level: 'silent' })
let database: Database
let drop: () => Promise<void>
let folder: string
beforeAll(async () => {
  ;({ database, drop } = await testDatabase())
})
afterAll(async () => {
  await database.close()
  await drop()
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradroom-seed-'))
  await database.prisma.exerciseVersion.deleteMany()
  await database.prisma.exercise.deleteMany()
  await database.prisma.user.deleteMany()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the demo accounts', () => {
  it('have passwords of this installation, which only their owner can read, and which stay', async () => {
    await seedDemoAccounts(database, folder)
    const first = await demoSignIns(database, folder)
    expect(first.map(({ role }) => role)).toEqual(['teacher', 'admin', 'student'])
    expect(new Set(first.map(({ password }) => password)).size).toBe(3)
    expect((await stat(join(folder, 'demo-sign-ins.json'))).mode & 0o777).toBe(0o600)
    await seedDemoAccounts(database, folder)
    expect(await demoSignIns(database, folder)).toEqual(first)
    const hashes = await database.prisma.account.findMany()
    expect(JSON.stringify(hashes)).not.toContain(first[0].password)
  })

  it('are printed without a password that has been changed', async () => {
    await seedDemoAccounts(database, folder)
    const teacher = await database.prisma.user.findUniqueOrThrow({ where: { email: 'teacher@gradroom.example' } })
    const other = await database.prisma.account.findFirstOrThrow({ where: { userId: { not: teacher.id } } })
    await database.prisma.account.updateMany({ where: { userId: teacher.id }, data: { password: other.password } })
    expect((await demoSignIns(database, folder))[0]).toMatchObject({ role: 'teacher', password: null })
  })
})

describe('the bank', () => {
  const put = async (exercise: Exercise) => {
    await mkdir(join(folder, 'bank'), { recursive: true })
    await writeFile(join(folder, 'bank', `${exercise.id}.yaml`), writeExercise(exercise))
    await seedBank(database, folder, log)
  }
  const versions = () =>
    database.prisma.exerciseVersion.findMany({ where: { exerciseId: squares.id }, orderBy: { version: 'asc' } })
  const exercise = () => database.prisma.exercise.findUniqueOrThrow({ where: { id: squares.id } })

  it('is published once, and again where it has something newer', async () => {
    await put(squares)
    await put(squares)
    expect(await versions()).toHaveLength(1)
    await put({ ...squares, difficulty: 3 })
    expect((await versions()).map(({ version, content }) => [version, content])).toMatchObject([
      [1, { difficulty: 2 }],
      [2, { difficulty: 3 }],
    ])
    expect(await exercise()).toMatchObject({ published: 2, draft: { difficulty: 3 } })
  })

  it('does not touch what an author works on or has published', async () => {
    await put(squares)
    await database.prisma.exercise.update({
      where: { id: squares.id },
      data: { draft: { ...squares, difficulty: 5 }, revision: 2 },
    })
    await put({ ...squares, difficulty: 3 })
    expect(await exercise()).toMatchObject({
      published: 2,
      revision: 2,
      publishedRevision: 1,
      draft: { difficulty: 5 },
    })
    await addVersion(database.prisma, { ...squares, difficulty: 5 }, 'desk', 2)
    await put({ ...squares, difficulty: 4 })
    expect(await exercise()).toMatchObject({ published: 3 })
  })

  it('leaves out a file that cannot be read, and nothing else', async () => {
    await mkdir(join(folder, 'bank'))
    await writeFile(join(folder, 'bank', 'broken.yaml'), 'id: [')
    await put(squares)
    expect(await database.prisma.exercise.count()).toBe(1)
  })
})
