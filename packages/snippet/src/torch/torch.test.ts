import { runCode } from '../index.js'

const output = (code: string): string => {
  const { error, stdout } = runCode(`import torch\nimport torch.nn.functional as F\n${code}`)
  return error ? `${stdout}${error.type}: ${error.message}` : stdout.trimEnd()
}

/** Each as PyTorch 2.15 has it. */
describe('arguments are bound as PyTorch binds them', () => {
  test.each([
    [
      'print(torch.zeros(2, 3).shape, torch.zeros((2, 3)).shape, torch.zeros(size=(2,)).shape)',
      'torch.Size([2, 3]) torch.Size([2, 3]) torch.Size([2])',
    ],
    [
      'x = torch.arange(6)\nprint(x.view(2, 3).shape, x.view((3, -1)).shape, x.reshape(-1, 2).shape)',
      'torch.Size([2, 3]) torch.Size([3, 2]) torch.Size([3, 2])',
    ],
    [
      'x = torch.ones(2, 3)\nprint(x.sum(axis=0), x.sum(1, True).shape, torch.sum(input=x, dim=1))',
      'tensor([2., 2., 2.]) torch.Size([2, 1]) tensor([3., 3.])',
    ],
    [
      'print(2 - torch.ones(1), 2 / torch.ones(1), torch.add(torch.ones(1), 2, alpha=3))',
      'tensor([1.]) tensor([2.]) tensor([7.])',
    ],
    [
      "print(torch.einsum('i,i->', torch.ones(2), torch.ones(2)), torch.ones(4).split([1, 3])[1])",
      'tensor(2.) tensor([1., 1., 1.])',
    ],
    [
      'print(F.relu(torch.tensor([-1., 1.]), inplace=True), F.leaky_relu(torch.tensor([-1.]), 0.5))',
      'tensor([0., 1.]) tensor([-0.5000])',
    ],
    ['torch.relu(torch.ones(1), 2)', 'TypeError: relu() takes 1 positional argument but 2 were given'],
    ['torch.relu()', 'TypeError: relu() missing 1 required positional arguments: "input"'],
    ['torch.relu(3)', "TypeError: relu(): argument 'input' (position 1) must be Tensor, not int"],
    ['torch.tensor([1.], require_grad=True)', "TypeError: tensor() got an unexpected keyword argument 'require_grad'"],
    ['torch.ones(2) + "a"', "TypeError: unsupported operand type(s) for +: 'Tensor' and 'str'"],
    ['torch.nope', "AttributeError: module 'torch' has no attribute 'nope'"],
    ['torch.ones(2).nope()', "AttributeError: 'Tensor' object has no attribute 'nope'"],
  ])('%j', (code, expected) => expect(output(code)).toBe(expected))
})

describe('autograd as programs see it', () => {
  test('a gradient asked of a non-leaf is None, with a warning', () => {
    const done = runCode(
      'import torch\nx = torch.ones(1, requires_grad=True)\ny = x * 2\ny.backward()\nprint(y.grad, x.grad)',
    )
    expect(done.stdout).toBe('None tensor([2.])\n')
    expect(done.warnings[0]).toMatch(/^The \.grad attribute of a Tensor that is not a leaf Tensor is being accessed\./)
  })

  test.each([
    [
      'x = torch.ones(2, requires_grad=True)\nn = (x * 3).sum().grad_fn\nprint(n.name(), n.next_functions[0][0].name(), n._saved_self_sym_sizes)',
      'SumBackward0 MulBackward0 torch.Size([2])',
    ],
    [
      'x = torch.ones(2, requires_grad=True)\nh = x.register_hook(lambda g: g * 10)\n(x * 2).sum().backward()\nh.remove()\nprint(x.grad)',
      'tensor([20., 20.])',
    ],
    [
      'x = torch.ones(1, requires_grad=True)\nwith torch.no_grad():\n    y = x * 2\n@torch.no_grad()\ndef f(): return x * 2\nprint(y.requires_grad, f().requires_grad, (x * 2).requires_grad)',
      'False False True',
    ],
    [
      'x = torch.ones(1, requires_grad=True)\ntry:\n    with torch.no_grad():\n        raise ValueError\nexcept ValueError:\n    print((x * 2).requires_grad)',
      'True',
    ],
    [
      'x = torch.tensor(3., requires_grad=True)\nprint(torch.autograd.grad(x ** 2, x), torch.autograd.functional.hessian(lambda v: v ** 3, x.detach()))',
      '(tensor(6.),) tensor(18.)',
    ],
    [
      'class Double(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, a):\n        return a * 2\n    @staticmethod\n    def backward(ctx, g):\n        return g * 2\nx = torch.ones(1, requires_grad=True)\ny = Double.apply(x)\ny.backward()\nprint(y.grad_fn.name(), x.grad)',
      'DoubleBackward tensor([2.])',
    ],
    [
      'w = torch.ones(1, requires_grad=True)\nw += 1',
      'RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.',
    ],
  ])('%j', (code, expected) => expect(output(code)).toBe(expected))
})

describe('nn, optim and numpy', () => {
  test.each([
    [
      'net = torch.nn.Sequential(torch.nn.Linear(2, 1), torch.nn.ReLU())\nprint(net)\nprint([n for n, _ in net.named_parameters()])',
      "Sequential(\n  (0): Linear(in_features=2, out_features=1, bias=True)\n  (1): ReLU()\n)\n['0.weight', '0.bias']",
    ],
    [
      'w = torch.ones(1, requires_grad=True)\nopt = torch.optim.SGD([w], lr=0.5)\n(w * 2).sum().backward()\nopt.step()\nopt.zero_grad()\nprint(w, w.grad)',
      'tensor([0.], requires_grad=True) None',
    ],
    [
      'torch.manual_seed(0)\nprint(torch.nn.Linear(2, 1).weight)',
      'Parameter containing:\ntensor([[-0.0053,  0.3793]], requires_grad=True)',
    ],
    [
      'import numpy as np\na = np.array([[1.5, 2], [3, 4]])\nt = torch.from_numpy(a)\nt[0, 0] = 9\nprint(a, t.dtype, repr(t.numpy()[1]))',
      '[[9. 2.]\n [3. 4.]] torch.float64 array([3., 4.])',
    ],
    ['import numpy as np\nnp.random.seed(4)\nprint(np.random.randn(3))', '[ 0.05056171  0.49995133 -0.99590893]'],
  ])('%j', (code, expected) => expect(output(code)).toBe(expected))
})
