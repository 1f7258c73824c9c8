import { builtinNames } from '../compile/names.js'
import { classMethodClass, propertyClass, staticMethodClass } from '../objects/classes.js'
import { exceptionClass } from '../objects/error.js'
import { ClassMethod, PyException, Property, StaticMethod, type Value } from '../objects/value.js'
import { constructor, rawMethod } from './define.js'

builtinNames.set('property', propertyClass)
builtinNames.set('staticmethod', staticMethodClass)
builtinNames.set('classmethod', classMethodClass)

propertyClass.construct = constructor(
  'property',
  'fget=None, fset=None, fdel=None, doc=None',
  (_m, [get, set, remove]) => new Property(get, set, remove),
)
staticMethodClass.construct = (_m, _cls, [fn]) => new StaticMethod(fn)
classMethodClass.construct = (_m, _cls, [fn]) => new ClassMethod(fn)

/** Exceptions written in the program may call `super().__init__(message)`. */
rawMethod(exceptionClass('BaseException'), '__init__', (_m, [self, ...args]): Value => {
  if (self instanceof PyException) self.args = args
  return null
})
rawMethod(exceptionClass('BaseException'), 'with_traceback', (_m, [self]) => self)
