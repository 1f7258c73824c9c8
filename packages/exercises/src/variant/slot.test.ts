import fc from 'fast-check'
import { generator, shuffled, streamSeed } from './generator.js'
import { fill, placesIn } from './fill.js'
import { readSlot } from './slot.js'

const choices = (text: string) => {
  const read = readSlot(text)
  if (!read.ok) throw new Error(read.problem.en)
  return read.slot.choices
}

describe('slots', () => {
  test.each([
    ['int 1..3', [1, 2, 3]],
    ['nonzero int -2..2', [-2, -1, 1, 2]],
    ['decimal -1..1 step 0.5', [-1, -0.5, 0, 0.5, 1]],
    ['decimal 0..0.3 step 0.1', [0, 0.1, 0.2, 0.3]],
    ['int 0..10 step 5', [0, 5, 10]],
    ['one of 1, 2, 4', [1, 2, 4]],
    ['one of -1，2.50', [-1, 2.5]],
    ['int 1..2 not a, b', [1, 2]],
  ])('%s', (text, expected) => {
    expect(choices(text)).toEqual(expected)
  })

  test.each([
    '',
    'int',
    'int 3..1',
    'int 1.5..2',
    'nonzero int 0..0',
    'one of',
    'one of x',
    'float 1..2',
    'int 0..99999',
    'int 1..2 step 0',
  ])('refuses %j in both languages', (text) => {
    const read = readSlot(text)
    expect(read.ok).toBe(false)
    if (!read.ok) expect(read.problem.en.length * read.problem.zh.length).toBeGreaterThan(0)
  })

  test('are written as an author would: whole numbers bare, decimals with a point, sets as they stand', () => {
    const written = (text: string, value: number) => {
      const read = readSlot(text)
      return read.ok ? read.slot.write(value) : null
    }
    expect(written('int -3..3', -2)).toBe('-2')
    expect(written('decimal -2..2', 1)).toBe('1.0')
    expect(written('one of 1, 2.50', 2.5)).toBe('2.50')
  })

  test('name the slots they must differ from', () => {
    const read = readSlot('nonzero int -3..3 not a, b')
    expect(read.ok && read.slot.unlike).toEqual(['a', 'b'])
  })
})

describe('places', () => {
  test('are found once each and filled', () => {
    expect(placesIn('{{a}} + {{ b }} * {{a}}')).toEqual(['a', 'b'])
    expect(fill('{{a}} + {{ b }} = {{c}}', { a: '1', b: '-2' })).toBe('1 + -2 = {{c}}')
  })
})

describe('the generator', () => {
  test('gives the same numbers for ever', () => {
    const next = generator(42)
    expect(Array.from({ length: 8 }, () => next(1000))).toEqual([601, 448, 852, 669, 174, 526, 273, 624])
    expect(streamSeed(42, '0/a')).toBe(streamSeed(42, '0/a'))
    expect(shuffled(['a', 'b', 'c', 'd', 'e'], 7)).toEqual(shuffled(['a', 'b', 'c', 'd', 'e'], 7))
  })

  test('stays in its range and reaches all of it', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 6 }), (seed, below) => {
        const next = generator(seed)
        const seen = new Set(Array.from({ length: 200 }, () => next(below)))
        expect([...seen].sort()).toEqual(Array.from({ length: below }, (_, i) => i))
      }),
      { seed: 5, numRuns: 50 },
    )
  })
})
