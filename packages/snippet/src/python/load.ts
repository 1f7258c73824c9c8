import type { Machine } from '../machine.js'
import { Frame, type Exec } from '../compile/frame.js'
import { compileBlock } from '../compile/statement.js'
import { Layout } from '../compile/names.js'
import { runBlock } from '../compile/function.js'
import { within } from '../compile/comprehension.js'
import { readModule } from '../syntax/read.js'
import { PyModule, type Value } from '../objects/value.js'

interface Compiled {
  block: readonly Exec[]
  slots: number
}

/** Sources compiled once for all runs: they depend on nothing but their text. */
const compiled = new Map<string, Compiled>()

function compile(source: string): Compiled {
  let made = compiled.get(source)
  if (!made) {
    const module = readModule(source)
    const layout = new Layout(module.scope, null, false)
    made = { block: compileBlock(layout, module.body), slots: layout.slots.size }
    compiled.set(source, made)
  }
  return made
}

/** Runs a module that is written in Python. Its lines are not the program's: errors are reported where the program called. */
export function loadPython(
  m: Machine,
  name: string,
  sources: readonly string[],
  known: Iterable<readonly [string, Value]> = [],
): PyModule {
  const globals = new Map<string, Value>([['__name__', name], ...known])
  for (const source of sources) {
    const { block, slots } = compile(source)
    const frame = new Frame(m, globals, new Array(slots), m.frame, false)
    within(m, frame, () => runBlock(block, frame))
  }
  return new PyModule(name, globals)
}
