import { Tensor } from '@gradroom/autograd'
import { NativeFunction, type Native, type Value } from '../objects/value.js'
import { functionsOf } from './operations.js'

/** Activations that take `inplace=`, and how many positional arguments stand before it. */
const INPLACE: Readonly<Record<string, number>> = {
  relu: 1,
  relu6: 1,
  selu: 1,
  silu: 1,
  mish: 1,
  hardswish: 1,
  hardsigmoid: 1,
  elu: 2,
  celu: 2,
  leaky_relu: 2,
  threshold: 3,
  hardtanh: 3,
  dropout: 3,
}

/** Lets a function take `inplace`, and calls its in-place twin where it is true. */
function withInplace(plain: Native, twin: Native | undefined, before: number): Native {
  return (m, args, keywords) => {
    const given = keywords?.get('inplace') ?? (args.length > before ? args[before] : undefined)
    if (given === undefined) return plain(m, args, keywords)
    const rest = new Map(keywords ?? [])
    rest.delete('inplace')
    const run = given === true && twin ? twin : plain
    return run(m, args.slice(0, before), rest.size > 0 ? rest : null)
  }
}

const IMPLICIT_DIM = 'Change the call to include dim=X as an argument.'

/** `softmax(x)` without a dim still picks one, and says that it should be given. */
function withImplicitDim(name: string, plain: Native): Native {
  return (m, args, keywords) => {
    const dim = args[1] ?? keywords?.get('dim') ?? null
    const rest = new Map(keywords ?? [])
    for (const key of ['dim', '_stacklevel']) rest.delete(key)
    const [first] = args
    const input = first instanceof Tensor ? first : rest.get('input')
    rest.delete('input')
    if (dim !== null || !(input instanceof Tensor))
      return plain(m, args, keywords?.has('_stacklevel') ? rest : keywords)
    m.warn(`Implicit dimension choice for ${name} has been deprecated. ${IMPLICIT_DIM}`)
    const chosen = input.rank === 0 || input.rank === 1 || input.rank === 3 ? 0 : 1
    return plain(m, [input, chosen], rest.size > 0 ? rest : null)
  }
}

/** The rows of `torch.nn.functional`, with the arguments that its Python functions add to them. */
export function functionalRows(): ReadonlyMap<string, Value> {
  known ??= makeRows()
  return known
}

let known: ReadonlyMap<string, Value> | null = null

function makeRows(): Map<string, Value> {
  const rows = functionsOf('F')
  const torch = functionsOf('torch')
  const native = (name: string): Native | undefined => {
    const found = rows.get(name) ?? torch.get(name)
    return found instanceof NativeFunction ? found.call : undefined
  }
  for (const [name, before] of Object.entries(INPLACE)) {
    const plain = native(name)
    if (plain) rows.set(name, new NativeFunction(name, withInplace(plain, native(`${name}_`), before), 'function'))
  }
  for (const name of ['softmax', 'log_softmax', 'softmin']) {
    const plain = native(name)
    if (plain) rows.set(name, new NativeFunction(name, withImplicitDim(name, plain), 'function'))
  }
  for (const name of [
    'conv1d',
    'conv2d',
    'layer_norm',
    'batch_norm',
    'pairwise_distance',
    'cosine_similarity',
    'pad',
  ]) {
    const found = rows.get(name) ?? torch.get(name)
    if (found !== undefined) rows.set(name, found)
  }
  return rows
}
