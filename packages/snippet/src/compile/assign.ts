import type { Target } from '../syntax/tree.js'
import { deleteAttribute, setAttribute } from '../objects/attribute.js'
import { deleteItem, setItem } from '../objects/subscript.js'
import { iterate } from '../objects/iterate.js'
import { PyList, PyTuple, type Value } from '../objects/value.js'
import { asRaised, typeError, valueError } from '../objects/error.js'
import { typeName } from '../objects/classes.js'
import type { Machine } from '../machine.js'
import type { Frame } from './frame.js'
import { compileExpression } from './expression.js'
import { compileDelete, compileStore, type Layout } from './names.js'

/** Makes a target into a closure that stores a value there. */
export function compileAssign(layout: Layout, target: Target): (f: Frame, value: Value) => void {
  const { line } = target
  switch (target.kind) {
    case 'name':
      return compileStore(layout, target.name)
    case 'attribute': {
      const object = compileExpression(layout, target.object)
      const { name } = target
      return (f, value) => {
        const owner = object(f)
        f.line = line
        setAttribute(f.m, owner, name, value)
      }
    }
    case 'subscript': {
      const object = compileExpression(layout, target.object)
      const index = compileExpression(layout, target.index)
      return (f, value) => {
        const owner = object(f)
        const at = index(f)
        f.line = line
        setItem(f.m, owner, at, value)
      }
    }
    case 'unpack': {
      const stores = target.targets.map((one) => compileAssign(layout, one))
      const { star } = target
      return (f, value) => {
        f.line = line
        const items = unpack(f.m, value, stores.length, star)
        for (let i = 0; i < stores.length; i++) stores[i](f, items[i])
      }
    }
  }
}

/** The values of `a, *b, c = value`, with Python's complaints about their number. */
function unpack(m: Machine, value: Value, count: number, star: number): readonly Value[] {
  if (star < 0 && (value instanceof PyTuple || value instanceof PyList) && value.items.length === count) {
    return value.items
  }
  const items: Value[] = []
  let next: () => Value | undefined
  try {
    next = iterate(m, value)
  } catch (error) {
    if (asRaised(error)?.message === `'${typeName(value)}' object is not iterable`) {
      throw typeError(`cannot unpack non-iterable ${typeName(value)} object`)
    }
    throw error
  }
  for (let item = next(); item !== undefined; item = next()) {
    if (star < 0 && items.length === count) throw valueError(`too many values to unpack (expected ${count})`)
    m.take(8)
    items.push(item)
  }
  if (star < 0) {
    if (items.length < count) {
      throw valueError(`not enough values to unpack (expected ${count}, got ${items.length})`)
    }
    return items
  }
  if (items.length < count - 1) {
    throw valueError(`not enough values to unpack (expected at least ${count - 1}, got ${items.length})`)
  }
  const after = count - 1 - star
  const middle = items.slice(star, items.length - after)
  return [...items.slice(0, star), new PyList(middle), ...items.slice(items.length - after)]
}

/** Makes a target into a closure that deletes what is there. */
export function compileRemove(layout: Layout, target: Target): (f: Frame) => void {
  switch (target.kind) {
    case 'name':
      return compileDelete(layout, target.name)
    case 'attribute': {
      const object = compileExpression(layout, target.object)
      return (f) => deleteAttribute(f.m, object(f), target.name)
    }
    case 'subscript': {
      const object = compileExpression(layout, target.object)
      const index = compileExpression(layout, target.index)
      return (f) => deleteItem(f.m, object(f), index(f))
    }
    case 'unpack': {
      const removes = target.targets.map((one) => compileRemove(layout, one))
      return (f) => removes.forEach((remove) => remove(f))
    }
  }
}
