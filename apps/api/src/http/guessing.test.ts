import { Guessing } from './guessing.js'

const limits = { perAddress: 3, inAll: 10, seconds: 60 }

it('stops an address after its wrong guesses, and nobody else', async () => {
  const guessing = new Guessing(limits)
  for (let guess = 0; guess < 3; guess++) {
    expect(await guessing.may('a')).toBe(true)
    await guessing.wrong('a')
  }
  expect(await guessing.may('a')).toBe(false)
  expect(await guessing.may('b')).toBe(true)
})

it('in a flood, lets only those guess who have not guessed wrong', async () => {
  const guessing = new Guessing(limits)
  for (let address = 0; address < 10; address++) await guessing.wrong(`bot-${address}`)
  expect(await guessing.may('bot-1')).toBe(false)
  expect(await guessing.may('student')).toBe(true)
})
