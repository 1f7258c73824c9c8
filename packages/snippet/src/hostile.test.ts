import { performance } from 'node:perf_hooks'
import { runCode, type Limits } from './index.js'

const LIMITS: Partial<Limits> = {
  steps: 300_000,
  elements: 100_000,
  bytes: 16 * 1024 * 1024,
  printed: 10_000,
  milliseconds: 400,
}

/** Runs a hostile program and says how it was stopped. */
function stopped(code: string): { type: string | undefined; limit: string | undefined; message: string | undefined } {
  const start = performance.now()
  const { error } = runCode(code, { limits: LIMITS, now: () => performance.now() })
  // The limit is 400 ms; a program must be stopped within 250 ms of it.
  expect(performance.now() - start).toBeLessThan(LIMITS.milliseconds! + 250)
  return { type: error?.type, limit: error?.limit, message: error?.message }
}

describe('programs that would exhaust something are stopped by a limit that is named', () => {
  test.each([
    ['an endless loop', 'while True: pass'],
    ['an endless loop in a generator', 'def g():\n    while True: yield 1\nfor x in g(): pass'],
    ['an endless comprehension', 'x = [i for i in iter(int, 1)]'],
    ['a sum over a huge range', 'sum(range(10 ** 12))'],
    ['a huge list', 'x = [0] * 10 ** 9'],
    ['a huge list from a range', 'x = list(range(10 ** 9))'],
    ['a doubling list', 'x = [0]\nwhile True: x = x + x'],
    ['a doubling list in place', 'x = [0]\nwhile True: x += x'],
    ['a huge string', 'x = "a" * 10 ** 9'],
    ['a doubling string', 'x = "a"\nwhile True: x += x'],
    ['a huge integer', 'x = 10 ** 10 ** 8'],
    ['a growing integer', 'x = 3\nwhile True: x = x * x'],
    ['a huge shift', 'x = 1 << 10 ** 12'],
    ['a wide format', 'x = f"{1:>1000000000}"'],
    ['a precise format', 'x = "%.1000000000f" % 1.5'],
    ['endless printing', 'while True: print("spam" * 10)'],
    ['one long print', 'print("a" * 100000)'],
    ['a growing dict', 'd = {}\ni = 0\nwhile True:\n    d[i] = i\n    i += 1'],
    ['an endless join', '"".join("ab" for _ in iter(int, 1))'],
    [
      'a loop that catches everything',
      'while True:\n    try:\n        while True: pass\n    except BaseException:\n        pass\n    except:\n        pass',
    ],
    ['a finally that goes on', 'try:\n    while True: pass\nfinally:\n    while True: pass'],
    ['a huge factorial', 'import math\nmath.factorial(10 ** 7)'],
    ['a huge tensor', 'import torch\ntorch.zeros(10 ** 9)'],
    ['many tensors', 'import torch\nx = [torch.zeros(50000) for _ in range(10 ** 6)]'],
    ['an endless tape', 'import torch\nx = torch.ones(1, requires_grad=True)\nwhile True: x = x * 2'],
    ['a large matrix product', 'import torch\na = torch.ones(300, 300)\nwhile True: a = a @ a'],
    ['a product of iterables', 'from itertools import product\nx = list(product(range(1000), repeat=4))'],
    ['replace that multiplies', 'x = ("a" * 9999).replace("a", "b" * 9999)'],
  ])('%s', (_name, code) => {
    const { type, limit, message } = stopped(code)
    expect(type).toBe('LimitReached')
    expect(['steps', 'elements', 'bytes', 'printed', 'milliseconds']).toContain(limit)
    expect(message).toContain(limit)
  })

  test.each([
    ['endless recursion', 'def f(n): return f(n + 1)\nf(0)'],
    ['recursion through a special method', 'class A:\n    def __repr__(self): return repr(self)\nrepr(A())'],
    ['recursion through comparison', 'a = []\nb = []\na.append(b)\nb.append(a)\na == b'],
    ['recursion through attributes', 'class A:\n    def __getattr__(self, n): return getattr(self, n)\nA().x'],
    ['recursion through a comprehension', 'f = lambda: [f() for _ in range(1)]\nf()'],
  ])('%s ends in a RecursionError or at the limit of depth', (_name, code) => {
    const { type, limit } = stopped(code)
    expect(type === 'RecursionError' || limit === 'depth').toBe(true)
  })

  test('deep nesting is refused by the reader', () => {
    for (const code of [
      '('.repeat(5000) + ')'.repeat(5000),
      '-'.repeat(20000) + '1',
      `x = ${'['.repeat(190)}${']'.repeat(190)}`,
    ]) {
      expect(runCode(code).error?.type).toBe('SyntaxError')
    }
  })
})

describe('there is no way out to the host', () => {
  test.each([
    'constructor',
    'prototype',
    '__proto__',
    'toString',
    'valueOf',
    'hasOwnProperty',
    '__defineGetter__',
    '__globals__',
    '__code__',
    '__builtins__',
    '__subclasses__',
    '__loader__',
    'items.constructor',
    'storage.data',
  ])('the name %s leads nowhere', (name) => {
    const subjects = [
      '1',
      '1.5',
      '"a"',
      '[]',
      '()',
      '{}',
      'None',
      'len',
      'int',
      'type',
      'lambda: 0',
      'torch',
      'torch.ones(1)',
      'torch.ones',
      'A',
      'A()',
      'A().f',
      '(i for i in [])',
      'ValueError()',
    ]
    for (const subject of subjects) {
      const { error } = runCode(`import torch\nclass A:\n    def f(self): pass\nx = ${subject}\nx.${name}`)
      expect([subject, error?.type]).toEqual([subject, 'AttributeError'])
    }
  })

  test.each([
    ['import os', 'ModuleNotFoundError'],
    ['import subprocess', 'ModuleNotFoundError'],
    ['from js import window', 'ModuleNotFoundError'],
    ['__import__("os")', 'NameError'],
    ['open("/etc/passwd")', 'NameError'],
    ['eval("1")', 'NameError'],
    ['exec("1")', 'NameError'],
    ['compile("1", "", "eval")', 'NameError'],
    ['process.exit()', 'NameError'],
    ['globalThis', 'NameError'],
    ['int.evil = 1', 'TypeError'],
    ['().__class__.__bases__[0].__subclasses__()', 'AttributeError'],
    ['"{0.__class__.__init__.__globals__}".format(1)', 'AttributeError'],
    ['{}["__proto__"]', 'KeyError'],
    ['getattr(len, "constructor")("return process")()', 'AttributeError'],
  ])('%s', (code, type) => expect(runCode(code).error?.type).toBe(type))

  test('names that mean something to the host are ordinary keys and attributes', () => {
    const done = runCode(
      'd = {"__proto__": 1, "constructor": 2}\nclass A: pass\na = A()\na.__proto__ = 3\na.constructor = 4\nd["toString"] = 5\n(d, a.__proto__, a.constructor, "hasOwnProperty" in d)',
    )
    expect(done.shown).toBe("({'__proto__': 1, 'constructor': 2, 'toString': 5}, 3, 4, False)")
  })

  test('one run leaves nothing behind for the next', () => {
    runCode(
      'import torch, math\nmath.pi = 3\ntorch.evil = 1\ntorch.set_printoptions(precision=1)\ntorch.set_grad_enabled(False)',
    )
    const next = runCode(
      'import torch, math\nx = torch.ones(1, requires_grad=True) / 3\n(math.pi > 3.1, hasattr(torch, "evil"), x)',
    )
    expect(next.shown).toBe('(True, False, tensor([0.3333], grad_fn=<DivBackward0>))')
  })
})
