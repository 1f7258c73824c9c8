import {
  Generator,
  Tensor,
  bernoulli,
  bernoulliOf,
  defaultGenerator,
  dtypes,
  bernoulliDrawn,
  bernoulliTensorDrawn,
  exponential,
  exponentialDrawn,
  normalDrawn,
  randomDrawn,
  toDtype,
  uniformDrawn,
  manualSeed,
  normal,
  rand,
  randint,
  randn,
  randperm,
  requireGrad,
  uniform,
  type Dtype,
} from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import { fn, method, rawMethod } from '../builtins/define.js'
import { toFloat } from '../builtins/number.js'
import { tensorClass, typeName } from '../objects/classes.js'
import { typeError } from '../objects/error.js'
import { asIndex } from '../objects/operator.js'
import { NativeFunction, PyTuple, type Keywords, type Value } from '../objects/value.js'
import { sizeFrom } from './build.js'
import { markSite } from './bind.js'
import { dtypeOf, wholesOf } from './convert.js'
import { GeneratorValue } from './generator.js'
import { tensor } from './operators.js'
import { generatorClass } from './values.js'

/** `generator=`: a stream of the program's own, or the run's. */
const source = (value: Value | undefined): Generator | null =>
  value instanceof GeneratorValue ? value.generator : null

generatorClass.construct = () => new GeneratorValue(new Generator(67280421310721))
method(generatorClass, 'manual_seed', 'seed, /', (m, [self, seed]) => {
  if (self instanceof GeneratorValue) self.generator = new Generator(asIndex(m, seed))
  return self
})
method(generatorClass, 'initial_seed', '', (_m, [self]) =>
  self instanceof GeneratorValue ? self.generator.seed : null,
)

const KNOWN = [
  'size',
  'generator',
  'dtype',
  'device',
  'requires_grad',
  'layout',
  'out',
  'pin_memory',
  'low',
  'high',
  'n',
  'input',
  'memory_format',
]

interface Options {
  named: ReadonlyMap<string, Value>
  dtype: Dtype | null
  generator: Generator | null
  done: (made: Tensor) => Tensor
}

function optionsOf(name: string, keywords: Keywords | null): Options {
  for (const key of keywords?.keys() ?? []) {
    if (!KNOWN.includes(key)) throw typeError(`${name}() got an unexpected keyword argument '${key}'`)
  }
  const named: ReadonlyMap<string, Value> = keywords ?? new Map()
  return {
    named,
    dtype: dtypeOf(named.get('dtype') ?? null, `${name}()`),
    generator: source(named.get('generator')),
    done: (made) => (named.get('requires_grad') === true ? requireGrad(made) : made),
  }
}

function sized(
  name: string,
  make: (shape: readonly number[], dtype: Dtype, generator: Generator | null) => Tensor,
): NativeFunction {
  return new NativeFunction(name, (m, args, keywords) => {
    markSite(m)
    const { named, dtype, generator, done } = optionsOf(name, keywords)
    const shape = sizeFrom(name, args.length > 0 ? args : [named.get('size') ?? new PyTuple([])])
    return done(make(shape, dtype ?? dtypes.float32, generator))
  })
}

function like(
  name: string,
  make: (shape: readonly number[], dtype: Dtype, generator: Generator | null) => Tensor,
): NativeFunction {
  return new NativeFunction(name, (m, args, keywords) => {
    markSite(m)
    const { named, dtype, generator, done } = optionsOf(name, keywords)
    const input = tensor(args[0] ?? named.get('input') ?? null)
    return done(make(input.shape, dtype ?? input.dtype, generator))
  })
}

const randintFunction = new NativeFunction('randint', (m, args, keywords) => {
  markSite(m)
  const { named, dtype, generator, done } = optionsOf('randint', keywords)
  const at = args.findIndex((arg) => wholesOf(arg) !== undefined)
  const bounds = (at < 0 ? args : args.slice(0, at)).map((arg) => asIndex(m, arg))
  const size = at < 0 ? named.get('size') : args[at]
  if (size === undefined) throw typeError('randint() received an invalid combination of arguments')
  const high = bounds.length > 0 ? bounds[bounds.length - 1] : asIndex(m, named.get('high') ?? null)
  const low = bounds.length > 1 ? bounds[0] : asIndex(m, named.get('low') ?? 0)
  const [from, to] =
    named.has('high') && bounds.length === 1 ? [bounds[0], asIndex(m, named.get('high') ?? 0)] : [low, high]
  return done(randint(from, to, sizeFrom('randint', [size]), dtype ?? dtypes.int64, generator))
})

function normalFunction(m: Machine, [mean, std, size]: readonly Value[], keywords: Keywords | null): Value {
  markSite(m)
  const generator = source(keywords?.get('generator'))
  const spread = std ?? keywords?.get('std') ?? 1
  const centre = mean ?? keywords?.get('mean') ?? 0
  const given = size ?? keywords?.get('size')
  if (!(centre instanceof Tensor) && !(spread instanceof Tensor)) {
    if (given === undefined) throw typeError('normal() received an invalid combination of arguments')
    const dtype = dtypeOf(keywords?.get('dtype') ?? null, 'normal()') ?? dtypes.float32
    const made = normal(sizeFrom('normal', [given]), toFloat(m, centre).n, toFloat(m, spread).n, dtype, generator)
    return keywords?.get('requires_grad') === true ? requireGrad(made) : made
  }
  const model = centre instanceof Tensor ? centre : tensor(spread)
  const drawn = normal(model.shape, 0, 1, model.dtype, generator)
  const value = (of: Value, i: number): number =>
    of instanceof Tensor ? of.toArray()[of.numel === 1 ? 0 : i] : toFloat(m, of).n
  const { data } = drawn.storage
  for (let i = 0; i < data.length; i++) data[i] = model.dtype.cast(value(centre, i) + value(spread, i) * data[i])
  return drawn
}

