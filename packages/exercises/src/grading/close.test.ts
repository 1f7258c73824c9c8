import fc from 'fast-check'
import { isClose } from './close.js'

describe('isClose', () => {
  test.each([
    [0.333, 1 / 3],
    [0.3333, 1 / 3],
    [0.6666, 2 / 3],
    [0.6667, 2 / 3],
    [-1.333, -4 / 3],
    [66.67, 200 / 3],
    [0.1, 0.10000000149011612],
    [0.0049, 0.0048659],
    [2, 2],
    [0, 0],
    [Infinity, Infinity],
  ])('%d is right for %d', (given, key) => {
    expect(isClose(given, Number.isFinite(key) ? key : 'inf', 'float32')).toBe(true)
  })

  test.each([
    [0.3, 1 / 3],
    [0.33, 1 / 3],
    [0.34, 1 / 3],
    [0.667, 0.6],
    [1001, 1000],
    [2.3, 2.25],
    [6.73, 6],
    [0, 0.00004],
    [0.0001, 0],
    [-2, 2],
    [2, 2.001],
  ])('%d is wrong for %d', (given, key) => {
    expect(isClose(given, key, 'float32')).toBe(false)
  })

  test('whole-number types are exact, NaN is NaN alone', () => {
    expect(isClose(2.0000001, 2, 'int64')).toBe(false)
    expect(isClose(2, 2, 'int64')).toBe(true)
    expect(isClose(Number.NaN, 'nan', 'float32')).toBe(true)
    expect(isClose(0, 'nan', 'float32')).toBe(false)
    expect(isClose(Infinity, '-inf', 'float32')).toBe(false)
  })

  test('what PyTorch prints with four decimals is right', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000, max: 2_000_000 }), (millionths) => {
        const key = Math.fround(millionths / 1e3)
        fc.pre(Math.abs(key) >= 0.01)
        expect(isClose(Number(key.toFixed(4)), key, 'float32')).toBe(true)
      }),
      { seed: 6 },
    )
  })
})
