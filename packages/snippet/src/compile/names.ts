import type { Scope } from '../syntax/tree.js'
import { placeOf } from '../syntax/scope.js'
import { raised } from '../objects/error.js'
import { Cell, type Value } from '../objects/value.js'
import type { Eval, Frame } from './frame.js'

/** The slots of one scope while it is being compiled. */
export class Layout {
  readonly slots = new Map<string, number>()
  readonly free: { name: string; slot: number }[] = []
  #hidden = 0
  /** What the function or class is called, for the names of what is defined in it. */
  name = ''

  constructor(
    readonly scope: Scope,
    readonly parent: Layout | null,
    /** Whether the code is the program's own. */
    readonly own: boolean,
    first: readonly string[] = [],
  ) {
    for (const name of first) this.slotOf(name)
    if (scope.kind === 'module') return
    for (const name of scope.free) {
      if (placeOf(scope, name) === 'free' || scope.kind === 'class') {
        this.free.push({ name, slot: this.slotOf(name) })
      }
    }
  }

  slotOf(name: string): number {
    let slot = this.slots.get(name)
    if (slot === undefined) {
      slot = this.slots.size
      this.slots.set(name, slot)
    }
    return slot
  }

  /** A slot that no name of the program can reach. */
  hidden(): number {
    return this.slotOf(`.${this.#hidden++}`)
  }
}

/** Reads a variable. @throws NameError, UnboundLocalError */
export function compileLoad(layout: Layout, name: string): Eval {
  const place = placeOf(layout.scope, name)
  if (place === 'local') {
    const slot = layout.slotOf(name)
    return (f) => {
      const value = f.slots[slot]
      if (value === undefined) throw unbound(name)
      return value as Value
    }
  }
  if (place === 'cell' || place === 'free') {
    const slot = layout.slotOf(name)
    return (f) => {
      const value = (f.slots[slot] as Cell).value
      if (value === undefined) throw place === 'cell' ? unbound(name) : unboundFree(name)
      return value
    }
  }
  const fromGlobals: Eval = (f) => loadGlobal(f, name)
  if (layout.scope.kind !== 'class') return fromGlobals
  return (f) => f.namespace?.get(name) ?? (f.namespace?.has(name) ? null : fromGlobals(f))
}

/** The names every program knows, set once when `builtins/` is imported. */
export const builtinNames = new Map<string, Value>()

export function loadGlobal(f: Frame, name: string): Value {
  const value = f.globals.get(name)
  if (value !== undefined) return value
  const builtin = builtinNames.get(name)
  if (builtin !== undefined) return builtin
  throw raised('NameError', `name '${name}' is not defined`)
}

const unbound = (name: string) =>
  raised('UnboundLocalError', `cannot access local variable '${name}' where it is not associated with a value`)
const unboundFree = (name: string) =>
  raised(
    'NameError',
    `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
  )

/** Writes a variable; `undefined` deletes it. */
export function compileStore(layout: Layout, name: string): (f: Frame, value: Value) => void {
  const place = placeOf(layout.scope, name)
  if (place === 'local') {
    const slot = layout.slotOf(name)
    return (f, value) => {
      f.slots[slot] = value
    }
  }
  if (place === 'cell' || place === 'free') {
    const slot = layout.slotOf(name)
    return (f, value) => {
      ;(f.slots[slot] as Cell).value = value
    }
  }
  if (place === 'class') return (f, value) => void f.namespace?.set(name, value)
  return (f, value) => void f.globals.set(name, value)
}

/** `del name`. */
export function compileDelete(layout: Layout, name: string): (f: Frame) => void {
  const place = placeOf(layout.scope, name)
  if (place === 'local') {
    const slot = layout.slotOf(name)
    return (f) => {
      if (f.slots[slot] === undefined) throw unbound(name)
      f.slots[slot] = undefined
    }
  }
  if (place === 'cell' || place === 'free') {
    const slot = layout.slotOf(name)
    return (f) => {
      const cell = f.slots[slot] as Cell
      if (cell.value === undefined) throw unbound(name)
      cell.value = undefined
    }
  }
  return (f) => {
    const names = place === 'class' && f.namespace ? f.namespace : f.globals
    if (!names.delete(name)) throw raised('NameError', `name '${name}' is not defined`)
  }
}
