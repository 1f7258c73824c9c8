import { Tensor } from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import { PyFunction } from '../compile/function.js'
import {
  BoundMethod,
  ClassMethod,
  NativeFunction,
  NativeMethod,
  NativeProperty,
  Property,
  PyClass,
  PyDict,
  PyException,
  PyInstance,
  PyModule,
  PyTuple,
  StaticMethod,
  SuperObject,
  type Value,
} from './value.js'
import { raised, typeError } from './error.js'
import { Classed, typeName, typeOf } from './classes.js'
import { call } from './call.js'
import { dictFrom } from './hash.js'

/** Attributes that programs set on tensors. */
const tensorAttributes = new WeakMap<Tensor, Map<string, Value>>()

/** `object.name`. @throws AttributeError in Python's words */
export function getAttribute(m: Machine, object: Value, name: string): Value {
  const found = findAttribute(m, object, name)
  if (found !== undefined) return found
  throw noAttribute(object, name)
}

function noAttribute(object: Value, name: string) {
  if (object instanceof PyClass) {
    return raised('AttributeError', `type object '${object.name}' has no attribute '${name}'`)
  }
  if (object instanceof PyModule) {
    return raised('AttributeError', `module '${object.name}' has no attribute '${name}'`)
  }
  if (object instanceof SuperObject) return raised('AttributeError', `'super' object has no attribute '${name}'`)
  return raised('AttributeError', `'${typeName(object)}' object has no attribute '${name}'`)
}

/** `object.name`, or `undefined` where there is none. */
export function findAttribute(m: Machine, object: Value, name: string): Value | undefined {
  if (object instanceof PyModule) {
    const member = object.find(name)
    if (member !== undefined) return member
    const late = object.late?.(m, name)
    if (late !== undefined) {
      object.members.set(name, late)
      return late
    }
    return name === '__name__' ? object.name : undefined
  }
  if (object instanceof PyClass) return classAttribute(m, object, name)
  if (object instanceof SuperObject) return superAttribute(m, object, name)
  const cls = typeOf(object)
  const found = cls.find(name)
  if (found instanceof NativeProperty) return found.get(m, object)
  if (found instanceof Property) return call(m, found.getter, [object])
  const own = ownAttributes(object)?.get(name)
  if (own !== undefined) return own
  if (found !== undefined) return bindTo(object, cls, found)
  const special = commonAttribute(m, object, cls, name)
  if (special !== undefined) return special
  const fallback = cls.find('__getattr__')
  if (fallback !== undefined) return call(m, fallback, [object, name])
  return undefined
}

function ownAttributes(object: Value): Map<string, Value> | undefined {
  if (object instanceof PyInstance) return object.dict
  if (object instanceof Tensor) return tensorAttributes.get(object)
  if (object instanceof PyFunction) return object.attributes
  return undefined
}

/** A class's attribute as seen from an instance. */
export function bindTo(object: Value, cls: PyClass, found: Value): Value {
  if (found instanceof PyFunction || found instanceof NativeMethod) return new BoundMethod(object, found)
  if (found instanceof StaticMethod) return found.fn
  if (found instanceof ClassMethod) return new BoundMethod(cls, found.fn)
  return found
}

function commonAttribute(m: Machine, object: Value, cls: PyClass, name: string): Value | undefined {
  if (name === '__class__') return cls
  if (name === '__dict__' && object instanceof PyInstance) return dictFrom(object.dict)
  if (name === '__doc__') return object instanceof PyFunction ? object.code.doc : null
  if (object instanceof PyFunction) {
    if (name === '__name__') return object.name
    if (name === '__qualname__') return object.qualname
    if (name === '__module__') return '__main__'
    if (name === '__defaults__') return object.defaults.size > 0 ? new PyTuple([...object.defaults.values()]) : null
  }
  if (object instanceof NativeFunction || object instanceof NativeMethod) {
    if (name === '__name__' || name === '__qualname__') return object.name
  }
  if (object instanceof BoundMethod) {
    if (name === '__self__') return object.self
    if (name === '__func__') return object.fn
    return findAttribute(m, object.fn, name)
  }
  if (object instanceof PyException) {
    if (name === 'args') return new PyTuple(object.args)
    if (name === '__cause__') return object.cause
    if (name === '__context__') return object.context
    if (name === '__traceback__') return null
    if (name === 'value' && cls.name === 'StopIteration') return object.args[0] ?? null
  }
  if (object instanceof Property && name === 'setter') {
    return new NativeFunction('setter', (_m, [fn]) => new Property(object.getter, fn))
  }
  if (object instanceof Property && name === 'deleter') return new NativeFunction('deleter', () => object)
  if (name === '__init__' && object instanceof PyInstance) return new NativeFunction('__init__', () => null)
  if (name === '__module__') return cls.module
  return undefined
}

function classAttribute(m: Machine, cls: PyClass, name: string): Value | undefined {
  const found = cls.find(name)
  if (found !== undefined) {
    if (found instanceof StaticMethod) return found.fn
    if (found instanceof ClassMethod) return new BoundMethod(cls, found.fn)
    return found
  }
  switch (name) {
    case '__name__':
    case '__qualname__':
      return cls.name
    case '__module__':
      return cls.module
    case '__bases__':
      return new PyTuple(cls.bases)
    case '__mro__':
      return new PyTuple(cls.mro)
    case '__dict__':
      return dictFrom(cls.builtin ? [] : cls.dict)
    case '__doc__':
      return null
    case '__class__':
      return typeOf(cls)
    case '__init__':
      return new NativeFunction('__init__', () => null)
    case '__new__':
      return new NativeFunction('__new__', (_m, [made]) => {
        if (made instanceof PyClass && !made.builtin) return new PyInstance(made)
        throw typeError('object.__new__(X): X is not a type object')
      })
  }
  void m
  return undefined
}

