import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { gradeInquiry } from '@gradroom/exercises'
import { quantile } from './measure.mjs'

/** Ten operations; `seed` changes a number, so that the program has not been seen before. */
const program = (seed) => `import torch
x = torch.tensor([[1.0, -2.0, 0.5], [3.0, 4.0, ${seed}]], requires_grad=True)
w = torch.tensor([[0.5, 1.0], [-1.0, 2.0], [0.25, 0.75]], requires_grad=True)
b = torch.tensor([0.1, -0.2], requires_grad=True)
h = x @ w + b
a = torch.relu(h)
s = a * 2 - 1
t = torch.tanh(s)
u = t ** 2 + s
loss = u.mean()
loss.backward()`

/** What nobody's mistake explains: every mistake is tried. */
const answer = (seed) => ({ type: 'typed', text: `[[0.31, ${seed}, 0.2], [0.4, 0.5, 0.61]]` })

const WARM_UP = 300
const CALLS = 1000
/** Milliseconds that one wrong answer may take. */
const ALLOWED = 2

/** Milliseconds of each call. */
function timed(body) {
  const times = []
  for (let call = 0; call < WARM_UP + CALLS; call++) {
    const start = performance.now()
    body(call)
    if (call >= WARM_UP) times.push(performance.now() - start)
  }
  return times
}

/** Measures how long one wrong answer to a question about a ten-operation program takes. The exit code is 1 where it is longer than allowed. */
export async function run() {
  const rows = [
    [
      'a program not seen before',
      timed((call) => gradeInquiry({ code: program(1 + call / 1000), ask: 'x.grad' }, answer(call))),
    ],
    [
      'another answer to the same question',
      timed((call) => gradeInquiry({ code: program(7), ask: 'x.grad' }, answer(call))),
    ],
  ].map(([what, times]) => ({ what, median_ms: quantile(times, 0.5), p95_ms: quantile(times, 0.95) }))
  for (const { what, median_ms, p95_ms } of rows) {
    console.log(
      `${what}: median ${median_ms.toFixed(3)} ms, 95 % within ${p95_ms.toFixed(3)} ms (allowed: ${ALLOWED} ms)`,
    )
  }
  const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version }
  const folder = new URL('results/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    new URL('mistakes.json', folder),
    `${JSON.stringify({ machine, allowed_ms: ALLOWED, rows }, null, 2)}\n`,
  )
  if (rows.some(({ median_ms }) => median_ms > ALLOWED)) process.exitCode = 1
}
