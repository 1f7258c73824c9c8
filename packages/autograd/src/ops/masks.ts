import { int64 } from '../dtype.js'
import { runtimeError, valueError } from '../errors.js'
import { composite } from '../operation.js'
import { bernoulli } from '../random/draw.js'
import { type Scalar, valueOf } from '../scalar.js'
import { contiguousStrides } from '../shape.js'
import { type Tensor, allocate, contiguousData, fromArray } from '../tensor.js'
import { div, mul } from './arithmetic.js'
import { zerosLike } from './creation.js'
import { sample, t } from './samples.js'

/** Zeros some elements at random and scales the others up, so that the sum is kept on average. */
export const dropout = composite({
  name: 'dropout',
  homes: ['F', 'torch'],
  signatures: ['dropout(Tensor input, float p=0.5, bool training=True, bool inplace=False)'],
  compute: (self: Tensor, p: Scalar = 0.5, training: boolean = true): Tensor => {
    const chance = valueOf(p)
    if (chance < 0 || chance > 1) {
      throw valueError(`dropout probability has to be between 0 and 1, but got ${chance}`)
    }
    if (chance === 0 || !training || self.numel === 0) return self
    if (chance === 1) return mul(self, zerosLike(self))
    return mul(self, div(bernoulli(self.shape, 1 - chance, self.dtype), 1 - chance))
  },
  samples: [sample(t([1, 2]), 0.5, false)],
})

/** A row of zeros with a one at the class, for each class. */
export const oneHot = composite({
  name: 'one_hot',
  homes: ['F'],
  signatures: ['one_hot(Tensor tensor, int num_classes=-1)'],
  compute: (self: Tensor, classes: number = -1): Tensor => {
    if (self.dtype !== int64) throw runtimeError('one_hot is only applicable to index tensor of type LongTensor.')
    const values = Array.from(contiguousData(self))
    if (values.some((value) => value < 0)) throw runtimeError('Class values must be non-negative.')
    const width = classes === -1 ? Math.max(...values) + 1 : classes
    if (values.some((value) => value >= width)) throw runtimeError('Class values must be smaller than num_classes.')
    const out = allocate([...self.shape, width], int64)
    values.forEach((value, i) => {
      out.storage.data[i * width + value] = 1
    })
    return out
  },
  samples: [sample(t([0, 2], 'int64')), sample(t([0, 1], 'int64'), 4)],
})

/** Where the elements are that are not zero, one row each. */
export const nonzero = composite({
  name: 'nonzero',
  homes: ['torch', 'Tensor'],
  signatures: ['nonzero(Tensor input)'],
  compute: (self: Tensor): Tensor => {
    const strides = contiguousStrides(self.shape)
    const rows = Array.from(contiguousData(self)).flatMap((value, k) =>
      value === 0 ? [] : [self.shape.map((n, d) => Math.floor(k / strides[d]) % n)],
    )
    return fromArray(rows.flat(), [rows.length, self.rank], int64)
  },
  samples: [
    sample(
      t([
        [1, 0],
        [0, 2],
      ]),
    ),
    sample(t([0, 3])),
  ],
})

export const countNonzero = composite({
  name: 'count_nonzero',
  homes: ['torch', 'Tensor'],
  signatures: ['count_nonzero(Tensor input)'],
  compute: (self: Tensor): Tensor => fromArray([self.toArray().filter((x) => x !== 0).length], [], int64),
  samples: [
    sample(
      t([
        [1, 0],
        [0, 2],
      ]),
    ),
  ],
})
