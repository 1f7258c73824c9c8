import { parse, record, run, runCode, repr, asTensor, surface } from './index.js'

const output = (code: string): string => {
  const { error, stdout } = runCode(code)
  return error ? `${stdout}${error.type}: ${error.message} (line ${error.line})` : stdout
}

describe('run', () => {
  test("the seed's program, from text to gradient", () => {
    const done = runCode(
      'import torch\nx = torch.tensor([[1.0, 0.], [-1., 1.]], requires_grad=True)\nz = x.pow(2).sum()\nz.backward()\nx.grad',
    )
    expect(done.error).toBeNull()
    expect(done.shown).toBe('tensor([[ 2.,  0.],\n        [-2.,  2.]])')
    expect(asTensor(done.globals.get('x') ?? null)?.grad?.toArray()).toEqual([2, 0, -2, 2])
    expect(record(done).tensors.z.grad_fn).toBe('SumBackward0')
  })

  test('the title line of the page, typed as it stands there', () => {
    const { error } = runCode('import torch\nx = torch.tensor([1.0,0.],[-1.,1.],requires_grad=True)')
    expect(error).toEqual({
      type: 'TypeError',
      message: 'tensor() takes 1 positional argument but 2 were given',
      line: 2,
    })
  })

  test('a program is parsed once and runs afresh every time', () => {
    const parsed = parse('n = 1\nitems = []\nitems.append(n)\nitems')
    if (!parsed.ok) throw new Error(parsed.error.message)
    expect(run(parsed.program).shown).toBe('[1]')
    expect(run(parsed.program).shown).toBe('[1]')
  })

  test('an asked expression is evaluated in the world of the program', () => {
    const done = runCode('import torch\nx = torch.ones(2, requires_grad=True)\nz = (x * 3).sum()\nz.backward()')
    const asked = done.evaluate('z.grad_fn.name()')
    expect(asked).toEqual({ ok: true, value: 'SumBackward0' })
    const grad = done.evaluate('x.grad')
    expect(grad.ok && repr(grad.value)).toBe('tensor([3., 3.])')
    expect(done.evaluate('x.missing')).toMatchObject({ ok: false, error: { type: 'AttributeError' } })
    expect(done.evaluate('y = 1')).toMatchObject({ ok: false, error: { type: 'SyntaxError' } })
  })

  test('nodes carry the line of the program that made them', () => {
    const sites: [string, number][] = []
    runCode('import torch\nx = torch.ones(2, requires_grad=True)\ny = x * 2\n\nz = y.sum()', {
      observer: { recorded: (node) => void sites.push([node.name, node.site]) },
    })
    expect(sites).toEqual([
      ['MulBackward0', 3],
      ['SumBackward0', 5],
    ])
  })

  test('a rule used wrongly at a node gives the answer of the learner who makes that mistake', () => {
    const code = 'import torch\nx = torch.tensor([3.], requires_grad=True)\n(x ** 2).sum().backward()\nx.grad'
    expect(runCode(code).shown).toBe('tensor([6.])')
    expect(runCode(code, { rules: [{ node: 0, mistake: 'power-exponent-kept' }] }).shown).toBe('tensor([18.])')
  })

  test('the surface is read from the tables', () => {
    const { torch, tensor, builtins } = surface()
    expect(torch).toEqual(expect.arrayContaining(['tensor', 'relu', 'sum', 'zeros']))
    expect(tensor).toEqual(expect.arrayContaining(['backward', 'grad', 'sum', 'add_']))
    expect(builtins).toEqual(expect.arrayContaining(['print', 'range', 'ValueError']))
  })
})

describe('syntax errors', () => {
  test.each([
    ['x = (1,\n', "SyntaxError: '(' was never closed (line 1)"],
    ['if True\n  x = 1', "SyntaxError: expected ':' (line 1)"],
    ['x = 1\n  y = 2', 'IndentationError: unexpected indent (line 2)'],
    ['for i in [1]:\nx = 1', "IndentationError: expected an indented block after 'for' statement on line 1 (line 2)"],
    ['print "a"', "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)? (line 1)"],
    ['1 = x', "SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='? (line 1)"],
    ['x = "abc', 'SyntaxError: unterminated string literal (detected at line 1) (line 1)'],
    ['return 1', "SyntaxError: 'return' outside function (line 1)"],
    ['break', "SyntaxError: 'break' outside loop (line 1)"],
    ['f(a b)', 'SyntaxError: invalid syntax. Perhaps you forgot a comma? (line 1)'],
  ])('%j', (code, expected) => expect(output(code)).toBe(expected))

  test.each([
    ['async def f():\n  pass', 'async def'],
    ['match x:\n  case 1: pass', 'match'],
    ["x = b'a'", "b''"],
    ['x = 1j', '1j'],
  ])('%j is Python but outside the subset, and said to be so by name', (code, construct) => {
    const { error } = runCode(code)
    expect(error?.type).toBe('NotInSubset')
    expect(error?.message).toContain(`\`${construct}\` is not part of Gradroom's Python.`)
    expect(error?.message).toContain('不包含')
    expect(error?.line).toBe(1)
  })
})
