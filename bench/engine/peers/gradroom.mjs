import {
  Float,
  add,
  backward,
  crossEntropy,
  exp,
  float32,
  fromArray,
  int64,
  linear,
  matmul,
  mean,
  mul,
  relu,
  requireGrad,
  sum,
} from '@gradroom/autograd'
import { drawVariant, exerciseSchema, grade } from '@gradroom/exercises'
import { parse, run } from '@gradroom/snippet'
import { SEED_SNIPPET, TRAINING_SNIPPET, numbers, targets } from '../works.mjs'

const tensor = (shape, seed) =>
  fromArray(
    numbers(
      shape.reduce((a, b) => a * b, 1),
      seed,
    ),
    shape,
    float32,
  )
const leaf = (shape, seed) => requireGrad(tensor(shape, seed))

/** Our own engine, called as the snippet language calls it. */
export const gradroom = {
  name: 'gradroom',
  works: {
    E1: small,
    E2: network,
    E3: elementwise,
    E4: matrices,
    E5: () => seed(),
    E5n: () => seed(true),
    E6: training,
  },
}

function small() {
  const x = leaf([2, 2], 1)
  const [half, three] = [new Float(2), new Float(3)]
  return () => {
    x.grad = null
    const y = add(x, half)
    backward([mean(mul(mul(y, y), three))])
  }
}

function network() {
  const x = tensor([32, 64], 1)
  const target = fromArray(targets, [32], int64)
  const parameters = [leaf([64, 64], 2), leaf([64], 3), leaf([10, 64], 4), leaf([10], 5)]
  const [w1, b1, w2, b2] = parameters
  return () => {
    for (const p of parameters) p.grad = null
    backward([crossEntropy(linear(relu(linear(x, w1, b1)), w2, b2), target)])
  }
}

function elementwise() {
  const x = leaf([1_000_000], 1)
  const [half, one] = [new Float(0.5), new Float(1)]
  return () => {
    x.grad = null
    backward([sum(mul(exp(add(mul(x, half), one)), x))])
  }
}

function matrices() {
  const [a, b] = [leaf([256, 256], 1), leaf([256, 256], 2)]
  return () => {
    a.grad = null
    b.grad = null
    backward([sum(matmul(a, b))])
  }
}

/**
 * Reads, compiles and runs the program, evaluates what is asked, and grades an answer against it. A class that answers one question has
 * its text read once; with `anew` the text is another one every time.
 */
function seed(anew = false) {
  const exercise = exerciseSchema.parse({
    id: 'seed',
    kind: 'gradient',
    topic: 'many-cells',
    skills: ['elementwise'],
    difficulty: 1,
    title: { en: 'Seed', zh: '种子' },
    text: { en: 'What is `x.grad`?', zh: '`x.grad` 是什么？' },
    hints: [],
    slots: {},
    program: SEED_SNIPPET,
    ask: 'x.grad',
  })
  const drawing = drawVariant(exercise, 1)
  if (!drawing.ok) throw new Error(drawing.problem.en)
  const answer = { type: 'grid', shape: [2, 2], cells: ['2', '0', '-2', '2'] }
  let count = 0
  return () => {
    const variant = anew ? { ...drawing.variant, code: `${drawing.variant.code}# ${count++}\n` } : drawing.variant
    const verdict = grade(variant, answer)
    if (verdict.status !== 'graded' || !verdict.correct) throw new Error('the right answer was graded wrong')
  }
}

function training() {
  return () => {
    const parsed = parse(TRAINING_SNIPPET)
    const { error } = run(parsed.program, {
      now: () => performance.now(),
      limits: { milliseconds: 60_000, bytes: 4e9 },
    })
    if (error !== null) throw new Error(`${error.type}: ${error.message}`)
  }
}
