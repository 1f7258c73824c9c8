import { grade, question, solve } from '../../life.js'
import { refusalOf, variantOf } from '../../testing/exercises.js'

const program = 'import torch\ny = torch.ones(3, 1) + torch.ones(2)\n'
const variant = variantOf({ kind: 'shape', program, ask: 'y' })

describe('a shape question', () => {
  test('asks for the shape and keys it as PyTorch prints it', () => {
    expect(question(variant)).toMatchObject({ ask: 'y.shape', form: { type: 'typed', lines: 1 } })
    expect(solve(variant).display).toBe('torch.Size([3, 2])')
  })

  test.each([
    ['(3, 2)', true],
    ['3x2', true],
    ['(2, 3)', false],
    ['6', false],
  ])('%s', (text, correct) => {
    expect(grade(variant, { type: 'typed', text })).toMatchObject({ correct, shapeRight: correct })
  })

  test('cannot be about what is no tensor', () => {
    expect(grade(variant, { type: 'typed', text: 'large' })).toMatchObject({
      status: 'incomplete',
      reason: 'not-readable',
    })
    expect(refusalOf({ kind: 'shape', program, ask: '3' })).toMatch(/not a tensor/)
  })
})
