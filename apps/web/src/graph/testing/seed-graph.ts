import type { Explanation } from '@gradroom/exercises'

type Values = Explanation['graph']['nodes'][number]['value']

const tensor = (shape: number[], data: number[], printed: string): Values => ({
  dtype: 'float32',
  shape,
  data,
  printed,
})

/** The graph of `z = x.pow(2).sum()` after `z.backward()`: what the drawing is tried on. */
export const SEED_GRAPH: Explanation['graph'] = {
  nodes: [
    {
      id: 'x',
      role: 'leaf',
      name: 'x',
      gradFn: null,
      tex: null,
      line: 1,
      value: tensor([2, 2], [1, 0, -1, 1], 'tensor([[ 1.,  0.],\n        [-1.,  1.]])'),
      gradient: tensor([2, 2], [2, 0, -2, 2], 'tensor([[ 2.,  0.],\n        [-2.,  2.]])'),
      asked: true,
    },
    {
      id: 'n0',
      role: 'result',
      name: null,
      gradFn: 'PowBackward0',
      tex: 'x^{2}',
      line: 2,
      value: tensor([2, 2], [1, 0, 1, 1], 'tensor([[1., 0.],\n        [1., 1.]])'),
      gradient: tensor([2, 2], [1, 1, 1, 1], 'tensor([[1., 1.],\n        [1., 1.]])'),
      asked: false,
    },
    {
      id: 'z',
      role: 'result',
      name: 'z',
      gradFn: 'SumBackward0',
      tex: '\\sum x^{2}',
      line: 2,
      value: tensor([], [3], 'tensor(3.)'),
      gradient: tensor([], [1], 'tensor(1.)'),
      asked: false,
    },
  ],
  edges: [
    {
      id: 'e0',
      from: 'x',
      to: 'n0',
      local: '2x',
      gradient: tensor([2, 2], [2, 0, -2, 2], 'tensor([[ 2.,  0.],\n        [-2.,  2.]])'),
    },
    {
      id: 'e1',
      from: 'n0',
      to: 'z',
      local: '1',
      gradient: tensor([2, 2], [1, 1, 1, 1], 'tensor([[1., 1.],\n        [1., 1.]])'),
    },
  ],
}
