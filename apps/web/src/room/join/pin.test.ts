import { isName, pinDigits } from './pin'

test('a PIN is read however it was typed or pasted', () => {
  expect(pinDigits('123 456')).toBe('123456')
  expect(pinDigits('１２３-４５６')).toBe('123456')
  expect(pinDigits('PIN: 1234567')).toBe('123456')
})

test('a name counts characters, not their bytes', () => {
  expect(isName('小明')).toBe(true)
  expect(isName('👩‍🏫'.slice(0, 2))).toBe(true)
  expect(isName('   ')).toBe(false)
  expect(isName('x'.repeat(25))).toBe(false)
})
