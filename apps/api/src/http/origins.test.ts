import { isOwnOrigin } from './origins.js'

it.each([
  [{ host: 'school.example:3000' }, true],
  [{ host: 'school.example:3000', origin: 'http://school.example:3000' }, true],
  [{ host: 'school.example:3000', origin: 'http://school.example' }, false],
  [{ host: 'school.example:3000', origin: 'https://evil.example' }, false],
  [{ host: 'school.example', origin: 'null' }, false],
  [{ host: '10.0.0.7:3000', origin: 'https://gradroom.example' }, true],
])('%j: %s', (headers, own) => {
  expect(isOwnOrigin(headers, 'https://gradroom.example/')).toBe(own)
})
