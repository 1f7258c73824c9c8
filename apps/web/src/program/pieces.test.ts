import { pieces } from './pieces'

test('code and formulas stand apart from the words around them', () => {
  expect(pieces('What is `x.grad` after $2x$?')).toEqual([
    { kind: 'text', text: 'What is ' },
    { kind: 'code', text: 'x.grad' },
    { kind: 'text', text: ' after ' },
    { kind: 'tex', text: '2x' },
    { kind: 'text', text: '?' },
  ])
})

test('a mark without its partner is a sign like any other', () => {
  expect(pieces('costs $5')).toEqual([{ kind: 'text', text: 'costs $5' }])
  expect(pieces('``')).toEqual([{ kind: 'text', text: '``' }])
})
