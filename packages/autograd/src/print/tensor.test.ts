import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DtypeName, dtypes } from '../dtype.js'
import { mul } from '../ops/arithmetic.js'
import { tensor } from '../ops/creation.js'
import { t2 } from '../ops/shape.js'
import { requireGrad } from '../tape/leaf.js'
import { fromArray } from '../tensor.js'
import { DEFAULT_PRINT_OPTIONS } from './format.js'
import { printTensor } from './tensor.js'

interface Printed {
  readonly name: string
  readonly dtype: DtypeName
  readonly shape: readonly number[]
  readonly data: readonly (number | 'nan' | 'inf' | '-inf')[]
  readonly text: string
}

const here = dirname(fileURLToPath(import.meta.url))
const recorded = JSON.parse(readFileSync(join(here, 'recorded.json'), 'utf8')) as readonly Printed[]
const readNumber = (x: Printed['data'][number]): number =>
  typeof x === 'number' ? x : x === 'nan' ? NaN : x === 'inf' ? Infinity : -Infinity

describe('printing', () => {
  it.each(recorded.map((c) => [c.name, c] as const))('%s, as PyTorch printed it', (_, { dtype, shape, data, text }) => {
    expect(printTensor(fromArray(data.map(readNumber), shape, dtypes[dtype]))).toBe(text)
  })

  it('names the leaf and the node', () => {
    const x = requireGrad(tensor([1.5, 2]))
    expect(printTensor(x)).toBe('tensor([1.5000, 2.0000], requires_grad=True)')
    expect(printTensor(mul(x, 2))).toBe('tensor([3., 4.], grad_fn=<MulBackward0>)')
  })

  it('breaks the line before a suffix that does not fit', () => {
    const x = requireGrad(tensor(Array.from({ length: 8 }, (_, i) => i + 0.5)))
    expect(printTensor(mul(x, 1))).toBe(
      'tensor([0.5000, 1.5000, 2.5000, 3.5000, 4.5000, 5.5000, 6.5000, 7.5000],\n       grad_fn=<MulBackward0>)',
    )
  })

  it('reads through strides', () => {
    expect(
      printTensor(
        t2(
          tensor([
            [1, 2],
            [3, 4],
          ]),
        ),
      ),
    ).toBe('tensor([[1, 3],\n        [2, 4]])')
  })

  it('follows set_printoptions', () => {
    const options = { ...DEFAULT_PRINT_OPTIONS, precision: 2, sciMode: false }
    expect(printTensor(tensor([1e-5, 1000.5]), options)).toBe('tensor([   0.00, 1000.50])')
    expect(printTensor(tensor([1.5]), { ...options, sciMode: true })).toBe('tensor([1.50e+00])')
  })
})
