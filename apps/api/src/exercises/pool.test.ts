import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import pino from 'pino'
import { repository } from '../environment.js'
import { squares, squaresKey } from '../testing/exercises.js'
import { openPool } from './pool.js'
import type { Workshop } from './workshop.js'

jest.setTimeout(60_000)

// Threads run what was built; `npm test` builds first.
const worker = join(repository, 'apps', 'api', 'dist', 'exercises', 'workshop.worker.cjs')
let pool: Workshop
beforeAll(() => {
  if (!existsSync(worker)) throw new Error('Build the server first: npx turbo run build --filter=@gradroom/api')
  pool = openPool(pino({ level: 'silent' }), worker)
})
afterAll(() => pool.close())

it('draws, solves, grades and checks in threads', async () => {
  const made = await pool.prepare(squares, 7)
  if (!made.ok) throw new Error(made.problem.en)
  expect(made.prepared).toMatchObject({
    question: { exercise: squares.id, ask: 'x.grad' },
    key: { answer: squaresKey },
  })
  expect(await pool.grade(squares, 7, squaresKey)).toMatchObject({ status: 'graded', correct: true, score: 1 })
  expect(await pool.check(squares)).toEqual([])
})

it('keeps the event loop free while a program runs on and on, and goes on after it', async () => {
  const endless = {
    ...squares,
    program: 'import torch\nx = torch.tensor(1.0, requires_grad=True)\nwhile True:\n    x = x * 1\n',
  }
  let longest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  // Either the language's own bounds stop it, or the pool's patience does.
  const made = await pool.prepare(endless, 1).catch(() => ({ ok: false }))
  clearInterval(beat)
  expect(made.ok).toBe(false)
  expect(await pool.prepare(squares, 7)).toMatchObject({ ok: true })
  expect(longest).toBeLessThan(1000)
})
