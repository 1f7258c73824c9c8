import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { record, runCode } from '../index.js'
import { faults, type Recorded } from './compare.js'

const folder = dirname(fileURLToPath(import.meta.url))
const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
const floor = JSON.parse(read('floor.json')) as Record<string, number>
const rows = <T>(file: string): T[] =>
  read(file)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

/** Says how many passed, and what failed most; the floor may only rise. */
function report(name: string, passed: number, failed: Map<string, number>, total: number): void {
  const worst = [...failed].sort((a, b) => b[1] - a[1]).slice(0, 5)
  process.stdout.write(`conformance ${name}: ${passed} of ${total} passed ${JSON.stringify(worst)}\n`)
}

function held(file: string): { passed: number; failed: Map<string, number>; total: number } {
  const failed = new Map<string, number>()
  const programs = rows<Recorded>(`${file}.jsonl`)
  let passed = 0
  for (const program of programs) {
    const found = faults(record(runCode(program.code)), program.expect)
    if (found.length === 0) passed++
    for (const fault of found) failed.set(fault, (failed.get(fault) ?? 0) + 1)
  }
  return { passed, failed, total: programs.length }
}

describe('programs that real PyTorch was recorded running', () => {
  test.each(['programs', 'errors', 'written', 'own'])(
    '%s do what PyTorch did, at least as many as before',
    (file) => {
      const { passed, failed, total } = held(file)
      report(file, passed, failed, total)
      expect(total).toBeGreaterThan(10)
      expect(passed).toBeGreaterThanOrEqual(floor[file])
    },
    120_000,
  )

  test('expressions make the node that PyTorch makes, with its edges', () => {
    const [{ setup }, ...expressions] = rows<{
      setup: string
      id: string
      code: string
      grad_fn: string | null
      next_functions: (string | null)[]
      saved: string[]
    }>('gradfn.jsonl')
    const failed = new Map<string, number>()
    let passed = 0
    for (const { code, grad_fn, next_functions, saved } of expressions) {
      const run = runCode(`${setup}\n${code}\nfn = r.grad_fn
[fn and type(fn).__name__, [f and type(f).__name__ for f, _ in fn.next_functions] if fn else [], [hasattr(fn, s) for s in ${JSON.stringify(saved)}]]`)
      const want = `[${grad_fn === null ? 'None' : `'${grad_fn}'`}, [${next_functions.map((name) => (name ? `'${name}'` : 'None')).join(', ')}], [${saved.map(() => 'True').join(', ')}]]`
      if (run.shown === want) passed++
      else failed.set(run.error ? run.error.type : 'node', (failed.get(run.error ? run.error.type : 'node') ?? 0) + 1)
    }
    report('gradfn', passed, failed, expressions.length)
    expect(passed).toBeGreaterThanOrEqual(floor.gradfn)
  }, 60_000)
})
