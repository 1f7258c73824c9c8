import type { World } from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import { method, rawMethod } from '../builtins/define.js'
import { call } from '../objects/call.js'
import { Classed, objectClass } from '../objects/classes.js'
import { NativeFunction, PyClass, type Value } from '../objects/value.js'
import { PyFunction } from '../compile/function.js'

/** `torch.no_grad()`, `enable_grad()`, `set_grad_enabled(mode)` and `inference_mode()`: contexts and decorators. */
class GradMode extends Classed {
  readonly before: { gradMode: boolean; inferenceMode: boolean; detectAnomaly: boolean }[] = []
  constructor(
    readonly cls: PyClass,
    readonly change: (world: World) => void,
  ) {
    super()
  }

  enter(m: Machine): void {
    const { gradMode, inferenceMode, detectAnomaly } = m.world
    this.before.push({ gradMode, inferenceMode, detectAnomaly })
    this.change(m.world)
  }

  leave(m: Machine): void {
    const before = this.before.pop()
    if (before) Object.assign(m.world, before)
  }
}

function modeClass(
  name: string,
  make: (m: Machine, args: readonly Value[]) => (world: World) => void,
  atOnce = false,
): PyClass {
  const cls = new PyClass(name, [objectClass], 'torch.autograd.grad_mode', true)
  cls.construct = (m, _cls, args, keywords) => {
    const [first] = args
    // `@torch.no_grad` without parentheses decorates too.
    if (first instanceof PyFunction) return decorate(m, new GradMode(cls, make(m, [])), first)
    const mode = new GradMode(cls, make(m, [...args, ...(keywords?.values() ?? [])]))
    if (atOnce) mode.enter(m)
    return mode
  }
  method(cls, '__enter__', '', (m, [self]) => {
    if (self instanceof GradMode && !(atOnce && self.before.length > 0)) self.enter(m)
    return null
  })
  rawMethod(cls, '__exit__', (m, [self]) => {
    if (self instanceof GradMode) self.leave(m)
    return false
  })
  method(cls, '__call__', 'fn, /', (m, [self, fn]) => (self instanceof GradMode ? decorate(m, self, fn) : fn))
  return cls
}

function decorate(_m: Machine, mode: GradMode, fn: Value): Value {
  if (mode.cls.name === 'set_grad_enabled') mode.leave(_m)
  const name = fn instanceof PyFunction ? fn.name : 'wrapped'
  return new NativeFunction(
    name,
    (m, args, keywords) => {
      mode.enter(m)
      try {
        return call(m, fn, args, keywords)
      } finally {
        mode.leave(m)
      }
    },
    'function',
  )
}

export const gradModes: readonly PyClass[] = [
  modeClass('no_grad', () => (world) => {
    world.gradMode = false
  }),
  modeClass('enable_grad', () => (world) => {
    world.gradMode = true
  }),
  modeClass(
    'set_grad_enabled',
    (_m, [on]) =>
      (world) => {
        world.gradMode = on === true
      },
    true,
  ),
  modeClass('inference_mode', (_m, [on]) => (world) => {
    if (on === false) {
      world.inferenceMode = false
      return
    }
    world.inferenceMode = true
    world.gradMode = false
  }),
]

const ANOMALY_WARNING =
  'Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled for debugging.'

/** `torch.autograd.detect_anomaly()` and `set_detect_anomaly(mode)`: a rule that gives NaN becomes an error. */
export const anomalyModes: readonly PyClass[] = [
  modeClass('detect_anomaly', (m) => {
    m.warn(ANOMALY_WARNING)
    return (world) => {
      world.detectAnomaly = true
    }
  }),
  modeClass(
    'set_detect_anomaly',
    (_m, [on]) =>
      (world) => {
        world.detectAnomaly = on === true
      },
    true,
  ),
]
