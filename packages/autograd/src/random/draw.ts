import { type Dtype, float32, float64 } from '../dtype.js'
import { runtimeError } from '../errors.js'
import { type Shape, numelOf } from '../shape.js'
import { type Tensor, allocate } from '../tensor.js'
import { currentWorld } from '../world.js'
import { Generator } from './generator.js'

/** The seed of a run that sets none: everyone in a class sees the same numbers. */
const DEFAULT_SEED = 0

/** `torch.manual_seed(seed)` */
export function manualSeed(seed: number): Generator {
  const generator = new Generator(seed)
  currentWorld().generator = generator
  return generator
}

/** The run's generator; a run that never seeded draws as after `manual_seed(0)`. */
export function defaultGenerator(): Generator {
  const world = currentWorld()
  world.generator ??= new Generator(DEFAULT_SEED)
  return world.generator
}

type Fill = (data: { [i: number]: number; readonly length: number }, generator: Generator) => void

function drawn(shape: Shape, dtype: Dtype, generator: Generator | null, fill: Fill): Tensor {
  const out = allocate(shape, dtype)
  fill(out.storage.data, generator ?? defaultGenerator())
  return out
}

/** Uniform numbers in [0, 1): 24 bits for float32, 53 for float64. */
const uniforms =
  (dtype: Dtype, low = 0, high = 1): Fill =>
  (data, generator) => {
    for (let i = 0; i < data.length; i++) {
      const u = dtype === float64 ? generator.uniform53() : generator.uniform24()
      data[i] = dtype.cast(u * dtype.cast(high - low) + low)
    }
  }

/**
 * Normal numbers. Fewer than 16 are drawn one by one (Box-Muller in doubles, the second of each pair kept for the next call); from
 * 16 on, all uniforms are drawn first and transformed in blocks of 16, a pair eight apart, as PyTorch's vector code does. A rest
 * at the end redraws the last 16.
 */
const normals =
  (dtype: Dtype, mean = 0, std = 1): Fill =>
  (data, generator) => {
    const n = data.length
    if (n < 16) {
      for (let i = 0; i < n; i++) data[i] = singleNormal(generator) * std + mean
      return
    }
    const draw = (i: number): void => {
      data[i] = dtype === float64 ? generator.uniform53() : generator.uniform24()
    }
    for (let i = 0; i < n; i++) draw(i)
    for (let i = 0; i + 16 <= n; i += 16) block(data, i, dtype, mean, std)
    if (n % 16 !== 0) {
      for (let i = n - 16; i < n; i++) draw(i)
      block(data, n - 16, dtype, mean, std)
    }
  }

function singleNormal(generator: Generator): number {
  if (generator.nextNormal !== null) {
    const kept = generator.nextNormal
    generator.nextNormal = null
    return kept
  }
  const u1 = generator.uniform53()
  const u2 = generator.uniform53()
  const radius = Math.sqrt(-2 * Math.log1p(-u2))
  const angle = 2 * Math.PI * u1
  generator.nextNormal = radius * Math.sin(angle)
  return radius * Math.cos(angle)
}

function block(data: { [i: number]: number }, at: number, { cast }: Dtype, mean: number, std: number): void {
  for (let j = 0; j < 8; j++) {
    const u1 = cast(1 - data[at + j])
    const u2 = data[at + j + 8]
    const radius = cast(Math.sqrt(cast(-2 * cast(Math.log(u1)))))
    const angle = cast(cast(2 * Math.PI) * u2)
    data[at + j] = cast(radius * cast(Math.cos(angle))) * std + mean
    data[at + j + 8] = cast(radius * cast(Math.sin(angle))) * std + mean
  }
}

/** `torch.rand(shape)` */
export const rand = (shape: Shape, dtype: Dtype = float32, generator: Generator | null = null): Tensor =>
  drawn(shape, dtype, generator, uniforms(dtype))

/** `torch.randn(shape)` */
export const randn = (shape: Shape, dtype: Dtype = float32, generator: Generator | null = null): Tensor =>
  drawn(shape, dtype, generator, normals(dtype))

/** What `uniform_(low, high)` draws. */
export const uniform = (shape: Shape, low: number, high: number, dtype: Dtype, generator: Generator | null): Tensor => {
  if (low > high) {
    throw runtimeError(`uniform_ expects to return a [from, to) range, but found from=${low} > to=${high}`)
  }
  return drawn(shape, dtype, generator, uniforms(dtype, low, high))
}

/** What `normal_(mean, std)` draws. */
export const normal = (shape: Shape, mean: number, std: number, dtype: Dtype, generator: Generator | null): Tensor => {
  if (std < 0) throw runtimeError(`normal expects std >= 0.0, but found std ${std}`)
  return drawn(shape, dtype, generator, normals(dtype, mean, std))
}

/** `torch.randint(low, high, shape)`: 32 random bits modulo the range, 64 for a wide one. */
export function randint(
  low: number,
  high: number,
  shape: Shape,
  dtype: Dtype,
  generator: Generator | null = null,
): Tensor {
  if (low >= high) throw runtimeError(`random_ expects 'from' to be less than 'to', but got from=${low} >= to=${high}`)
  const range = high - low
  return drawn(shape, dtype, generator, (data, source) => {
    for (let i = 0; i < data.length; i++)
      data[i] = low + (range < 2 ** 32 ? source.next32() % range : Number(source.next64() % BigInt(range)))
  })
}

/** `torch.randperm(n)`: swaps each place with a later one. */
export function randperm(n: number, dtype: Dtype, generator: Generator | null = null): Tensor {
  return drawn([n], dtype, generator, (data, source) => {
    for (let i = 0; i < n; i++) data[i] = i
    for (let i = 0; i < n - 1; i++) {
      const j = i + (source.next32() % (n - i))
      ;[data[i], data[j]] = [data[j], data[i]]
    }
  })
}

/** `torch.bernoulli(p)`: each element 1 with its own probability, drawn in the probability's type. @throws RuntimeError */
export function bernoulliOf(p: Tensor, generator: Generator | null = null): Tensor {
  const chances = p.toArray()
  if (chances.some((chance) => !(chance >= 0 && chance <= 1))) {
    throw runtimeError(
      'Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please report an ' +
        'enhancement request to PyTorch.)',
    )
  }
  return drawn(p.shape, p.dtype, generator, (data, source) => {
    chances.forEach((chance, i) => {
      data[i] = (p.dtype === float64 ? source.uniform53() : source.uniform24()) < chance ? 1 : 0
    })
  })
}

/** `exponential_(lambd)` */
export const exponential = (shape: Shape, lambda: number, dtype: Dtype, generator: Generator | null): Tensor =>
  drawn(shape, dtype, generator, (data, source) => {
    for (let i = 0; i < data.length; i++) data[i] = dtype.cast((-1 / lambda) * Math.log1p(-source.uniform53()))
  })

/** What `bernoulli_(p)` and dropout draw: 1 with probability `p`. One number of 53 bits each. */
export const bernoulli = (shape: Shape, p: number, dtype: Dtype, generator: Generator | null = null): Tensor =>
  drawn(shape, dtype, generator, (data, source) => {
    for (let i = 0; i < numelOf(shape); i++) data[i] = source.uniform53() < p ? 1 : 0
  })
