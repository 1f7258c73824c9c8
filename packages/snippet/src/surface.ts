import { overloads } from '@gradroom/autograd'
import './torch/index.js'
import './builtins/index.js'
import { builtinNames } from './compile/names.js'
import { tensorClass } from './objects/classes.js'
import { creationFunctions } from './torch/build.js'

/** The names that programs can use, sorted: for completion in an editor and for the documentation. */
export interface Surface {
  /** Functions of `torch`. */
  torch: string[]
  /** Functions of `torch.nn.functional`. */
  functional: string[]
  /** Methods and attributes of tensors. */
  tensor: string[]
  /** Python's built-in functions and classes. */
  builtins: string[]
}

/** Reads the surface from the engine's table and from the tables of built-ins. */
export function surface(): Surface {
  const namesAt = (home: 'torch' | 'F'): string[] =>
    overloads.filter(({ row }) => row.homes.includes(home)).flatMap(({ row }) => [row.name, ...(row.aliases ?? [])])
  const sorted = (names: Iterable<string>): string[] =>
    [...new Set(names)].filter((name) => !name.startsWith('_')).sort()
  return {
    torch: sorted([...namesAt('torch'), ...creationFunctions.map((one) => one.name)]),
    functional: sorted(namesAt('F')),
    tensor: sorted(tensorClass.dict.keys()),
    builtins: sorted(builtinNames.keys()),
  }
}
