import type { Scope } from './tree.js'
import { SyntaxRefusal } from './refusal.js'

/** An empty scope inside `parent`. */
export function newScope(kind: Scope['kind'], parent: Scope | null): Scope {
  return {
    kind,
    parent,
    bound: new Set(),
    globals: new Set(),
    nonlocals: new Set(),
    captured: new Set(),
    free: new Set(),
  }
}

/** Where a name lives, seen from `scope`. */
export type Place = 'local' | 'cell' | 'free' | 'global' | 'class'

/**
 * Settles a use of `name` in `scope`: marks it captured where it is bound and free in every function between.
 * Called for every use once the whole module has been read, so that every binding is known.
 */
export function settle(scope: Scope, name: string): void {
  if (scope.kind === 'module' || scope.globals.has(name)) return
  if (scope.bound.has(name) && !scope.nonlocals.has(name)) return
  const owner = ownerOf(scope, name)
  if (!owner) return
  owner.captured.add(name)
  for (let s: Scope | null = scope; s && s !== owner; s = s.parent) s.free.add(name)
}

/** The enclosing function that binds `name`; classes and the module do not lend their names. */
function ownerOf(scope: Scope, name: string): Scope | null {
  for (let s = scope.parent; s && s.kind !== 'module'; s = s.parent) {
    if (s.kind === 'class') continue
    if (s.globals.has(name)) return null
    if (s.bound.has(name) && !s.nonlocals.has(name)) return s
  }
  return null
}

/** Python refuses `nonlocal x` where no enclosing function binds `x`. */
export function checkNonlocal(scope: Scope, name: string, line: number): void {
  if (!ownerOf(scope, name)) {
    throw new SyntaxRefusal('SyntaxError', `no binding for nonlocal '${name}' found`, line)
  }
}

/** Where a settled name lives. */
export function placeOf(scope: Scope, name: string): Place {
  if (scope.kind === 'module' || scope.globals.has(name)) return 'global'
  if (scope.free.has(name) && (scope.nonlocals.has(name) || !scope.bound.has(name))) return 'free'
  if (!scope.bound.has(name)) return 'global'
  if (scope.kind === 'class') return 'class'
  return scope.captured.has(name) ? 'cell' : 'local'
}
