import fc from 'fast-check'
import { readTensor } from './tensor.js'

const tensor = (shape: number[], data: number[]) => ({ type: 'tensor', shape, data })

describe('readTensor', () => {
  test.each([
    ['[[2, 0], [-2, 2]]', tensor([2, 2], [2, 0, -2, 2])],
    ['tensor([[ 2.,  0.],\n        [-2.,  2.]])', tensor([2, 2], [2, 0, -2, 2])],
    ['torch.tensor([1.0, 2.0], dtype=torch.float64)', tensor([2], [1, 2])],
    ['tensor(3., grad_fn=<SumBackward0>)', tensor([], [3])],
    ['［［2，0］，［−2，2］］', tensor([2, 2], [2, 0, -2, 2])],
    ['【1，2】', tensor([2], [1, 2])],
    ['2 0; -2 2', tensor([2, 2], [2, 0, -2, 2])],
    ['2 0\n-2 2', tensor([2, 2], [2, 0, -2, 2])],
    ['2, 0, 1', tensor([3], [2, 0, 1])],
    ['1, 2；3, 4', tensor([2, 2], [1, 2, 3, 4])],
    ['[[1 2]\n [3 4]]', tensor([2, 2], [1, 2, 3, 4])],
    ['(1, 2)', tensor([2], [1, 2])],
    ['[1/3, 2 / 3]', tensor([2], [1 / 3, 2 / 3])],
    ['[sqrt(4), 1]', tensor([2], [2, 1])],
    ['x.grad = [1, 2]', tensor([2], [1, 2])],
    ['[1, 2,]', tensor([2], [1, 2])],
    ['7', tensor([], [7])],
    ['[]', tensor([0], [])],
    ['None', { type: 'none' }],
    ['ｎｏｎｅ', { type: 'none' }],
  ])('reads %s', (text, expected) => {
    expect(readTensor(text)).toEqual(expected)
  })

  test.each([
    '',
    '[',
    '[[1, 2], [3',
    '[1, 2]]',
    '[[1, 2], [3]]',
    '[1, [2]]',
    '[1, x]',
    '[,]',
    '[1,,2]',
    'zero',
    '[1)',
    '1 2; 3',
    '()(',
  ])('does not read %j', (text) => {
    expect(readTensor(text)).toBeNull()
  })

  test('reads back any matrix, however it is spaced', () => {
    const matrix = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([rows, columns]) =>
      fc.array(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    )
    fc.assert(
      fc.property(matrix, fc.constantFrom(',', ', ', ' , ', '，', '\n,'), (rows, comma) => {
        const text = `[${rows.map((row) => `[${row.join(comma)}]`).join(comma)}]`
        expect(readTensor(text)).toEqual(tensor([rows.length, rows[0].length], rows.flat()))
      }),
      { seed: 3 },
    )
  })

  test('reads or refuses any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'[]()12.,; -\nNonetsr/') }), (text) => {
        const read = readTensor(text)
        if (read?.type === 'tensor') {
          expect(read.data).toHaveLength(read.shape.reduce((cells, size) => cells * size, 1))
        }
      }),
      { seed: 4, numRuns: 2000 },
    )
  })
})
