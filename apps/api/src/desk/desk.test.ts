import { jest } from '@jest/globals'
import type { Exercise } from '@gradroom/exercises'
import { publish, squares } from '../testing/exercises.js'
import { testServer, type TestServer } from '../testing/server.js'

jest.setTimeout(60_000)

let server: TestServer
let cookie: string
beforeAll(async () => {
  server = await testServer((database) => publish(database, squares))
  cookie = await server.cookie('admin')
})
afterAll(() => server.close())

const ask = async (method: string, path: string, body?: unknown) => {
  const response = await server.fetch(`/api/desk/exercises${path}`, { method, body, cookie })
  return JSON.parse(await response.text())
}
const cubes: Exercise = {
  ...squares,
  id: 'test-cubes',
  program: 'import torch\nx = torch.tensor({{a}}.0, requires_grad=True)\nz = x ** 3\nz.backward()\n',
  slots: { a: 'nonzero int -3..3' },
}

it('writes, saves, publishes, and practises what was published at once', async () => {
  const begun = await ask('POST', '', { draft: { ...cubes, title: { en: 'Cubes', zh: '' } } })
  expect(begun).toMatchObject({ id: cubes.id, revision: 1, published: null, changed: false })
  expect(await ask('POST', '', { draft: cubes })).toMatchObject({ code: 'exercise-exists' })

  const unready = await ask('POST', `/${cubes.id}/publish`, { revision: 1 })
  expect(unready).toMatchObject({ code: 'exercise-not-ready', problems: [{ path: 'title.zh' }] })

  expect(await ask('PUT', `/${cubes.id}`, { draft: cubes, revision: 1 })).toMatchObject({ revision: 2 })
  expect(await ask('PUT', `/${cubes.id}`, { draft: cubes, revision: 1 })).toMatchObject({ code: 'exercise-changed' })
  expect(await ask('PUT', `/${squares.id}`, { draft: cubes, revision: 1 })).toMatchObject({ code: 'bad-request' })
  expect(await ask('POST', `/${cubes.id}/publish`, { revision: 1 })).toMatchObject({ code: 'exercise-changed' })
  expect(await ask('POST', `/${cubes.id}/publish`, { revision: 2 })).toMatchObject({ id: cubes.id, version: 1 })

  const attempt = await server.fetch('/api/practice/attempts', { method: 'POST', body: { exercise: cubes.id } })
  expect(JSON.parse(await attempt.text())).toMatchObject({ question: { exercise: cubes.id } })

  const changed = await ask('PUT', `/${cubes.id}`, { draft: { ...cubes, difficulty: 3 }, revision: 2 })
  expect(changed).toMatchObject({ revision: 3, published: 1, changed: true })
  expect(await ask('POST', `/${cubes.id}/publish`, { revision: 3 })).toMatchObject({ version: 2 })
  const rows = await ask('GET', '')
  expect(rows).toContainEqual(expect.objectContaining({ id: cubes.id, published: 2, changed: false, difficulty: 3 }))
  const versions = await server.database.prisma.exerciseVersion.findMany({ where: { exerciseId: cubes.id } })
  expect(versions.map(({ version, content }) => [version, content])).toMatchObject([
    [1, { difficulty: 2 }],
    [2, { difficulty: 3 }],
  ])
})

it('does not publish a program that fails, and names what is wrong', async () => {
  const broken = { ...cubes, id: 'test-broken', program: 'import torch\nx = torch.tensor({{a}}.0)\nx.backward()\n' }
  await ask('POST', '', { draft: broken })
  const refused = await ask('POST', '/test-broken/publish', { revision: 1 })
  expect(refused.code).toBe('exercise-not-ready')
  expect(refused.problems[0].message.zh).toMatch(/\p{Script=Han}/u)
})

it('keeps the last save of two desks, and tells the other', async () => {
  const draft = { ...cubes, id: 'test-race' }
  await ask('POST', '', { draft })
  const both = await Promise.all(
    [1, 2].map((difficulty) => ask('PUT', '/test-race', { draft: { ...draft, difficulty }, revision: 1 })),
  )
  expect(both.filter(({ code }) => code === 'exercise-changed')).toHaveLength(1)
  expect(both.filter(({ revision }) => revision === 2)).toHaveLength(1)
})
