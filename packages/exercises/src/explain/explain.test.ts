import { explain } from './explain.js'

const program = (...lines: string[]) => ['import torch', ...lines].join('\n')
const lines = (code: string, ask = 'x.grad') => explain({ code, ask }).cells.map(({ tex }) => tex)

const PAGE = program(
  'x = torch.tensor([[1.0, 0.], [-1., 1.]], requires_grad=True)',
  'z = x.pow(2).sum()',
  'z.backward()',
)

describe('the program Gradroom started from', () => {
  const explanation = explain({ code: PAGE, ask: 'x.grad' })

  test('is explained cell by cell, as on the page', () => {
    expect(explanation.cells).toEqual([
      { index: [0, 0], tex: String.raw`\frac{\partial z}{\partial x_{1}} = 2x_{1} = 2 \cdot 1 = 2` },
      { index: [0, 1], tex: String.raw`\frac{\partial z}{\partial x_{2}} = 2x_{2} = 2 \cdot 0 = 0` },
      { index: [1, 0], tex: String.raw`\frac{\partial z}{\partial x_{3}} = 2x_{3} = 2 \cdot (-1) = -2` },
      { index: [1, 1], tex: String.raw`\frac{\partial z}{\partial x_{4}} = 2x_{4} = 2 \cdot 1 = 2` },
    ])
  })

  test('goes forward and then back, in both languages', () => {
    const said = explanation.steps.map(({ text }) => text)
    expect(said.map(({ en }) => en)).toEqual([
      'Forward: square each cell.',
      'Then add up the cells.',
      'Backward: start at z, where the gradient is 1.',
      'SumBackward0: a sum passes what arrives on to every cell, unchanged.',
      'Further back, at PowBackward0: each cell multiplies what arrives by its own derivative, which is twice its value.',
      'x is a leaf: what arrives is kept in x.grad.',
    ])
    expect(said[0].zh).toBe('前向计算：把每一格平方。')
    expect(explanation.steps[1].tex).toBe(
      String.raw`z = \sum x^{2} = x_{1}^{2} + x_{2}^{2} + x_{3}^{2} + x_{4}^{2} = 3`,
    )
  })

  test('has a graph with values, gradients and local derivatives', () => {
    const { nodes, edges } = explanation.graph
    expect(nodes.map(({ role, name, gradFn, tex, line, asked }) => [role, name, gradFn, tex, line, asked])).toEqual([
      ['leaf', 'x', null, null, null, true],
      ['result', null, 'PowBackward0', 'x^{2}', 3, false],
      ['result', 'z', 'SumBackward0', String.raw`\sum x^{2}`, 3, false],
    ])
    expect(nodes.map(({ gradient }) => gradient?.data)).toEqual([[2, 0, -2, 2], [1, 1, 1, 1], [1]])
    expect(edges.map(({ local }) => local)).toEqual(['2x', '1'])
  })
})

