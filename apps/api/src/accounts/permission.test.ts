import type { Role, User, Who } from '@gradroom/contracts'
import { refusalFor } from './permission.js'

const reader = (role: Role): User => ({ id: 'u', name: 'U', email: 'u@example.org', role })

it.each<[Who, User | null, ReturnType<typeof refusalFor>]>([
  ['anyone', null, null],
  ['signed-in', null, 'sign-in-needed'],
  ['signed-in', reader('student'), null],
  [['teacher'], null, 'sign-in-needed'],
  [['teacher'], reader('student'), 'not-allowed'],
  [['teacher'], reader('author'), 'not-allowed'],
  [['teacher'], reader('teacher'), null],
  [['teacher'], reader('admin'), null],
])('open to %j, asked by %j: %s', (who, asker, refusal) => {
  expect(refusalFor(who, asker)).toBe(refusal)
})
