import { mul } from '../ops/arithmetic.js'
import { clone } from '../ops/copy.js'
import { tensor } from '../ops/creation.js'
import { exp } from '../ops/exponential.js'
import { split, unbind } from '../ops/joining.js'
import { sum } from '../ops/reduction.js'
import { expand, t2, view } from '../ops/shape.js'
import { getItem, setItem } from '../ops/subscript.js'
import { transposeMatrixInPlace } from '../ops/reshaped-in-place.js'
import type { Tensor } from '../tensor.js'
import { noGrad } from '../world.js'
import { backward } from './backward.js'
import { dataOf, detach, requireGrad } from './leaf.js'

const leaf = (): Tensor =>
  requireGrad(
    tensor([
      [1.5, 2],
      [3, 4],
    ]),
  )

describe('views', () => {
  it('share memory and version counter', () => {
    const x = tensor([
      [1.5, 2],
      [3, 4],
    ])
    const row = getItem(x, [0])
    mul.inPlace(row, 2)
    expect(x.toArray()).toEqual([3, 4, 3, 4])
    expect(x.version.value).toBe(1)
    expect(t2(x).version).toBe(x.version)
  })

  it('rewrite the history of their base when they are changed', () => {
    const x = leaf()
    const y = clone(x)
    const row = getItem(y, [0])
    mul.inPlace(row, 2)
    expect(y.gradFn?.name).toBe('CopySlices')
    expect(y.gradFn?.edges.map((edge) => edge?.node.name ?? null)).toEqual(['CloneBackward0', null])
    expect(row.gradFn?.name).toBe('AsStridedBackward0')
    backward([sum(mul(y, 10))])
    expect(x.grad?.toArray()).toEqual([20, 20, 10, 10])
  })

  it('get a new node when their base is changed', () => {
    const x = leaf()
    const y = clone(x)
    const row = getItem(y, [1])
    mul.inPlace(y, 3)
    expect(row.gradFn?.name).toBe('AsStridedBackward0')
    backward([sum(row)])
    expect(x.grad?.toArray()).toEqual([0, 0, 3, 3])
  })

  it('cut the gradient where a constant was written', () => {
    const x = leaf()
    const y = clone(x)
    setItem(y, [0, 1], 7)
    backward([sum(y)])
    expect(x.grad?.toArray()).toEqual([1, 0, 1, 1])
  })

  it('carry the gradient of what was written', () => {
    const x = leaf()
    const y = tensor([
      [0.5, 0],
      [0, 0],
    ])
    setItem(y, [1], getItem(x, [0]))
    backward([sum(mul(y, 2))])
    expect(x.grad?.toArray()).toEqual([2, 2, 0, 0])
  })

  it('of a leaf cannot be changed, nor the leaf', () => {
    expect(() => mul.inPlace(leaf(), 2)).toThrow(
      'a leaf Variable that requires grad is being used in an in-place operation.',
    )
    expect(() => mul.inPlace(view(leaf(), [4]), 2)).toThrow(
      'a view of a leaf Variable that requires grad is being used in an in-place operation.',
    )
    const x = leaf()
    noGrad(() => mul.inPlace(x, 2))
    expect(x.toArray()).toEqual([3, 4, 6, 8])
  })

  it('of several at once, or made in no_grad, cannot be changed', () => {
    const y = mul(leaf(), 1)
    expect(() => mul.inPlace(unbind(y)[0], 2)).toThrow('Output 0 of Unbind is a view and is being modified inplace.')
    expect(() => mul.inPlace(split(y, 1)[1], 2)).toThrow('Output 1 of Split is a view')
    const hidden = noGrad(() => getItem(y, [0]))
    expect(() => mul.inPlace(hidden, 2)).toThrow('A view was created in no_grad mode')
  })

  it('that overlap themselves cannot be written', () => {
    expect(() => mul.inPlace(expand(tensor([1.5]), [3]), 2)).toThrow(
      'unsupported operation: more than one element of the written-to tensor refers to a single memory location.',
    )
  })

  it('can change their shape in place', () => {
    const y = clone(requireGrad(tensor([[1.5, 2, 3]])))
    transposeMatrixInPlace.inPlace(y)
    expect(y.shape).toEqual([3, 1])
    expect(y.gradFn?.name).toBe('TBackward1')
  })
})

describe('saved tensors', () => {
  it('notice an in-place change, and say whose output was changed', () => {
    const y = exp(leaf())
    mul.inPlace(y, 2)
    expect(() => backward([sum(y)])).toThrow(
      'one of the variables needed for gradient computation has been modified by an inplace operation: ' +
        '[torch.FloatTensor [2, 2]], which is output 0 of Exp, is at version 1; expected version 0 instead.',
    )
  })

  it('do not notice a change through .data, but through detach', () => {
    const x = leaf()
    const quiet = sum(mul(x, x))
    noGrad(() => mul.inPlace(dataOf(x), 2))
    expect(() => backward([quiet])).not.toThrow()
    const loud = sum(mul(x, x))
    mul.inPlace(detach(x), 2)
    expect(() => backward([loud])).toThrow('is at version 1; expected version 0 instead')
  })
})
