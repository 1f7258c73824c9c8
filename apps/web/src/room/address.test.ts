import { doorAddress, onlyHere, typedAddress } from './address'

test('the QR code leads to the door of its room', () => {
  expect(doorAddress('http://192.168.1.5:3000', '482913')).toBe('http://192.168.1.5:3000/join?pin=482913')
})

test('people type an address without its scheme', () => {
  expect(typedAddress('https://gradroom.school.example')).toBe('gradroom.school.example')
})

test('an address of this machine alone is told apart', () => {
  for (const origin of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])
    expect([origin, onlyHere(origin)]).toEqual([origin, true])
  for (const origin of ['http://192.168.1.5:3000', 'https://gradroom.school.example', ''])
    expect([origin, onlyHere(origin)]).toEqual([origin, false])
})
