import { mathNumber } from './number.js'
import { fillFormula, simplified, tightened, UPSTREAM } from './template.js'

const filled = (formula: string, pieces: Record<string, string>, count: number | null = null) =>
  tightened(simplified(fillFormula(formula, new Map(Object.entries({ g: UPSTREAM, ...pieces })), count)))

describe('a formula filled in', () => {
  test.each([
    ['@g \\cdot @exponent \\cdot @self^{@exponent - 1}', { self: 'x_{3}', exponent: '2' }, '2x_{3}'],
    ['@g \\cdot @exponent \\cdot @self^{@exponent - 1}', { self: '-1', exponent: '3' }, '3 \\cdot (-1)^{2}'],
    ['@g \\cdot @exponent \\cdot @self^{@exponent - 1}', { self: 'x', exponent: '-1' }, '(-1) \\cdot x^{-2}'],
    ['@g \\cdot @other', { other: 'a + b' }, '(a + b)'],
    ['-@g', {}, '-1'],
    ['\\frac{@g}{@other}', { other: 'a + b' }, '\\frac{1}{a + b}'],
    ['@self - @other', { self: 'a', other: 'b - c' }, 'a - (b - c)'],
    ['@self + @other', { self: 'a', other: '-3' }, 'a + (-3)'],
    ['\\sin @self', { self: 'a \\cdot b' }, '\\sin (a \\cdot b)'],
    ['@g \\cdot @result \\cdot \\ln 2 \\cdot @self', { result: '4', self: 'x' }, '4\\ln 2 \\cdot x'],
  ])('%s', (formula, pieces, tex) => {
    expect(filled(formula, pieces)).toBe(tex)
  })

  test('counts the cells of a mean, and says nothing of one', () => {
    expect(filled('\\frac{@g}{N}', {}, 4)).toBe('\\frac{1}{4}')
    expect(filled('\\frac{@g}{N}', {}, 1)).toBe('1')
  })
})

describe('mathNumber', () => {
  test.each([
    [2, '2'],
    [-0, '0'],
    [-1.5, '-1.5'],
    [1 / 3, '0.3333'],
    [0.00001, '1 \\times 10^{-5}'],
    [Infinity, '\\infty'],
  ])('%d', (value, tex) => {
    expect(mathNumber(value)).toBe(tex)
  })
})
