import { isFloat } from '../dtype.js'
import { Tensor } from '../tensor.js'
import {
  WIDE,
  build,
  differences,
  gradients,
  keyOf,
  mismatch,
  readRecordings,
  run,
  weighted,
} from '../testing/samples.js'
import { overloads } from './index.js'

const recordings = readRecordings()
const cases = overloads.flatMap((overload) =>
  overload.row.homes.length === 0
    ? []
    : overload.row.samples.map((sample, i) => ({ overload, sample, key: keyOf(overload, i) })),
)

/** Whether PyTorch recorded gradients for this sample. */
const differentiable = (key: string): boolean => recordings[key]?.grads !== undefined

describe('every row of the table, on its own samples', () => {
  it.each(cases.map((c) => [c.key, c] as const))('%s gives what PyTorch recorded', (key, { overload, sample }) => {
    const recording = recordings[key]
    expect(recording).toBeDefined()
    const call = build(sample.args)
    const outputs = run(overload, call)
    expect(outputs.map((output, i) => mismatch(output, recording.outputs[i]))).toEqual(outputs.map(() => null))
    expect(outputs[0].gradFn?.name ?? null).toBe(recording.grad_fn)
    const node = outputs[0].gradFn
    if (node === null || recording.grads === undefined) return
    expect(node.edges.map((edge) => edge?.node.name ?? null)).toEqual(recording.next)
    const found = gradients(outputs, call.leaves)
    recording.grads.forEach((expected, i) => {
      const actual = found[i]
      if (expected === null || actual === null) expect(actual).toBe(expected)
      else expect(mismatch(actual, expected)).toBeNull()
    })
  })

  const smooth = cases.filter(({ sample, key }) => sample.kink !== true && differentiable(key))

  it.each(smooth.map((c) => [c.key, c] as const))('%s agrees with finite differences', (_, { overload, sample }) => {
    const call = build(sample.args, WIDE)
    const value = (): number => weighted(run(overload, call))
    const found = gradients(run(overload, call), call.leaves, true)
    call.leaves.forEach((leaf, i) => {
      const numeric = differences(leaf, value)
      const analytic = found[i]?.toArray() ?? numeric.map(() => 0)
      numeric.forEach((wanted, k) =>
        expect(analytic[k]).toBeCloseTo(wanted, 4 - Math.ceil(Math.log10(1 + Math.abs(wanted)))),
      )
    })
  })

  it.each(smooth.map((c) => [c.key, c] as const))(
    '%s agrees with finite differences of second order',
    (_, { overload, sample }) => {
      const call = build(sample.args, WIDE)
      const slopes = (): readonly Tensor[] =>
        gradients(run(overload, call), call.leaves, true).filter((slope) => slope !== null)
      const first = slopes()
      const bends = first.some((slope) => slope.requiresGrad)
        ? gradients(first, call.leaves)
        : call.leaves.map(() => null)
      // Slopes that need no gradient are constants; weights are given to the others only, as `gradients` does.
      const value = (): number => weighted(slopes().filter((_slope, i) => first[i].requiresGrad))
      call.leaves.forEach((leaf, i) => {
        const numeric = differences(leaf, value)
        const analytic = bends[i]?.toArray() ?? numeric.map(() => 0)
        numeric.forEach((wanted, k) =>
          expect(analytic[k]).toBeCloseTo(wanted, 3 - Math.ceil(Math.log10(1 + Math.abs(wanted)))),
        )
      })
    },
  )

  const twins = cases.filter(({ overload, sample }) => {
    if (overload.call === null || overload.inPlace === null) return false
    const { args } = build(sample.args)
    const [self] = args
    const [result] = run(overload, { args, leaves: [] })
    return self instanceof Tensor && self.dtype === result.dtype && self.shape.join() === result.shape.join()
  })

  it.each(twins.map((c) => [c.key, c] as const))('%s does the same in place', (key, { overload, sample }) => {
    const plain = build(sample.args)
    const [expected] = run(overload, plain)
    const call = build(sample.args)
    const [value] = run({ ...overload, call: null }, call)
    expect(value.toArray()).toEqual(expected.toArray())
    if (!expected.requiresGrad || !isFloat(value.dtype) || !differentiable(key)) return
    const wanted = gradients([expected], plain.leaves)
    gradients([value], call.leaves).forEach((slope, i) =>
      expect(slope?.toArray() ?? null).toEqual(wanted[i]?.toArray() ?? null),
    )
  })

  afterAll(() => {
    process.stdout.write(
      `rows of the table: ${cases.length} samples held against PyTorch, ${smooth.length} of them against finite ` +
        `differences of first and second order, ${twins.length} in place\n`,
    )
  })
})