describe('the chain rule written out', () => {
  test.each([
    [
      'a factor, a bracket and a mean',
      program('x = torch.tensor([1., 3.], requires_grad=True)', 'z = (2 * x + 1).pow(2).mean()', 'z.backward()'),
      String.raw`\frac{\partial z}{\partial x_{1}} = \frac{1}{2} \cdot 2(2x_{1} + 1) \cdot 2 = \frac{1}{2} \cdot 2 \cdot 3 \cdot 2 = 6`,
    ],
    [
      'two ways',
      program('x = torch.tensor(-3., requires_grad=True)', 'z = x * (x + 5)', 'z.backward()'),
      String.raw`\frac{\partial z}{\partial x} = x + (x + 5) = -3 + 2 = -1`,
    ],
    [
      'after a minus',
      program('t = torch.tensor(4.)', 'x = torch.tensor(1., requires_grad=True)', 'z = (t - x) ** 2', 'z.backward()'),
      String.raw`\frac{\partial z}{\partial x} = -2(t - x) = -2 \cdot 3 = -6`,
    ],
    [
      'a matrix',
      program(
        'x = torch.tensor([[1., 2.]], requires_grad=True)',
        'B = torch.tensor([[3., -4.], [0., 5.]])',
        'z = (x @ B).sum()',
        'z.backward()',
      ),
      String.raw`\frac{\partial z}{\partial x_{1}} = B_{1} + B_{2} = 3 + (-4) = -1`,
    ],
    [
      'a slice',
      program('x = torch.tensor([7., 2., 5.], requires_grad=True)', 'z = (x[:2] ** 3).sum()', 'z.backward()'),
      String.raw`\frac{\partial z}{\partial x_{1}} = 3x_{1}^{2} = 3 \cdot 7^{2} = 147`,
    ],
    [
      'a detached twin',
      program('x = torch.tensor(4., requires_grad=True)', 'z = x * x.detach()', 'z.backward()'),
      String.raw`\frac{\partial z}{\partial x} = \text{detach}(x) = 4`,
    ],
    [
      'what adds up',
      program('x = torch.tensor(2., requires_grad=True)', '(x ** 2).backward()', '(x * 3).backward()'),
      String.raw`\text{x.grad} = 2x + 3 = 4 + 3 = 7`,
    ],
    [
      'a loss',
      program(
        'import torch.nn.functional as F',
        'x = torch.tensor([1., 4.], requires_grad=True)',
        'loss = F.mse_loss(x, torch.tensor([3., 3.]))',
        'loss.backward()',
      ),
      String.raw`\frac{\partial \text{loss}}{\partial x_{1}} = \tfrac{2}{2}(x_{1} - 3) = \tfrac{2}{2}(1 - 3) = -2`,
    ],
    [
      'a stack',
      program(
        'x = torch.tensor([2., 5.], requires_grad=True)',
        'z = torch.stack([x, x * 3]).pow(2).sum()',
        'z.backward()',
      ),
      String.raw`\frac{\partial z}{\partial x_{1}} = 2(3x_{1}) \cdot 3 + 2x_{1} = 2 \cdot 6 \cdot 3 + 2 \cdot 2 = 40`,
    ],
    [
      'a softmax, whose cells all meet: the number alone',
      program('x = torch.tensor([0., 0.], requires_grad=True)', 'torch.softmax(x, 0)[0].backward()'),
      String.raw`\frac{\partial L}{\partial x_{1}} = 0.25`,
    ],
  ])('%s', (_, code, first) => {
    expect(lines(code)[0]).toBe(first)
  })

  test('never claims what the engine did not compute', () => {
    const hooked = program(
      'x = torch.tensor(3., requires_grad=True)',
      'x.register_hook(lambda g: g * 10)',
      '(x ** 2).backward()',
    )
    expect(lines(hooked)).toEqual([String.raw`\text{x.grad} = 60`])
  })
})

describe('why there is no gradient', () => {
  test.each([
    ['y.grad', /result of an operation and not a leaf/, /不是叶子张量/],
    ['c.grad', /does not require grad/, /不需要求导/],
  ])('%s', (ask, en, zh) => {
    const code = program(
      'x = torch.tensor(2., requires_grad=True)',
      'c = torch.tensor(3.)',
      'y = x * c',
      '(y ** 2).backward()',
    )
    const { steps, cells } = explain({ code, ask })
    expect(cells).toEqual([])
    expect(steps.at(-1)?.text.en).toMatch(en)
    expect(steps.at(-1)?.text.zh).toMatch(zh)
  })

  test('explains a failing program as far as it came, and nothing of what is no program', () => {
    const code = program('x = torch.tensor([1., 2.], requires_grad=True)', 'y = x * 2', 'y.backward()')
    expect(explain({ code, ask: null }).steps).toHaveLength(1)
    expect(explain({ code: 'x = (', ask: 'x.grad' })).toMatchObject({ steps: [], cells: [] })
  })
})
