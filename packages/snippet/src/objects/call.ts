import type { Machine } from '../machine.js'
import { PyFunction, callFunction } from '../compile/function.js'
import {
  BoundMethod,
  ClassMethod,
  NativeFunction,
  NativeMethod,
  PyClass,
  PyException,
  PyInstance,
  StaticMethod,
  type Keywords,
  type Value,
} from './value.js'
import { typeError } from './error.js'
import { objectClass, typeClass, typeName, typeOf } from './classes.js'

/** Calls any callable value. */
export function call(m: Machine, callee: Value, args: readonly Value[], keywords: Keywords | null = null): Value {
  if (callee instanceof PyFunction) return callFunction(m, callee, args, keywords)
  if (callee instanceof NativeFunction) return callee.call(m, args, keywords)
  if (callee instanceof BoundMethod) {
    const { fn } = callee
    if (fn instanceof PyFunction) return callFunction(m, fn, [callee.self, ...args], keywords)
    if (fn instanceof NativeMethod) return fn.call(m, [callee.self, ...args], keywords)
    return call(m, fn, [callee.self, ...args], keywords)
  }
  if (callee instanceof PyClass) return instantiate(m, callee, args, keywords)
  if (callee instanceof NativeMethod) {
    if (args.length === 0) throw typeError(`unbound method ${callee.name}() needs an argument`)
    return callee.call(m, args, keywords)
  }
  if (callee instanceof StaticMethod) return call(m, callee.fn, args, keywords)
  const method = typeOf(callee).find('__call__')
  if (method === undefined) throw typeError(`'${typeName(callee)}' object is not callable`)
  m.enter()
  try {
    return call(m, method, [callee, ...args], keywords)
  } finally {
    m.leave()
  }
}

/** Makes an instance: `C(…)`. */
export function instantiate(m: Machine, cls: PyClass, args: readonly Value[], keywords: Keywords | null): Value {
  if (cls === typeClass && args.length === 1) return typeOf(args[0])
  const made = cls.find('__new__')
  let self: Value
  if (made !== undefined) {
    self = call(m, made instanceof StaticMethod ? made.fn : made, [cls, ...args], keywords)
    if (!(self instanceof PyInstance) || !self.cls.isSubclassOf(cls)) return self
  } else {
    const construct = constructorOf(cls)
    if (construct) {
      self = construct(m, cls, args, keywords)
      if (cls.builtin || !(self instanceof PyInstance)) return self
    } else self = new PyInstance(cls)
  }
  const init = cls.find('__init__')
  if (init !== undefined) {
    const result = call(m, init instanceof ClassMethod ? init.fn : init, [self, ...args], keywords)
    if (result !== null) throw typeError(`__init__() should return None, not '${typeName(result)}'`)
  } else if ((args.length > 0 || keywords) && made === undefined && !(self instanceof PyException)) {
    throw typeError(`${cls.name}() takes no arguments`)
  }
  return self
}

function constructorOf(cls: PyClass): PyClass['construct'] {
  for (const one of cls.mro) {
    if (one.construct) return one.construct
    if (one === objectClass) return null
  }
  return null
}

/** A special method looked up on the type and called; `undefined` when the type has none. */
export function callSpecial(m: Machine, self: Value, name: string, args: readonly Value[]): Value | undefined {
  const method = typeOf(self).find(name)
  if (method === undefined || method === null) return undefined
  if (method instanceof StaticMethod) return call(m, method.fn, args)
  return call(m, method, [self, ...args])
}
