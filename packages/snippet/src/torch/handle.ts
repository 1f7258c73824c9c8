import { rawMethod } from '../builtins/define.js'
import { Classed, objectClass } from '../objects/classes.js'
import { PyClass, type Value } from '../objects/value.js'

const handleClass = new PyClass('RemovableHandle', [objectClass], 'torch.utils.hooks', true)

class Handle extends Classed {
  readonly cls = handleClass
  constructor(readonly remove: () => void) {
    super()
  }
}

rawMethod(handleClass, 'remove', (_m, [self]) => {
  if (self instanceof Handle) self.remove()
  return null
})
rawMethod(handleClass, '__enter__', (_m, [self]) => self)
rawMethod(handleClass, '__exit__', (_m, [self]) => {
  if (self instanceof Handle) self.remove()
  return null
})

/** What registering a hook gives back: `.remove()` takes the hook away, once. */
export function handleValue(remove: () => void): Value {
  let done = false
  return new Handle(() => {
    if (!done) remove()
    done = true
  })
}
