import { builtinNames } from '../compile/names.js'
import { typeName } from '../objects/classes.js'
import { asRaised, exceptionClass, typeError } from '../objects/error.js'
import { deleteAttribute, findAttribute, getAttribute, setAttribute } from '../objects/attribute.js'
import { NativeFunction } from '../objects/value.js'
import { fn } from './define.js'

const provide = (value: NativeFunction): void => void builtinNames.set(value.name, value)

/** Whether an attribute was missing, by what looking for it raised. */
const isMissing = (error: unknown): boolean =>
  asRaised(error)?.exception.cls.isSubclassOf(exceptionClass('AttributeError')) ?? false

provide(
  new NativeFunction('getattr', (m, args) => {
    const [object, name, fallback] = args
    if (args.length < 2) throw typeError(`getattr expected at least 2 arguments, got ${args.length}`)
    if (typeof name !== 'string') throw typeError(`attribute name must be string, not '${typeName(name)}'`)
    if (args.length < 3) return getAttribute(m, object, name)
    try {
      const found = findAttribute(m, object, name)
      return found === undefined ? fallback : found
    } catch (error) {
      if (isMissing(error)) return fallback
      throw error
    }
  }),
)
provide(
  fn('hasattr', 'obj, name, /', (m, [object, name]) => {
    try {
      return findAttribute(m, object, String(name)) !== undefined
    } catch (error) {
      if (isMissing(error)) return false
      throw error
    }
  }),
)
provide(
  fn('setattr', 'obj, name, value, /', (m, [object, name, value]) => {
    if (typeof name !== 'string') throw typeError(`attribute name must be string, not '${typeName(name)}'`)
    setAttribute(m, object, name, value)
    return null
  }),
)
provide(
  fn('delattr', 'obj, name, /', (m, [object, name]) => {
    deleteAttribute(m, object, String(name))
    return null
  }),
)
