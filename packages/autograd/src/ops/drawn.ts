import { type Callable, operation } from '../operation.js'
import type { Tensor } from '../tensor.js'
import { zerosLike } from './creation.js'

/** Tensors filled with numbers drawn for them: what they were before has no influence, so its gradient is zero. */

const drawn = (gradFn: string): Callable<[self: Tensor, values: Tensor], Tensor> =>
  operation({
    name: '_drawn',
    homes: [],
    signatures: ['_drawn(Tensor input, Tensor values)'],
    gradFn,
    inPlace: 'only',
    forward: (_self: Tensor, values: Tensor) => values,
    vjp: { self: (g) => zerosLike(g) },
    saves: {},
    tex: { value: '\\text{drawn}', rules: { self: '0' } },
    mistakes: { 'chain-factor-dropped': { self: (g) => g } },
    samples: [],
  })

export const uniformDrawn = drawn('UniformBackward0')
export const normalDrawn = drawn('NormalBackward0')
export const exponentialDrawn = drawn('ExponentialBackward0')
/** `bernoulli_(p)` with a number and with a tensor of probabilities. */
export const bernoulliDrawn = drawn('BernoulliBackward2')
export const bernoulliTensorDrawn = drawn('BernoulliBackward1')
/** `random_(from, to)`, `random_(to)` and `random_()`. */
export const randomDrawn = [drawn('RandomBackward2'), drawn('RandomBackward1'), drawn('RandomBackward0')] as const
