import { LimitExceeded } from './errors.js'
import { sigmoid } from './ops/activation.js'
import { add, mul } from './ops/arithmetic.js'
import { tensor, zeros } from './ops/creation.js'
import { conv1d } from './ops/convolution.js'
import { mm } from './ops/matmul.js'
import { pad } from './ops/padding.js'
import { maxPool2d } from './ops/pooling.js'
import { repeat } from './ops/rearranging.js'
import { expand } from './ops/shape.js'
import { powScalar } from './ops/power.js'
import { mean, sum } from './ops/reduction.js'
import { backward } from './tape/backward.js'
import { requireGrad } from './tape/leaf.js'
import { OperationNode } from './tape/node.js'
import type { Tensor } from './tensor.js'
import { type WorldOptions, World, currentWorld, inWorld, noGrad } from './world.js'

const limitOf = (options: WorldOptions, body: () => void): string | null => {
  try {
    inWorld(new World(options), body)
  } catch (error) {
    if (error instanceof LimitExceeded) return error.limit
    throw error
  }
  return null
}

describe('a budget', () => {
  it('stops a tensor that is too large before it is made', () => {
    expect(limitOf({ budget: { elements: 1000 } }, () => zeros([1001]))).toBe('elements')
    expect(limitOf({ budget: { elements: 1000 } }, () => zeros([1000]))).toBeNull()
  })

  it('stops many tensors that are too large together', () => {
    const make = (): void => {
      for (let i = 0; i < 11; i++) zeros([100])
    }
    expect(limitOf({ budget: { bytes: 4000 } }, make)).toBe('bytes')
  })

  it('stops a view that would be endless to go through, and a table of places', () => {
    const few = { budget: { elements: 1000 } }
    expect(limitOf(few, () => expand(tensor([1.5]), [1e9]))).toBe('elements')
    expect(limitOf(few, () => repeat(tensor([1.5]), [1e9]))).toBe('elements')
    expect(limitOf(few, () => pad(zeros([1, 9, 9]), [1e6, 1e6], 'replicate'))).toBe('elements')
    expect(limitOf(few, () => conv1d(zeros([1, 1, 99]), zeros([1, 1, 50])))).toBe('elements')
    expect(limitOf(few, () => maxPool2d(zeros([1, 30, 30]), 15, 1))).toBe('elements')
  })

  it('stops work inside one kernel', () => {
    const multiply = (): void => {
      mm(zeros([200, 200]), zeros([200, 200]))
    }
    expect(limitOf({ budget: { work: 1_000_000 } }, multiply)).toBe('work')
  })

  it('stops a kernel when the clock has run out', () => {
    let ticks = 0
    const now = (): number => ticks++
    const multiply = (): void => {
      mm(zeros([300, 300]), zeros([300, 300]))
    }
    expect(limitOf({ budget: { milliseconds: 5 }, now }, multiply)).toBe('milliseconds')
    expect(ticks).toBeLessThan(20)
  })
})

describe('a world', () => {
  it('is left as it was entered, errors included', () => {
    const before = currentWorld()
    expect(() =>
      inWorld(new World(), () => {
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expect(currentWorld()).toBe(before)
    expect(() =>
      noGrad(() => {
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expect(before.gradMode).toBe(true)
  })

  it('numbers the operations recorded in it, and marks them with the line', () => {
    const seen: (readonly [string, number, number])[] = []
    const world = new World({
      observer: { recorded: (node) => node instanceof OperationNode && seen.push([node.name, node.number, node.site]) },
    })
    inWorld(world, () => {
      world.site = 3
      const y = mul(requireGrad(tensor([1.5])), 2)
      world.site = 4
      sum(add(y, 1))
    })
    expect(seen).toEqual([
      ['MulBackward0', 0, 3],
      ['AddBackward0', 1, 4],
      ['SumBackward0', 2, 4],
    ])
  })
})

describe('wrong rules', () => {
  const program = (): readonly number[] => {
    const x = requireGrad(
      tensor([
        [1, 0.5],
        [-1, 1],
      ]),
    )
    backward([mean(powScalar(x, 2))])
    return x.grad?.toArray() ?? []
  }
  const withRule = (node: number, mistake: string): readonly number[] =>
    inWorld(new World({ rules: [{ node, mistake }] }), program)

  it('give the answer of who makes the mistake', () => {
    expect(inWorld(new World(), program)).toEqual([0.5, 0.25, -0.5, 0.5])
    expect(withRule(0, 'power-exponent-kept')).toEqual([0.5, 0.125, 0.5, 0.5])
    expect(withRule(0, 'power-coefficient-dropped')).toEqual([0.25, 0.125, -0.25, 0.25])
    expect(withRule(1, 'mean-not-divided')).toEqual([2, 1, -2, 2])
    expect(withRule(0, 'chain-factor-dropped')).toEqual([0.25, 0.25, 0.25, 0.25])
    expect(withRule(0, 'sign-flipped')).toEqual([-0.5, -0.25, 0.5, -0.5])
  })

  it('can look at the input that no right rule needs', () => {
    const slope = (rules: WorldOptions['rules']): number =>
      inWorld(new World({ rules }), () => {
        const x = requireGrad(tensor(0.5))
        backward([sigmoid(x)])
        return x.grad?.item() ?? NaN
      })
    expect(slope([{ node: 0, mistake: 'derivative-at-input' }])).toBe(0.25)
    expect(slope([])).toBeCloseTo(0.235, 3)
  })

  it('can forget one of several paths, and the sum over what was broadcast', () => {
    const onPaths = (rules: WorldOptions['rules']): Tensor | null =>
      inWorld(new World({ rules }), () => {
        const x = requireGrad(tensor([1.5, 2]))
        const b = requireGrad(tensor(0.5))
        backward([sum(mul(x, b))])
        return b.grad
      })
    expect(onPaths([])?.toArray()).toEqual([3.5])
    expect(onPaths([{ node: 0, mistake: 'broadcast-not-summed' }])?.toArray()).toEqual([1.5, 2])
    expect(onPaths([{ node: 0, mistake: 'path-dropped', edge: 1 }])).toBeNull()
  })
})
