import { type Home, type Overload, overloads } from '@gradroom/autograd'
import { tensorClass } from '../objects/classes.js'
import { NativeFunction, NativeMethod, type Value } from '../objects/value.js'
import { bindOperation } from './bind.js'

/** Rows that Python reaches by another row's name too: `split` takes a size or a list of sizes. */
const ALSO: Readonly<Record<string, readonly string[]>> = { split_with_sizes: ['split'] }

/** The rows of the engine's table by the name that Python calls them. */
function byName(home: Home, inPlace: boolean): Map<string, Overload[]> {
  const found = new Map<string, Overload[]>()
  for (const overload of overloads) {
    const { row } = overload
    if (!row.homes.includes(home) || (inPlace ? !overload.inPlace : !overload.call)) continue
    for (const name of [row.name, ...(row.aliases ?? []), ...(ALSO[row.name] ?? [])]) {
      const key = inPlace ? `${name}_` : name
      const list = found.get(key)
      if (list) list.push(overload)
      else found.set(key, [overload])
    }
  }
  return found
}

/** The functions of `torch`, `torch.nn.functional`, `torch.linalg` or `torch.special`. */
export function functionsOf(home: Home): Map<string, Value> {
  const known = functionsAt.get(home)
  if (known) return new Map(known)
  const functions = new Map<string, Value>()
  for (const inPlace of [false, true]) {
    for (const [name, list] of byName(home, inPlace)) {
      functions.set(name, new NativeFunction(name, bindOperation(name, list, false, inPlace)))
    }
  }
  functionsAt.set(home, functions)
  return new Map(functions)
}

/** Bound once: the functions hold nothing of a run. */
const functionsAt = new Map<Home, ReadonlyMap<string, Value>>()

// The methods of tensors, and their in-place twins.
for (const inPlace of [false, true]) {
  for (const [name, list] of byName('Tensor', inPlace)) {
    tensorClass.dict.set(name, new NativeMethod(name, bindOperation(name, list, true, inPlace)))
  }
}