function superAttribute(m: Machine, object: SuperObject, name: string): Value | undefined {
  const { self } = object
  const start = self instanceof PyClass ? self : typeOf(self)
  const from = start.mro.indexOf(object.cls)
  for (const cls of start.mro.slice(from + 1)) {
    const found = cls.dict.get(name)
    if (found === undefined) continue
    if (found instanceof Property) return call(m, found.getter, [self])
    if (found instanceof NativeProperty) return found.get(m, self)
    if (self instanceof PyClass) {
      if (found instanceof StaticMethod) return found.fn
      return found instanceof ClassMethod ? new BoundMethod(self, found.fn) : found
    }
    return bindTo(self, start, found)
  }
  if (name === '__init__') {
    return new NativeFunction('__init__', (_m, args) => {
      if (self instanceof PyException) self.args = args
      return null
    })
  }
  if (name === '__new__') return classAttribute(m, start, '__new__')
  if (name === '__setattr__') {
    return new NativeFunction('__setattr__', (_m, [key, value]) => {
      storeAttribute(m, self, String(key), value)
      return null
    })
  }
  if (name === '__init_subclass__') return new NativeFunction(name, () => null)
  if (name === '__repr__' || name === '__str__') {
    return new NativeFunction(name, () => `<${start.module}.${start.name} object>`)
  }
  return undefined
}

/** `object.name = value`. */
export function setAttribute(m: Machine, object: Value, name: string, value: Value): void {
  if (object instanceof PyInstance) {
    const custom = object.cls.find('__setattr__')
    if (custom !== undefined) {
      call(m, custom, [object, name, value])
      return
    }
  }
  storeAttribute(m, object, name, value)
}

/** What `object.__setattr__` does: properties first, then the instance's own names. */
export function storeAttribute(m: Machine, object: Value, name: string, value: Value): void {
  m.take(32)
  if (object instanceof PyClass) {
    if (object.builtin) {
      throw typeError(`cannot set '${name}' attribute of immutable type '${qualified(object)}'`)
    }
    object.dict.set(name, value)
    return
  }
  if (object instanceof PyModule) {
    object.members.set(name, value)
    return
  }
  const cls = typeOf(object)
  const found = cls.find(name)
  if (found instanceof Property) {
    if (found.setter === null) {
      throw raised('AttributeError', `property '${name}' of '${cls.name}' object has no setter`)
    }
    call(m, found.setter, [object, value])
    return
  }
  if (found instanceof NativeProperty) {
    if (!found.set) {
      const owner = cls.mro.find((one) => one.dict.has(name)) ?? cls
      throw raised('AttributeError', `attribute '${name}' of '${qualified(owner)}' objects is not writable`)
    }
    found.set(m, object, value)
    return
  }
  if (object instanceof PyInstance) object.dict.set(name, value)
  else if (object instanceof PyFunction) setFunctionAttribute(object, name, value)
  else if (object instanceof Tensor) {
    let own = tensorAttributes.get(object)
    if (!own) tensorAttributes.set(object, (own = new Map()))
    own.set(name, value)
  } else if (found !== undefined) {
    throw raised('AttributeError', `'${cls.name}' object attribute '${name}' is read-only`)
  } else {
    const setter = object instanceof Classed ? cls.find('__setattr__') : undefined
    if (setter !== undefined) call(m, setter, [object, name, value])
    else throw raised('AttributeError', `'${cls.name}' object has no attribute '${name}'`)
  }
}

function setFunctionAttribute(fn: PyFunction, name: string, value: Value): void {
  if (name === '__name__' && typeof value === 'string') fn.name = value
  else if (name === '__qualname__' && typeof value === 'string') fn.qualname = value
  else fn.attributes.set(name, value)
}

const qualified = (cls: PyClass): string => (cls.module === 'builtins' ? cls.name : `${cls.module}.${cls.name}`)

/** `del object.name`. */
export function deleteAttribute(m: Machine, object: Value, name: string): void {
  if (object instanceof PyInstance) {
    const custom = object.cls.find('__delattr__')
    if (custom !== undefined) {
      call(m, custom, [object, name])
      return
    }
    const property = object.cls.find(name)
    if (property instanceof Property && property.deleter !== null) {
      call(m, property.deleter, [object])
      return
    }
    if (object.dict.delete(name)) return
  }
  if (object instanceof PyClass && !object.builtin && object.dict.delete(name)) return
  if (object instanceof Tensor) {
    if (tensorAttributes.get(object)?.delete(name)) return
    const property = typeOf(object).find(name)
    if (property instanceof NativeProperty && property.set) {
      property.set(m, object, null)
      return
    }
  }
  if (object instanceof PyModule && object.members.delete(name)) return
  throw object instanceof PyClass || object instanceof PyModule
    ? noAttribute(object, name)
    : raised('AttributeError', name)
}

/** A dict of a program as keywords. */
export function asKeywords(value: Value): Map<string, Value> {
  if (!(value instanceof PyDict)) throw typeError(`argument after ** must be a mapping, not ${typeName(value)}`)
  const keywords = new Map<string, Value>()
  for (const [key, held] of value.entries.values()) {
    if (typeof key !== 'string') throw typeError('keywords must be strings')
    keywords.set(key, held)
  }
  return keywords
}
