import fc from 'fast-check'
import { findMistakes, misconceptions, mistakeText } from './find.js'

const program = (...lines: string[]) => ['import torch', ...lines].join('\n')
const find = (code: string, ask: string, text: string) => findMistakes({ code, ask }, { type: 'typed', text })

const CUBES = program('x = torch.tensor([1., -2., 3.], requires_grad=True)', 'z = x.pow(3).sum()', 'z.backward()')
const MEAN = program(
  'w = torch.tensor([1., 3.], requires_grad=True)',
  'loss = (5 * w + 1).pow(2).mean()',
  'loss.backward()',
)
const TWICE = program(
  'x = torch.tensor([1., 4.], requires_grad=True)',
  'y = (x * 3).sum()',
  'y.backward(retain_graph=True)',
  'y.backward()',
)
const ZEROED = program(
  'x = torch.tensor([2., 4.], requires_grad=True)',
  '(x ** 2).sum().backward()',
  'x.grad.zero_()',
  '(x * 3).sum().backward()',
)
const BIAS = program(
  'x = torch.tensor([[1., -2.], [3., 5.]])',
  'b = torch.tensor([4., 7.], requires_grad=True)',
  '(x * b).sum().backward()',
)
const MATMUL = program(
  'A = torch.tensor([[1., -2.], [3., 1.]], requires_grad=True)',
  'B = torch.tensor([[2., 0.], [3., -1.]])',
  'G = torch.tensor([[1., 2.], [3., 5.]])',
  '(A @ B).backward(G)',
)
const RELU = program('x = torch.tensor([1., -2., 3.], requires_grad=True)', '(torch.relu(x) * 4).sum().backward()')
const MIDDLE = program(
  'x = torch.tensor([1., -2.], requires_grad=True)',
  'y = x * 3',
  'u = torch.ones(2)',
  '(y ** 2).sum().backward()',
)
const TWIN = program('x = torch.tensor([1., -2.], requires_grad=True)', '(x * x.detach()).sum().backward()')
const PART = program('x = torch.tensor([1., -2., 3.], requires_grad=True)', '(x[:2] ** 2).sum().backward()')
const SQUARE = program('x = torch.tensor([[1., -2.], [3., 4.]], requires_grad=True)', '(x ** 2).sum().backward()')
const KEPT = program(
  'x = torch.tensor([1., 2.], requires_grad=True)',
  'y = x * 3',
  'y.retain_grad()',
  '(y ** 2).sum().backward()',
)
const SIGMOID = program('x = torch.tensor([1., -2., 3.], requires_grad=True)', 'torch.sigmoid(x).sum().backward()')
const PRODUCT = program('x = torch.tensor([1., -2., 3.], requires_grad=True)', '(x * torch.sin(x)).sum().backward()')
const STEPPED = program(
  'w = torch.tensor([1., 3.], requires_grad=True)',
  '(w ** 2).sum().backward()',
  'with torch.no_grad():',
  '    w -= 0.1 * w.grad',
)
const TRIPLED = program(
  'x = torch.tensor([1., 3.], requires_grad=True)',
  'z = (x ** 2).sum()',
  'x.data.mul_(3)',
  'z.backward()',
)
const MINUS = program(
  'a = torch.tensor(1., requires_grad=True)',
  'b = torch.tensor(3., requires_grad=True)',
  '((a - b) ** 2).backward()',
)
const RETAINED = program(
  'x = torch.tensor([0.5, 1., -1.5], requires_grad=True)',
  'y = x * 4',
  'y.retain_grad()',
  '(y ** 2).sum().backward()',
)
const STRETCHED = program(
  'x = torch.tensor([1., 2.], requires_grad=True)',
  'w = torch.tensor([[1., 3.], [4., 5.]])',
  '(x.expand(2, 2) * w * 2).sum().backward()',
)
const SLICED = program('x = torch.tensor([1., 7., 3., 2.], requires_grad=True)', 'y = x * 3', 'y[1:3].sum().backward()')
const ITEM = program('x = torch.tensor(3., requires_grad=True)', 'k = x.item()', '(k * x).backward()')
const TRAINED = program(
  'w = torch.tensor([2., -1.], requires_grad=True)',
  'opt = torch.optim.SGD([w], lr=0.1)',
  'for step in range(2):',
  '    opt.zero_grad()',
  '    (w ** 2).sum().backward()',
  '    opt.step()',
)
const LAYERS = program(
  'x = torch.tensor([0.5, -1.], requires_grad=True)',
  'h = torch.sigmoid(2 * x)',
  'torch.sigmoid(3 * h).sum().backward()',
)

