import { Tensor } from '@gradroom/autograd'
import {
  BoundMethod,
  ClassMethod,
  Ellipsis,
  Float,
  NativeFunction,
  NativeMethod,
  NativeProperty,
  NotImplementedValue,
  Property,
  PyClass,
  PyDict,
  PyInstance,
  PyIterator,
  PyList,
  PyModule,
  PyObject,
  PyRange,
  PySet,
  PySlice,
  PyTuple,
  StaticMethod,
  SuperObject,
  type Value,
} from './value.js'

/** The built-in classes. Their methods are filled in by `builtins/` and `torch/`, once, when those are imported. */
export const objectClass = new PyClass('object', [], 'builtins', true)
const builtin = (name: string, base = objectClass, module = 'builtins'): PyClass =>
  new PyClass(name, [base], module, true)

export const typeClass = builtin('type')
export const noneClass = builtin('NoneType')
export const intClass = builtin('int')
export const boolClass = builtin('bool', intClass)
export const floatClass = builtin('float')
export const strClass = builtin('str')
export const listClass = builtin('list')
export const tupleClass = builtin('tuple')
export const dictClass = builtin('dict')
export const setClass = builtin('set')
export const frozensetClass = builtin('frozenset')
export const rangeClass = builtin('range')
export const sliceClass = builtin('slice')
export const functionClass = builtin('function')
export const methodClass = builtin('method')
export const builtinFunctionClass = builtin('builtin_function_or_method')
export const moduleClass = builtin('module')
export const propertyClass = builtin('property')
export const staticMethodClass = builtin('staticmethod')
export const classMethodClass = builtin('classmethod')
export const superClass = builtin('super')
export const ellipsisClass = builtin('ellipsis')
export const notImplementedClass = builtin('NotImplementedType')
export const iteratorClass = builtin('iterator')
export const tensorClass = builtin('Tensor', objectClass, 'torch')
export const parameterClass = builtin('Parameter', tensorClass, 'torch.nn.parameter')

/** Classes of iterators and of native functions by the name their type shows. */
const iteratorClasses = new Map<string, PyClass>()
function named(name: string, base: PyClass): PyClass {
  let cls = iteratorClasses.get(name)
  if (!cls) {
    cls = builtin(name, base)
    iteratorClasses.set(name, cls)
  }
  return cls
}

/** Objects that know their own class: values of `torch/`, functions of the program. */
export abstract class Classed extends PyObject {
  abstract readonly cls: PyClass
}

/** Tensors that are more than tensors: parameters, and instances of a subclass. */
export const tensorClasses = new WeakMap<Tensor, PyClass>()

/** `type(value)`. */
export function typeOf(value: Value): PyClass {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return intClass
    case 'string':
      return strClass
    case 'boolean':
      return boolClass
  }
  if (value === null) return noneClass
  if (value instanceof Tensor) return tensorClasses.get(value) ?? tensorClass
  if (value instanceof PyInstance || value instanceof Classed) return value.cls
  if (value instanceof Float) return floatClass
  if (value instanceof PyList) return listClass
  if (value instanceof PyTuple) return value.cls ?? tupleClass
  if (value instanceof PyDict) return value.cls ?? dictClass
  if (value instanceof PySet) return value.frozen ? frozensetClass : setClass
  if (value instanceof PyClass) return typeClass
  if (value instanceof NativeFunction) return named(value.typeName, builtinFunctionClass)
  if (value instanceof BoundMethod) return value.fn instanceof NativeMethod ? builtinFunctionClass : methodClass
  if (value instanceof PyIterator) return named(value.typeName, iteratorClass)
  if (value instanceof PyRange) return rangeClass
  if (value instanceof PySlice) return sliceClass
  if (value instanceof PyModule) return moduleClass
  if (value instanceof NativeMethod) return named('method_descriptor', objectClass)
  if (value instanceof NativeProperty) return named('getset_descriptor', objectClass)
  if (value instanceof Property) return propertyClass
  if (value instanceof StaticMethod) return staticMethodClass
  if (value instanceof ClassMethod) return classMethodClass
  if (value instanceof SuperObject) return superClass
  if (value instanceof Ellipsis) return ellipsisClass
  if (value instanceof NotImplementedValue) return notImplementedClass
  return objectClass
}

/** `type(value).__name__`, as error messages give it. */
export const typeName = (value: Value): string => typeOf(value).name
