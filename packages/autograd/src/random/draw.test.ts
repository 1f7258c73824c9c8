import { float32, float64, int64 } from '../dtype.js'
import { tensor } from '../ops/creation.js'
import { World, inWorld } from '../world.js'
import { bernoulli, bernoulliOf, manualSeed, normal, rand, randint, randn, randperm, uniform } from './draw.js'

/** What PyTorch drew after torch.manual_seed(0). */
const seeded = <T>(draw: () => T): T =>
  inWorld(new World(), () => {
    manualSeed(0)
    return draw()
  })

const near = (actual: readonly number[], expected: readonly number[]): void =>
  expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 6))

describe('random numbers, as PyTorch draws them', () => {
  it('uniform in float32 and float64', () => {
    expect(seeded(() => rand([3]).toArray())).toEqual([0.49625658988952637, 0.7682217955589294, 0.08847743272781372])
    expect(seeded(() => [randint(0, 2 ** 40, [3], int64), rand([2], float64)].map((x) => x.toArray()))).toEqual([
      [741280623151, 506137267392, 291447657211],
      [0.9207476841219603, 0.6450241201227648],
    ])
  })

  it('normal, one by one below sixteen and in blocks from there on', () => {
    near(
      seeded(() => randn([3], float64).toArray()),
      [1.5409961082440433, -0.2934289057609464, -2.1787893820745574],
    )
    near(
      seeded(() => randn([20]).toArray()),
      [
        -1.1258398294448853, -1.152360200881958, -0.2505785822868347, -0.4338788092136383, 0.5988394618034363,
        -1.5550950765609741, -0.3413603901863098, 1.85300612449646, 0.46809640526771545, -0.1577124446630478,
        1.4436601400375366, 0.26604941487312317, 1.3893661499023438, 1.586334228515625, 0.946298360824585,
        -0.843676745891571, 0.9318265914916992, 1.2590092420578003, 2.0049805641174316, 0.05373690277338028,
      ],
    )
  })

  it('keeps the second normal of a pair for the next call', () => {
    near(
      seeded(() => {
        rand([3])
        return randn([3]).toArray()
      }),
      [0.3643381893634796, 0.13439632952213287, 0.16421625018119812],
    )
  })

  it('whole numbers, permutations and coins', () => {
    expect(seeded(() => randint(0, 10, [5], int64).toArray())).toEqual([4, 9, 3, 0, 3])
    expect(
      seeded(() => {
        randint(0, 10, [5], int64)
        return [randperm(7, int64), bernoulliOf(tensor([0.3, 0.3, 0.3, 0.3, 0.3]))].map((x) => x.toArray())
      }),
    ).toEqual([
      [2, 0, 5, 4, 3, 6, 1],
      [0, 1, 1, 1, 0],
    ])
    expect(seeded(() => bernoulli([8], 0.5, float32).toArray())).toEqual([0, 0, 1, 0, 0, 0, 1, 1])
  })

  it('with other bounds', () => {
    near(
      seeded(() => uniform([3], -1, 2, float32, null).toArray()),
      [0.4887697696685791, 1.3046653270721436, -0.7345677018165588],
    )
    expect(() => uniform([1], 2, 1, float32, null)).toThrow('uniform_ expects to return a [from, to) range')
    expect(() => normal([1], 0, -1, float32, null)).toThrow('normal expects std >= 0.0, but found std -1')
  })

  it('uses the low 32 bits of a large seed', () => {
    const drawn = inWorld(new World(), () => {
      manualSeed(2 ** 40 + 5)
      return rand([2]).toArray()
    })
    expect(drawn).toEqual([0.8302518725395203, 0.12611091136932373])
  })

  it('gives every run its own generator', () => {
    const first = inWorld(new World(), () => rand([2]).toArray())
    expect(inWorld(new World(), () => rand([2]).toArray())).toEqual(first)
  })
})
