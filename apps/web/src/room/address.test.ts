import { addressAfter, chosenOf, doorAddress, onlyHere, typedAddress } from './address'

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

test('the address chosen before is shown while this computer still has it', () => {
  const both = ['http://192.168.1.5:3000', 'http://10.0.0.2:3000']
  expect(chosenOf(both, 'http://10.0.0.2:3000')).toBe('http://10.0.0.2:3000')
  expect(chosenOf(both, 'http://172.16.0.9:3000')).toBe('http://192.168.1.5:3000')
  expect(chosenOf([], 'http://10.0.0.2:3000')).toBeUndefined()
  expect(addressAfter(both, 'http://10.0.0.2:3000')).toBe('http://192.168.1.5:3000')
})