describe('findMistakes', () => {
  test.each([
    ['power-exponent-kept', CUBES, 'x.grad', '[3, -24, 81]'],
    ['power-coefficient-dropped', CUBES, 'x.grad', '[1, 4, 9]'],
    ['value-not-gradient', CUBES, 'x.grad', '[1, -2, 3]'],
    ['total-not-elementwise', CUBES, 'x.grad', '42'],
    ['sign-flipped', CUBES, 'x.grad', '[-3, -12, -27]'],
    ['sign-flipped', MINUS, 'b.grad', '-4'],
    ['chain-factor-dropped', CUBES, 'x.grad', '[1, 1, 1]'],
    ['mean-not-divided', MEAN, 'w.grad', '[60, 160]'],
    ['chain-factor-dropped', MEAN, 'w.grad', '[2.5, 2.5]'],
    ['accumulation-ignored', TWICE, 'x.grad', '[3, 3]'],
    ['zeroing-ignored', ZEROED, 'x.grad', '[7, 11]'],
    ['broadcast-not-summed', BIAS, 'b.grad', '[[1, -2], [3, 5]]'],
    ['broadcast-not-summed', BIAS, 'b.grad', '[1, -2]'],
    ['matmul-not-transposed', MATMUL, 'A.grad', '[[8, -2], [21, -5]]'],
    ['matmul-order-swapped', MATMUL, 'A.grad', '[[11, 19], [-3, -5]]'],
    ['gradient-argument-ignored', MATMUL, 'A.grad', '[[2, 2], [2, 2]]'],
    ['transposed-answer', MATMUL, 'A.grad', '[[2, 6], [1, 4]]'],
    ['relu-mask-ignored', RELU, 'x.grad', '[4, 4, 4]'],
    ['grad-on-non-leaf', MIDDLE, 'y.grad', '[6, -12]'],
    ['requires-grad-ignored', MIDDLE, 'u.grad', '[1, 1]'],
    ['none-vs-zeros', MIDDLE, 'u.grad', '[0, 0]'],
    ['retain-grad-ignored', KEPT, 'y.grad', 'None'],
    ['detach-ignored', TWIN, 'x.grad', '[2, -4]'],
    ['unselected-omitted', PART, 'x.grad', '[2, -4]'],
    ['shape-flattened', SQUARE, 'x.grad', '[2, -4, 6, 8]'],
    ['product-of-derivatives', PRODUCT, 'x.grad', '[0.5403, -0.4161, -0.99]'],
    ['path-dropped', PRODUCT, 'x.grad', '[0.5403, 0.8323, -2.97]'],
    ['stale-value', STEPPED, 'w.grad', '[1.6, 4.8]'],
    ['stale-value', TRIPLED, 'x.grad', '[2, 6]'],
    ['derivative-at-input', SIGMOID, 'x.grad', '[0, -6, -6]'],
    ['chain-factor-added', RETAINED, 'y.grad', '[16, 32, -48]'],
    ['broadcast-not-summed', STRETCHED, 'x.grad', '[[2, 6], [8, 10]]'],
    ['broadcast-not-summed', STRETCHED, 'x.grad', '[8, 10]'],
    ['index-spreads', SLICED, 'x.grad', '[3, 3, 3, 3]'],
    ['unselected-omitted', SLICED, 'x.grad', '[3, 3]'],
    ['detach-ignored', ITEM, 'x.grad', '6'],
    ['zeroing-ignored', TRAINED, 'w.grad', '[7.2, -3.6]'],
    ['stale-value', TRAINED, 'w.grad', '[2.56, -1.28]'],
    ['stale-value', TRAINED, 'w.grad', '[4, -2]'],
  ])('%s', (id, code, ask, text) => {
    expect(find(code, ask, text)[0]?.id).toBe(id)
  })

  test('finds a rule that is broken at both of two nodes', () => {
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))
    const answer = [0.5, -1].map((x) => 6 * sigmoid(3 * sigmoid(2 * x)) * sigmoid(2 * x))
    expect(find(LAYERS, 'x.grad', JSON.stringify(answer))[0]?.id).toBe('activation-value-as-derivative')
  })

  test('names the node and the line', () => {
    expect(find(CUBES, 'x.grad', '[1, 4, 9]')).toEqual([
      { id: 'power-coefficient-dropped', node: 'PowBackward0', line: 3 },
    ])
  })

  test('says nothing of right answers, unfinished ones, and programs that fail', () => {
    expect(find(CUBES, 'x.grad', '[3, 12, 27]')).toEqual([])
    expect(find(CUBES, 'x.grad', '[3, 12')).toEqual([])
    expect(find('import torch\nx = 1 /', 'x.grad', '[1]')).toEqual([])
    expect(find('nobody', 'x.grad', '[1]')).toEqual([])
  })

  test('does not name noise', () => {
    const cell = fc.integer({ min: -999, max: 999 }).map((hundredths) => hundredths / 100 + 0.003)
    fc.assert(
      fc.property(fc.constantFrom(CUBES, RELU, PART), fc.array(cell, { minLength: 3, maxLength: 3 }), (code, cells) => {
        expect(find(code, 'x.grad', `[${cells.join(', ')}]`)).toEqual([])
      }),
      { seed: 9, numRuns: 60 },
    )
  })
})

describe('mistakeText', () => {
  test('asks in both languages, once for each mistake', () => {
    const ids = misconceptions.map(({ id }) => id)
    expect(ids).toHaveLength(34)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) {
      expect(mistakeText(id).en).toMatch(/\?/)
      expect(mistakeText(id).zh).toMatch(/？/)
    }
  })

  test('has a neutral sentence for what it does not know', () => {
    expect(mistakeText('of-another-time').en).toMatch(/Compare/)
  })
})
