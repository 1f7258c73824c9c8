import { PyGenerator, stopIteration } from '../compile/generator.js'
import { asRaised, exceptionClass, makeException, raised, typeError } from '../objects/error.js'
import { generatorClass } from '../objects/generatorClass.js'
import { instantiate } from '../objects/call.js'
import { PyClass, PyException, type Value } from '../objects/value.js'
import type { Machine } from '../machine.js'
import { method } from './define.js'

function generator(self: Value): PyGenerator {
  if (self instanceof PyGenerator) return self
  throw typeError('descriptor requires a generator')
}

function given(self: Value, value: Value | undefined): Value {
  if (value !== undefined) return value
  throw stopIteration(generator(self).frame.result)
}

function asException(m: Machine, value: Value): PyException {
  if (value instanceof PyException) return value
  const made = value instanceof PyClass ? instantiate(m, value, [], null) : null
  if (made instanceof PyException) return made
  throw typeError('exceptions must be classes or instances deriving from BaseException')
}

method(generatorClass, '__iter__', '', (_m, [self]) => self)
method(generatorClass, '__next__', '', (m, [self]) => given(self, generator(self).resume(m, null)))
method(generatorClass, 'send', 'value, /', (m, [self, value]) => given(self, generator(self).resume(m, value)))
method(generatorClass, 'throw', 'value, /', (m, [self, value]) =>
  given(self, generator(self).fail(m, asException(m, value))),
)
method(generatorClass, 'close', '', (m, [self]) => {
  if (generator(self).finished) return null
  try {
    const value = generator(self).fail(m, makeException(exceptionClass('GeneratorExit'), []))
    if (value !== undefined) throw raised('RuntimeError', 'generator ignored GeneratorExit')
  } catch (error) {
    const name = asRaised(error)?.exception.cls.name
    if (name !== 'GeneratorExit' && name !== 'StopIteration') throw error
  }
  return null
})
