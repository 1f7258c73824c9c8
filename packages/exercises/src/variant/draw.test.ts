import fc from 'fast-check'
import { checkExercise } from '../check.js'
import { exerciseOf, variantOf } from '../testing/exercises.js'
import { drawVariant } from './draw.js'

const fields = {
  kind: 'gradient',
  program: 'import torch\nx = torch.tensor([{{a}}.0, {{b}}.0], requires_grad=True)\n(x ** 2).sum().backward()\n',
  slots: { a: 'int -5..5', b: 'nonzero int -5..5 not a' },
  text: { en: 'With {{a}} and {{b}}.', zh: '数是 {{a}} 和 {{b}}。' },
  ask: 'x.grad',
}
const exercise = exerciseOf(fields)

describe('drawVariant', () => {
  test('gives the same variant for the same exercise and seed, for ever', () => {
    expect([0, 1, 2, 3, 4, 5].map((seed) => variantOf(fields, seed).slots)).toMatchInlineSnapshot(`
      [
        {
          "a": -1,
          "b": -2,
        },
        {
          "a": 0,
          "b": 4,
        },
        {
          "a": 3,
          "b": -2,
        },
        {
          "a": -3,
          "b": 1,
        },
        {
          "a": -4,
          "b": -2,
        },
        {
          "a": -5,
          "b": 3,
        },
      ]
    `)
  })

  test('does not depend on the order of the slots', () => {
    const turned = exerciseOf({ ...fields, slots: { b: fields.slots.b, a: fields.slots.a } })
    fc.assert(
      fc.property(fc.nat(10_000), (seed) => {
        const [one, other] = [drawVariant(exercise, seed), drawVariant(turned, seed)]
        expect(one.ok && other.ok && one.variant.code).toBe(other.ok && other.variant.code)
      }),
      { seed: 7, numRuns: 30 },
    )
  })

  test('keeps to the slots and writes them into the program', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const drawn = drawVariant(exercise, seed)
        if (!drawn.ok) throw new Error(drawn.problem.en)
        const { a, b } = drawn.variant.slots
        expect(b).not.toBe(0)
        expect(b).not.toBe(a)
        expect(drawn.variant.code).toContain(`[${a}.0, ${b}.0]`)
      }),
      { seed: 8, numRuns: 60 },
    )
  })

  test('draws again until the numbers are readable, and says why it cannot', () => {
    const thirds = {
      ...fields,
      program: fields.program.replace('** 2', '/ {{c}}'),
      slots: { ...fields.slots, c: 'one of 3, 4' },
    }
    const drawn = Array.from({ length: 10 }, (_, seed) => variantOf(thirds, seed).slots.c)
    expect(drawn).toEqual(drawn.map(() => 4))
    const never = exerciseOf({ ...thirds, slots: { ...fields.slots, c: 'one of 3, 7' } })
    const refused = drawVariant(never, 1)
    expect(refused.ok ? '' : refused.problem.en).toMatch(/decimals/)
    expect(checkExercise(never, { variants: 2 }).map(({ seed }) => seed)).toEqual([0, 1])
  })
})
