import { remembered } from './remembered.js'

const counting = () => {
  const made: string[] = []
  const of = remembered((text: string) => {
    made.push(text)
    return { text }
  })
  return { made, of }
}

test('what was made of a text is made once', () => {
  const { made, of } = counting()
  expect(of('a')).toBe(of('a'))
  expect(made).toEqual(['a'])
})

test('the text that was not used for longest is forgotten first', () => {
  const { made, of } = counting()
  for (let i = 0; i < 64; i++) of(`${i}`)
  of('0')
  of('new')
  made.length = 0
  of('0')
  of('1')
  expect(made).toEqual(['1'])
})

test('a very long text is not kept', () => {
  const { made, of } = counting()
  const long = 'x'.repeat(20_001)
  of(long)
  of(long)
  expect(made).toHaveLength(2)
})
