import { isSameFunction } from '../grading/formula.js'
import { readFormula } from './formula.js'

const value = (text: string) => readFormula(text, ['x', 'w'])?.({ x: 3, w: 2 }) ?? null
const same = (a: string, b: string) => {
  const [mine, theirs] = [a, b].map((text) => readFormula(text, ['x', 'w']))
  return Boolean(mine && theirs && isSameFunction(mine, theirs, ['x', 'w']))
}

describe('readFormula', () => {
  test.each([
    ['2x', 6],
    ['2wx', 12],
    ['-x^2', -9],
    ['(-x)^2', 9],
    ['2^-1', 0.5],
    ['2^3^2', 512],
    ['3x²', 27],
    ['3x**2', 27],
    ['6 w (w x - 1)', 60],
    ['２＊ｘ', 6],
    ['x × w', 6],
    ['1/2x', 1.5],
    ['x - -w', 5],
    ['sqrt(x + 1)', 2],
    ['relu(w - x)', 0],
    ['e^(x-3)', 1],
    ['ln(e)', 1],
  ])('%s', (text, expected) => {
    expect(value(text)).toBeCloseTo(expected, 12)
  })

  test.each([
    '',
    '2*',
    '(x',
    'x)',
    'y',
    'sin x',
    'x^',
    '2 $ x',
    '()',
    'toString',
    'x'.repeat(3) + 'q',
    '('.repeat(100),
  ])('%s cannot be read', (text) => {
    expect(value(text)).toBeNull()
  })
})

describe('isSameFunction', () => {
  test.each([
    ['2(x + w)', '2x + 2w'],
    ['cos(x)^2', '1 - sin(x)^2'],
    ['exp(x)', 'e^x'],
    ['1/x', 'x^-1'],
    ['sigmoid(x)(1 - sigmoid(x))', 'exp(-x)/(1+exp(-x))^2'],
  ])('%s is %s', (a, b) => {
    expect(same(a, b)).toBe(true)
  })

  test.each([
    ['2x', '2w'],
    ['x^2', 'x^2 + 0.001'],
    ['sqrt(x^2)', 'x'],
    ['ln(x)', 'ln(abs(x))'],
    ['3x^2', '3x^3'],
  ])('%s is not %s', (a, b) => {
    expect(same(a, b)).toBe(false)
  })
})
