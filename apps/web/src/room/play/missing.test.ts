import type { Answer } from '@gradroom/exercises'
import { missing, sameAnswer } from './missing'

const grid = (...cells: string[]): Answer => ({ type: 'grid', shape: [2, 2], cells })

test('empty cells are found by position; a blank is empty', () => {
  expect(missing(grid('2', '', '-2', ' '))).toEqual({ complete: false, at: [1, 3] })
  expect(missing(grid('2', '0', '-2', '2'))).toEqual({ complete: true, at: [] })
})

test('the other forms', () => {
  expect(missing(null).complete).toBe(false)
  expect(missing({ type: 'typed', text: ' \n' }).complete).toBe(false)
  expect(missing({ type: 'typed', text: 'None' }).complete).toBe(true)
  expect(missing({ type: 'none' }).complete).toBe(true)
  expect(missing({ type: 'flags', values: [true, null] })).toEqual({ complete: false, at: [1] })
  expect(missing({ type: 'choice', choice: 'a' }).complete).toBe(true)
})

test('answers are the same when nothing of them differs', () => {
  expect(sameAnswer(grid('1', '2'), grid('1', '2'))).toBe(true)
  expect(sameAnswer(grid('1', '2'), grid('1', '3'))).toBe(false)
  expect(sameAnswer({ ...grid('1', '2'), shape: [2] } as Answer, grid('1', '2'))).toBe(false)
  expect(sameAnswer({ type: 'none' }, { type: 'none' })).toBe(true)
  expect(sameAnswer({ type: 'flags', values: [null] }, { type: 'flags', values: [false] })).toBe(false)
  expect(sameAnswer(null, { type: 'none' })).toBe(false)
  expect(sameAnswer(null, null)).toBe(true)
})
