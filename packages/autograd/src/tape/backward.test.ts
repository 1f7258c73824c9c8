import { add, mul } from '../ops/arithmetic.js'
import { tensor } from '../ops/creation.js'
import { exp } from '../ops/exponential.js'
import { powScalar } from '../ops/power.js'
import { sum } from '../ops/reduction.js'
import { World, inWorld, noGrad } from '../world.js'
import type { Tensor } from '../tensor.js'
import { backward, grad } from './backward.js'
import { detach, registerHook, requireGrad, retainGrad } from './leaf.js'

const leaf = (data: Parameters<typeof tensor>[0]): Tensor => requireGrad(tensor(data))
const half = (...values: readonly number[]): Tensor => leaf(values.map((v) => v + 0.5))
const gradOf = (x: Tensor): readonly number[] | null => x.grad?.toArray() ?? null

describe('backward', () => {
  it('adds up over calls, and in the memory that .grad already has', () => {
    const x = half(1, 2)
    const y = sum(mul(x, 2))
    backward([y], { retainGraph: true })
    const held = x.grad
    backward([y])
    expect(gradOf(x)).toEqual([4, 4])
    expect(x.grad).toBe(held)
  })

  it('adds the gradients of all paths', () => {
    const x = half(1)
    backward([sum(mul(x, x))])
    expect(gradOf(x)).toEqual([3])
  })

  it('takes gradient= as the weights of the outputs', () => {
    const x = half(1, 2)
    backward([mul(x, 3)], { gradients: [tensor([1.5, -0.5])] })
    expect(gradOf(x)).toEqual([4.5, -1.5])
  })

  it('refuses outputs that are no scalars, in PyTorch’s words', () => {
    expect(() => backward([mul(half(1, 2), 2)])).toThrow('grad can be implicitly created only for scalar outputs')
  })

  it('refuses a root without history', () => {
    expect(() => backward([tensor(1.5)])).toThrow(
      'element 0 of tensors does not require grad and does not have a grad_fn',
    )
  })

  it('refuses a second pass when what was saved is gone, and allows it when nothing was', () => {
    const x = half(1)
    const squared = sum(mul(x, x))
    backward([squared])
    expect(() => backward([squared])).toThrow('Trying to backward through the graph a second time')
    const shifted = sum(add(x, 1))
    backward([shifted])
    expect(() => backward([shifted])).not.toThrow()
  })

  it('counts a number among what was saved', () => {
    const y = sum(mul(half(1), -1))
    backward([y])
    expect(() => backward([y])).toThrow('Trying to backward through the graph a second time')
  })

  it('stops at detach and in no_grad', () => {
    const x = half(1)
    backward([sum(mul(x, detach(x)))])
    expect(gradOf(x)).toEqual([1.5])
    expect(noGrad(() => mul(x, 2)).requiresGrad).toBe(false)
  })

  it('keeps the gradient of a non-leaf that asked for it', () => {
    const x = half(1)
    const y = mul(x, 2)
    retainGrad(y)
    backward([sum(mul(y, 3))])
    expect(gradOf(y)).toEqual([3])
  })

  it('lets a hook replace a gradient, until it is removed', () => {
    const x = half(1)
    const remove = registerHook(x, (g) => mul(g, 10))
    backward([sum(x)])
    expect(gradOf(x)).toEqual([10])
    remove()
    backward([sum(x)])
    expect(gradOf(x)).toEqual([11])
  })

  it('runs the later node first, whatever the order of its inputs', () => {
    const seen: string[] = []
    const world = new World({ observer: { flowed: (node) => seen.push(node.name) } })
    inWorld(world, () => {
      const x = half(1)
      const first = exp(x)
      const second = mul(x, 2)
      backward([sum(add(first, second))])
    })
    expect(seen).toEqual(['SumBackward0', 'AddBackward0', 'MulBackward0', 'ExpBackward0'])
  })
})

describe('grad', () => {
  it('gives gradients and leaves .grad alone', () => {
    const x = half(1)
    const [g] = grad([sum(mul(x, x))], [x])
    expect(g?.toArray()).toEqual([3])
    expect(x.grad).toBeNull()
  })

  it('differentiates again with create_graph', () => {
    const x = half(1)
    const [first] = grad([sum(powScalar(x, 3))], [x], { createGraph: true })
    const [second] = grad([sum(first ?? x)], [x])
    expect(second?.toArray()).toEqual([9])
  })

  it('refuses an input that was not used, unless it may be', () => {
    const [x, z] = [half(1), half(2)]
    const y = sum(mul(x, 2))
    expect(() => grad([y], [z], { retainGraph: true })).toThrow(
      'The differentiated Tensor at index 0 appears to not have been used in the graph.',
    )
    expect(grad([y], [z], { allowUnused: true })).toEqual([null])
  })

  it('gives the gradient of an intermediate', () => {
    const x = half(1)
    const y = mul(x, 2)
    const [g] = grad([sum(mul(y, y))], [y])
    expect(g?.toArray()).toEqual([6])
  })
})

describe('anomaly detection', () => {
  it('names the node that gave NaN', () => {
    const world = new World()
    world.detectAnomaly = true
    inWorld(world, () => {
      const x = leaf([0, 1].map((v) => v / 2))
      const y = sum(mul(powScalar(x, 0.5), 0))
      expect(() => backward([y])).toThrow("Function 'PowBackward0' returned nan values in its 0th output.")
    })
  })
})
