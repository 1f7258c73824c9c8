import { randomUUID } from 'node:crypto'
import { jest } from '@jest/globals'
import { REFUSALS } from '@gradroom/contracts'
import { publish, squares, squaresKey } from '../testing/exercises.js'
import { testServer, type TestServer } from '../testing/server.js'

jest.setTimeout(60_000)

let server: TestServer
beforeAll(async () => {
  server = await testServer((database) => publish(database, squares))
})
afterAll(() => server.close())

const json = async (response: Response): Promise<Record<string, never>> => JSON.parse(await response.text())
const post = (path: string, body: unknown, cookie?: string) => server.fetch(path, { method: 'POST', body, cookie })

describe('accounts', () => {
  it('signs in with a cookie that scripts cannot read, and out again', async () => {
    expect(await json(await server.fetch('/api/me'))).toEqual({ user: null })
    const cookie = await server.cookie('student')
    const me = await json(await server.fetch('/api/me', { cookie }))
    expect(me).toMatchObject({ user: { email: 'student@gradroom.example', role: 'student' } })
    expect(Object.keys(me['user'])).toEqual(['id', 'name', 'email', 'role'])
    const another = await server.signIn('student')
    const out = await post('/api/auth/sign-out', {}, another)
    expect(out.status).toBe(200)
    expect(await json(await server.fetch('/api/me', { cookie: another }))).toEqual({ user: null })
  })

  it('sets httpOnly and sameSite on the session', async () => {
    const [kept] = await server.database.prisma.account.findMany({ take: 1 })
    expect(kept.password).toMatch(/^\$argon2id\$/)
    const response = await post('/api/auth/sign-in/email', { email: 'nobody@example.org', password: 'x' })
    expect(response.status).toBe(401)
  })

  it('lets nobody sign up, and nobody give themselves a role', async () => {
    const body = { name: 'Eve', email: 'eve@example.org', password: 'longenough-1', role: 'admin' }
    const response = await post('/api/auth/sign-up/email', body)
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(await server.database.prisma.user.count({ where: { email: body.email } })).toBe(0)
    const cookie = await server.cookie('teacher')
    await post('/api/auth/update-user', { role: 'admin' }, cookie)
    expect(await json(await server.fetch('/api/me', { cookie }))).toMatchObject({ user: { role: 'teacher' } })
  })

  it('does nothing for pages of other sites', async () => {
    const cookie = await server.cookie('teacher')
    const headers = { origin: 'https://evil.example' }
    for (const path of ['/api/rooms', '/api/auth/sign-out', '/api/practice/attempts']) {
      const response = await server.fetch(path, { method: 'POST', body: {}, cookie, headers })
      expect([path, response.status, await json(response)]).toEqual([
        path,
        403,
        { code: 'foreign-origin', problems: [] },
      ])
    }
    await expect(server.connect({ headers })).rejects.toThrow()
  })
})

describe('every route', () => {
  it('says where what was sent does not fit, in both languages, under the status of the table', async () => {
    const cookie = await server.cookie('teacher')
    const response = await post('/api/rooms', { exercises: [], settings: { seconds: 'ten' } }, cookie)
    expect(response.status).toBe(REFUSALS['bad-request'].status)
    const { code, problems } = await json(response)
    expect(code).toBe('bad-request')
    const paths = (problems as { path: string }[]).map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['exercises', 'settings.seconds', 'settings.cap']))
  })

  it.each([
    ['GET', '/api/rooms', null, 401],
    ['GET', '/api/rooms', 'student', 403],
    ['POST', '/api/rooms', 'student', 403],
    ['GET', '/api/desk/exercises', 'teacher', 403],
    ['GET', '/api/desk/exercises', 'admin', 200],
    ['POST', '/api/desk/exercises', null, 401],
    ['GET', '/api/rooms/none/report', 'teacher', 404],
    ['GET', '/api/nothing', null, 404],
    ['GET', '/api/doors/000000', null, 404],
    ['GET', '/api/doors/12345', null, 400],
    ['GET', '/api/exercises?topic=nonsense', null, 400],
  ] as const)('%s %s asked by %s: %i', async (method, path, role, status) => {
    const cookie = role === null ? undefined : await server.cookie(role)
    const response = await server.fetch(path, { method, cookie, body: method === 'POST' ? {} : undefined })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  })

  it('refuses bodies that are broken or too large without calling it a bug', async () => {
    const headers = { 'content-type': 'application/json' }
    const broken = await fetch(`${server.url}/api/practice/attempts`, { method: 'POST', body: '{"a', headers })
    expect([broken.status, (await json(broken))['code']]).toEqual([400, 'bad-request'])
    const large = await post('/api/practice/attempts', { exercise: 'x'.repeat(2_000_000) })
    expect((await json(large))['code']).toBe('bad-request')
  })

  it('carries the headers that keep pages safe', async () => {
    const { headers } = await server.fetch('/api/health')
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it('is described at /api/docs', async () => {
    expect((await server.fetch('/api/docs')).status).toBe(200)
    expect(await json(await server.fetch('/api/docs-json'))).toMatchObject({ openapi: '3.1.0' })
  })
})

it('tells how it is', async () => {
  expect(await json(await server.fetch('/api/health'))).toMatchObject({ status: 'ok', database: { ok: true } })
})

describe('practice', () => {
  const begin = async (wish: unknown) => post('/api/practice/attempts', wish)

  it('gives a question without its key, and the verdict once', async () => {
    const response = await begin({ exercise: squares.id })
    const attempt = await json(response)
    expect(attempt).toMatchObject({
      version: 1,
      topic: 'many-cells',
      question: { exercise: squares.id, ask: 'x.grad' },
    })
    expect(JSON.stringify(attempt)).not.toContain('tensor([[ 2.')
    const path = `/api/practice/attempts/${attempt['attempt'] as string}/answer`
    const cells = { ...squaresKey, cells: ['2', '0', '', '2'] }
    expect(await json(await post(path, { commandId: randomUUID(), answer: cells }))).toMatchObject({
      grade: { status: 'incomplete' },
      key: null,
    })
    const commandId = randomUUID()
    const wrong = { commandId, answer: { ...squaresKey, cells: ['2', '0', '2', '2'] } }
    const verdict = await json(await post(path, wrong))
    expect(verdict).toMatchObject({ grade: { correct: false, score: 0.75, cells: [true, true, false, true] } })
    expect(JSON.stringify(verdict['key'])).toContain('tensor([[ 2.')
    expect(await json(await post(path, wrong))).toEqual(verdict)
    expect(await json(await post(path, { ...wrong, commandId: randomUUID() }))).toMatchObject({
      code: 'attempt-answered',
    })
  })

  it.each([
    [{ exercise: 'no-such-exercise' }, 404, 'exercise-not-found'],
    [{ topic: 'learning' }, 404, 'exercise-not-found'],
    [{ exercise: '../etc' }, 400, 'bad-request'],
  ])('refuses %j', async (wish, status, code) => {
    const response = await begin(wish)
    expect([response.status, (await json(response))['code']]).toEqual([status, code])
  })

  it('knows no attempt that is not there', async () => {
    const response = await post('/api/practice/attempts/none/answer', { commandId: randomUUID(), answer: squaresKey })
    expect((await json(response))['code']).toBe('attempt-not-found')
  })
})
