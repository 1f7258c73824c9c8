import { tensor, powScalar, sum, backward, requireGrad, printTensor, add, mul, mean, relu } from './index.js'

const leaf = (data: Parameters<typeof tensor>[0]) => requireGrad(tensor(data))

describe('the program Gradroom started from', () => {
  it('gives the gradient that PyTorch gives', () => {
    const x = leaf([
      [1, 0.5],
      [-1, 1],
    ])
    const z = sum(powScalar(x, 2))
    backward([z])
    expect(printTensor(z)).toBe('tensor(3.2500, grad_fn=<SumBackward0>)')
    expect(x.grad === null ? null : printTensor(x.grad)).toBe('tensor([[ 2.,  1.],\n        [-2.,  2.]])')
  })

  it('sums a gradient over what was broadcast', () => {
    const x = leaf([1, 2, 3].map((v) => v / 2))
    const b = leaf(0.5)
    backward([mean(relu(mul(add(x, b), x)))])
    expect(b.grad?.toArray()).toEqual([1])
  })
})
