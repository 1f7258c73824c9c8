import type { Machine } from '../machine.js'
import { raised } from '../objects/error.js'
import { findAttribute } from '../objects/attribute.js'
import { PyModule, type Value } from '../objects/value.js'

/** Makes a module when a run first imports it. */
export type ModuleMaker = (m: Machine) => PyModule

/** The modules of the subset by their full name; each file of `modules/` and `torch/` adds its own at import. */
const makers = new Map<string, ModuleMaker>()

export function provideModule(name: string, make: ModuleMaker): void {
  makers.set(name, make)
}

/** The names of the modules that programs can import. */
export const moduleNames = (): string[] => [...makers.keys()]

/** `import name`. @throws ModuleNotFoundError */
export function importModule(m: Machine, name: string): PyModule {
  const known = m.modules.get(name)
  if (known) return known
  const make = makers.get(name)
  if (!make) {
    const [top, ...rest] = name.split('.')
    const missing =
      rest.length > 0 && makers.has(top)
        ? `No module named '${name}'`
        : `No module named '${makers.has(top) ? name : top}'`
    throw raised('ModuleNotFoundError', missing)
  }
  const dot = name.lastIndexOf('.')
  const parent = dot < 0 ? null : importModule(m, name.slice(0, dot))
  const again = m.modules.get(name)
  if (again) return again
  const made = make(m)
  m.modules.set(name, made)
  parent?.members.set(name.slice(dot + 1), made)
  return made
}

/** `from module import name`. @throws ImportError in Python's words */
export function importFrom(m: Machine, module: string, name: string): Value {
  const from = importModule(m, module)
  const value = findAttribute(m, from, name)
  if (value !== undefined) return value
  if (makers.has(`${module}.${name}`)) return importModule(m, `${module}.${name}`)
  throw raised('ImportError', `cannot import name '${name}' from '${module}' (unknown location)`)
}

/** `from module import *`. */
export function importStar(m: Machine, module: string, globals: Map<string, Value>): void {
  const from = importModule(m, module)
  for (const [name, value] of [...(from.shared ?? []), ...from.members])
    if (!name.startsWith('_')) globals.set(name, value)
}
