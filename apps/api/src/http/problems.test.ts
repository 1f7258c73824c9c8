import { z } from 'zod'
import { parsed } from './problems.js'

const schema = z.strictObject({ cells: z.array(z.string().max(3)) })

it('gives the value', () => {
  expect(parsed(schema, { cells: ['1', '−2'] }, '')).toEqual({ ok: true, value: { cells: ['1', '−2'] } })
})

it('names the place of a problem in both languages', () => {
  const read = parsed(schema, { cells: ['1', '23456'] }, 'query')
  expect(read).toMatchObject({
    ok: false,
    problems: [{ path: 'query.cells.1', message: { en: expect.stringMatching(/too big/i) } }],
  })
  expect(JSON.stringify(read)).toMatch(/\p{Script=Han}/u)
})

it.each(['a\0', '\ud800', 'x\udc00'])('refuses text no database can keep: %j', (text) => {
  expect(parsed(schema, { cells: [text] }, '').ok).toBe(false)
})

it('does not take what is only inherited', () => {
  expect(parsed(schema, JSON.parse('{"__proto__":{"cells":[]}}'), '').ok).toBe(false)
})
