import fc from 'fast-check'
import { readNumber } from './number.js'

describe('readNumber', () => {
  test.each([
    ['2', 2],
    ['2.', 2],
    ['.5', 0.5],
    ['-2', -2],
    ['−2', -2],
    ['－２．５', -2.5],
    ['+3', 3],
    ['1/3', 1 / 3],
    ['-1 / 4', -0.25],
    ['１／２', 0.5],
    ['½', 0.5],
    ['2e-3', 0.002],
    ['2E3', 2000],
    ['0.333', 0.333],
    ['sqrt(2)', Math.SQRT2],
    ['√2', Math.SQRT2],
    ['2*sqrt(3)/3', (2 * Math.sqrt(3)) / 3],
    ['1/sqrt(2)', Math.SQRT1_2],
    ['inf', Infinity],
    ['-inf', -Infinity],
  ])('reads %s', (text, value) => {
    expect(readNumber(text)).toBeCloseTo(value, 12)
  })

  test.each([
    '',
    ' ',
    '-',
    '.',
    '1/',
    '/2',
    '1/0',
    '2-',
    'x',
    '2x',
    '1/2/3',
    'sqrt(',
    'sqrt(2',
    '2*',
    '*2',
    '1,5',
    '--2',
    '0x10',
  ])('does not read %j', (text) => {
    expect(readNumber(text)).toBeNull()
  })

  test('reads back whatever number JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumber(String(value))).toBe(value + 0)
      }),
      { seed: 1 },
    )
  })

  test('reads or refuses any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const value = readNumber(text)
        expect(value === null || typeof value === 'number').toBe(true)
      }),
      { seed: 2 },
    )
  })
})
