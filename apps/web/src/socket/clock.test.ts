import { countdown, remaining, ServerClock } from './clock'

const running = { now: 0, closesAt: 60_000, remaining: null, paused: false }

test('the estimate follows the stamp that travelled least', () => {
  let time = 1000
  const clock = new ServerClock(() => time)
  expect(clock.now()).toBeNull()
  clock.sample(500_000)
  time = 2000
  expect(clock.now()).toBe(501_000)
  clock.sample(500_400) // 600 ms late: no better
  expect(clock.now()).toBe(501_000)
  clock.sample(501_200) // the first one had been 200 ms late
  expect(clock.now()).toBe(501_200)
})

test('after a sleep the old estimate does not hold the clock ahead', () => {
  let time = 1000
  const clock = new ServerClock(() => time)
  clock.sample(900_000)
  time = 1100
  clock.forget()
  clock.sample(850_000)
  expect(clock.now()).toBe(850_000)
})

test('what is left comes from the server’s times alone', () => {
  expect(remaining(running, 12_500)).toBe(47_500)
  expect(remaining(running, 61_000)).toBe(0)
})

test('a pause stands still, and no limit is no number', () => {
  expect(remaining({ now: 0, closesAt: null, remaining: 8000, paused: true }, 99_999)).toBe(8000)
  expect(remaining({ now: 0, closesAt: null, remaining: null, paused: true }, 5)).toBeNull()
  expect(remaining({ now: 0, closesAt: null, remaining: null, paused: false }, 5)).toBeNull()
})

test('a countdown reads as minutes and seconds', () => {
  expect(countdown(90_000)).toBe('1:30')
  expect(countdown(6001)).toBe('0:07')
  expect(countdown(0)).toBe('0:00')
})
