import fc from 'fast-check'
import { performance } from 'node:perf_hooks'
import { record, runCode } from './index.js'

/** Programs in the shape of the grammar, most of them wrong in some way: whatever they do, they end as a run. */
const names = fc.constantFrom('a', 'b', 'x', 'f', 'C', 'torch', '__class__', 'constructor', '__proto__')
const literals = fc.constantFrom(
  '0',
  '1',
  '-2',
  '3.5',
  '1e308',
  '10 ** 40',
  'True',
  'None',
  "'s'",
  "''",
  '[]',
  '{}',
  '()',
  '...',
  'float("nan")',
)
const operators = fc.constantFrom(
  '+',
  '-',
  '*',
  '/',
  '//',
  '%',
  '**',
  '@',
  '==',
  '<',
  'in',
  'is not',
  'and',
  'or',
  '&',
  '<<',
)
const calls = fc.constantFrom(
  'len',
  'range',
  'str',
  'list',
  'sorted',
  'sum',
  'repr',
  'type',
  'iter',
  'next',
  'zip',
  'isinstance',
  'getattr',
  'torch.tensor',
  'torch.ones',
  'torch.zeros',
  'torch.cat',
  'torch.where',
  'torch.arange',
  'super',
  'map',
  'dict',
  'set',
)
const attributes = fc.constantFrom(
  'sum',
  'grad',
  'backward',
  'shape',
  'T',
  'append',
  'items',
  'join',
  'format',
  'view',
  'pow',
  'grad_fn',
  'data',
  'requires_grad',
  '__init__',
  '__dict__',
  'mro',
  'add_',
  'mean',
)

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    names,
    literals,
    fc.tuple(tie('expression'), operators, tie('expression')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(calls, fc.array(tie('expression'), { maxLength: 3 })).map(([f, args]) => `${f}(${args.join(', ')})`),
    fc.tuple(tie('expression'), attributes).map(([a, name]) => `${a}.${name}`),
    fc
      .tuple(tie('expression'), attributes, fc.array(tie('expression'), { maxLength: 2 }))
      .map(([a, name, args]) => `${a}.${name}(${args.join(', ')})`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `${a}[${b}]`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `${a}[${b}:]`),
    fc.array(tie('expression'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc.tuple(tie('expression'), tie('expression')).map(([k, v]) => `{${k}: ${v}}`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `[${a} for x in ${b}]`),
    tie('expression').map((a) => `(lambda x: ${a})`),
    tie('expression').map((a) => `f'{${a.replaceAll("'", '"')}}'`),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => `(${a} if ${b} else ${c})`),
  ),
}))

const indented = (body: string[]): string => body.map((line) => line.replace(/^/gm, '    ')).join('\n')
const { statement } = fc.letrec<{ statement: string; block: string }>((tie) => ({
  block: fc.array(tie('statement'), { minLength: 1, maxLength: 3 }).map(indented),
  statement: fc.oneof(
    { depthSize: 'small' },
    expression,
    fc.tuple(names, expression).map(([n, e]) => `${n} = ${e}`),
    fc.tuple(names, expression).map(([n, e]) => `${n} += ${e}`),
    fc.tuple(expression, expression).map(([a, b]) => `${a}.x = ${b}`),
    fc.tuple(expression, tie('block')).map(([e, b]) => `if ${e}:\n${b}`),
    fc.tuple(expression, tie('block')).map(([e, b]) => `for x in ${e}:\n${b}`),
    fc.tuple(expression, tie('block')).map(([e, b]) => `while ${e}:\n${b}`),
    tie('block').map((b) => `def f(a=1, *b, **x):\n${b}`),
    tie('block').map((b) => `class C:\n${b}`),
    fc.tuple(tie('block'), tie('block')).map(([a, b]) => `try:\n${a}\nexcept Exception as e:\n${b}`),
    fc.tuple(expression, tie('block')).map(([e, b]) => `with ${e} as x:\n${b}`),
    fc.constantFrom(
      'pass',
      'break',
      'continue',
      'return 1',
      'yield x',
      'raise',
      'del a',
      'global b',
      'import torch',
      'import torch.nn as nn',
      'raise ValueError(a)',
    ),
  ),
}))
const program = fc.array(statement, { minLength: 1, maxLength: 6 }).map((lines) => `import torch\n${lines.join('\n')}`)
/** Text that is not even in the shape of the grammar. */
const noise = fc
  .array(
    fc.constantFrom(
      '(',
      ')',
      '[',
      ']',
      ':',
      '\n',
      '    ',
      'x',
      '=',
      'if',
      'def',
      '"',
      "'",
      'f"',
      '{',
      '}',
      '\\',
      '1.',
      'lambda',
      '*',
      '@',
      '#',
      '中',
      '"""',
      'yield',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(' '))

const RUNS = process.env.CI === 'true' ? 10_000 : 600

describe('a fuzzer finds no crash, no hang and no escape', () => {
  const options = { seed: 20261123, numRuns: RUNS }
  const LIMITS = { steps: 20_000, milliseconds: 200, bytes: 4 * 1024 * 1024, elements: 10_000, depth: 200 }

  test.each([
    ['programs in the shape of the grammar', program],
    ['text in no shape at all', noise],
  ])(
    '%s',
    (_name, programs) => {
      let ran = 0
      fc.assert(
        fc.property(programs, (code) => {
          const start = performance.now()
          const done = runCode(code, { limits: LIMITS, now: () => performance.now() })
          expect(performance.now() - start).toBeLessThan(LIMITS.milliseconds + 1_000)
          expect(typeof JSON.stringify(record(done))).toBe('string')
          if (done.error)
            expect(done.error.message).not.toMatch(
              /\[object|undefined is not|is not a function|Cannot read prop|not iterable \(cannot/,
            )
          ran++
        }),
        options,
      )
      process.stdout.write(`fuzz: ${ran} programs\n`)
      expect(ran).toBe(RUNS)
    },
    600_000,
  )
})
