import { mathNumber, type Value } from './number-text'
import { readSpread } from './spread'

test.each([
  ['[1, 2]', ['1', '2'], [2]],
  ['[[1, 2], [3, 4]]', ['1', '2', '3', '4'], [2, 2]],
  ['tensor([2., 0.], dtype=torch.float64)', ['2.', '0.'], [2]],
  ['torch.tensor([[1/3, -2]])', ['1/3', '-2'], [1, 2]],
  ['［［１，２］，［３，－４］］', ['1', '2', '3', '-4'], [2, 2]],
  ['【1，2】', ['1', '2'], [2]],
  ['1 2; 3 4', ['1', '2', '3', '4'], [2, 2]],
  ['1\t2\n3\t4\n', ['1', '2', '3', '4'], [2, 2]],
  ['1, 2, 3', ['1', '2', '3'], [3]],
  ['[[1, 2], [3]]', ['1', '2', '3'], null],
  ['[1, 2', ['1', '2'], null],
  ['[7]', ['7'], [1]],
])('%s is read as cells', (text, cells, shape) => {
  expect(readSpread(text)).toEqual({ cells, shape })
})

test.each(['', '7', ' -1.5 ', 'tensor(4.)', '[', 'None'])('%j is an ordinary paste', (text) => {
  expect(readSpread(text)).toBeNull()
})

test('numbers are set as mathematics', () => {
  expect([2, -2, 0.5, -0, 1 / 3, 12345678, 0.00001234, 'nan', '-inf'].map((n) => mathNumber(n as Value))).toEqual([
    '2',
    '−2',
    '0.5',
    '0',
    '0.3333',
    '1.23e7',
    '1.23e−5',
    'nan',
    '−∞',
  ])
})