export const randomFunctions: readonly NativeFunction[] = [
  fn('manual_seed', 'seed', (m, [seed]) => new GeneratorValue(manualSeed(asIndex(m, seed)))),
  fn('seed', '', () => manualSeed(0).seed),
  fn('initial_seed', '', () => defaultGenerator().seed),
  sized('rand', rand),
  sized('randn', randn),
  like('rand_like', rand),
  like('randn_like', randn),
  randintFunction,
  new NativeFunction('randint_like', (m, args, keywords) => {
    const { dtype, generator, done } = optionsOf('randint_like', keywords)
    const input = tensor(args[0])
    const bounds = args.slice(1).map((arg) => asIndex(m, arg))
    const [low, high] = bounds.length === 1 ? [0, bounds[0]] : bounds
    return done(randint(low, high, input.shape, dtype ?? input.dtype, generator))
  }),
  new NativeFunction('randperm', (m, args, keywords) => {
    const { named, dtype, generator, done } = optionsOf('randperm', keywords)
    return done(randperm(asIndex(m, args[0] ?? named.get('n') ?? null), dtype ?? dtypes.int64, generator))
  }),
  new NativeFunction('normal', normalFunction),
  new NativeFunction('bernoulli', (m, args, keywords) => {
    markSite(m)
    return bernoulliOf(tensor(args[0]), source(keywords?.get('generator')))
  }),
]

/** A method that fills a tensor with numbers drawn for it. */
function filling(
  name: string,
  signature: string,
  rowOf: (args: readonly Value[]) => typeof uniformDrawn,
  draw: (m: Machine, self: Tensor, args: readonly Value[], generator: Generator | null) => Tensor,
): void {
  method(tensorClass, name, `${signature}${signature ? ', ' : ''}*, generator=None`, (m, [self, ...args]) => {
    markSite(m)
    const held = tensor(self)
    const values = draw(m, held, args.slice(0, -1), source(args[args.length - 1]))
    return rowOf(args).inPlace(held, values.dtype === held.dtype ? values : toDtype(values, held.dtype))
  })
}
const n = (m: Machine, value: Value): number => toFloat(m, value).n
filling(
  'uniform_',
  'from=0.0, to=1.0',
  () => uniformDrawn,
  (m, self, [low, high], generator) => uniform(self.shape, n(m, low), n(m, high), self.dtype, generator),
)
filling(
  'normal_',
  'mean=0.0, std=1.0',
  () => normalDrawn,
  (m, self, [mean, std], generator) => normal(self.shape, n(m, mean), n(m, std), self.dtype, generator),
)
filling(
  'exponential_',
  'lambd=1.0',
  () => exponentialDrawn,
  (m, self, [rate], generator) => exponential(self.shape, n(m, rate), self.dtype, generator),
)
filling(
  'bernoulli_',
  'p=0.5',
  ([p]) => (p instanceof Tensor ? bernoulliTensorDrawn : bernoulliDrawn),
  (m, self, [p], generator) =>
    p instanceof Tensor ? bernoulliOf(p, generator) : bernoulli(self.shape, n(m, p), self.dtype, generator),
)
rawMethod(tensorClass, 'random_', (m, [self, ...args], keywords) => {
  markSite(m)
  const held = tensor(self)
  const bounds = args.map((arg) => asIndex(m, arg))
  const widest = held.dtype === dtypes.float64 ? 2 ** 53 + 1 : held.dtype === dtypes.float32 ? 2 ** 24 + 1 : 2 ** 31
  const [low, high] = bounds.length === 0 ? [0, widest] : bounds.length === 1 ? [0, bounds[0]] : bounds
  const row = randomDrawn[Math.min(bounds.length, 2)]
  return row.inPlace(held, randint(low, high, held.shape, held.dtype, source(keywords?.get('generator'))))
})
method(tensorClass, 'bernoulli', '*, generator=None', (_m, [self, generator]) =>
  bernoulliOf(tensor(self), source(generator)),
)

/** Draws 64 bits and keeps the low 32, which are all that seeding a generator reads of them. */
export const drawSeed = fn('draw_seed', 'generator=None, /', (_m, [generator]) => {
  const from = source(generator) ?? defaultGenerator()
  from.next32()
  return from.next32()
})

/** Draws the mask of a dropout. */
export const dropoutMask = fn('dropout_mask', 'input, keep, /', (m, [input, keep]) => {
  const held = tensor(input)
  if (keep === null) throw typeError(`dropout(): argument 'p' must be float, not ${typeName(keep)}`)
  return bernoulli(held.shape, n(m, keep), held.dtype)
})
