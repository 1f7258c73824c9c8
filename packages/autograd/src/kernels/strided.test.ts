import { positionsOf } from '../shape.js'
import { readStrided } from './strided.js'

const data = Float32Array.from({ length: 200 }, (_, i) => i * 3)

test.each([
  ['a number', [], [], 7],
  ['memory as it lies', [4, 20], [20, 1], 5],
  ['a transposed matrix', [5, 7], [1, 5], 0],
  ['a line stretched over rows', [6, 20], [0, 1], 3],
  ['a line stretched over more', [2, 3, 4], [0, 0, 2], 1],
  ['a column stretched over columns', [6, 5], [3, 0], 2],
  ['one number stretched over all', [3, 3], [0, 0], 9],
  ['a stretched middle', [2, 3, 4], [50, 0, 1], 0],
  ['nothing', [0, 3], [3, 1], 0],
])('%s is read in row-major order', (_, shape, strides, offset) => {
  const places = positionsOf(shape, strides, offset)
  for (const out of [new Float32Array(places.length), new Float64Array(places.length)]) {
    readStrided(data, shape, strides, offset, out)
    expect(Array.from(out)).toEqual(Array.from(places, (place) => data[place]))
  }
})
