import type { Machine } from '../machine.js'
import { importModule, provideModule } from '../modules/import.js'
import { F_COMPOSITES } from '../python/composites.js'
import { DATA } from '../python/data.js'
import { NN_UTILS } from '../python/nnUtils.js'
import { RECURRENT } from '../python/recurrent.js'
import { FUNCTIONAL, GRADCHECK } from '../python/functional.js'
import { INIT } from '../python/init.js'
import { ACTIVATIONS } from '../python/activations.js'
import { CONTAINERS } from '../python/containers.js'
import { LAYERS } from '../python/layers.js'
import { LOSSES } from '../python/losses.js'
import { NN_FUNCTIONS } from '../python/nnFunctions.js'
import { RARE_LAYERS } from '../python/rareLayers.js'
import { RARE_LOSSES, RARE_LOSS_LAYERS } from '../python/rareLosses.js'
import { TRANSFORMER } from '../python/transformer.js'
import { FORWARD, FUNC } from '../python/func.js'
import { loadPython } from '../python/load.js'
import { MODULE } from '../python/module.js'
import { OPTIM, SCHEDULER } from '../python/optim.js'
import { NativeFunction, PyModule, type Value } from '../objects/value.js'
import { parameterClass } from '../objects/classes.js'
import { bufferClass } from './parameter.js'
import { functionalRows } from './functional.js'

/** A package whose submodules are imported when they are first asked for. */
function packageOf(name: string, submodules: readonly string[], members: Map<string, Value> = new Map()): void {
  provideModule(
    name,
    () =>
      new PyModule(name, members, (m, member) =>
        submodules.includes(member) ? importModule(m, `${name}.${member}`) : undefined,
      ),
  )
}

provideModule('torch.nn', (m) => {
  // Submodules import `torch.nn` themselves, so the package is known before they are loaded.
  const late = ['functional', 'init', 'utils', 'modules', 'parameter']
  const members = new Map<string, Value>([
    ['Parameter', parameterClass],
    ['Buffer', bufferClass],
  ])
  const module = new PyModule('torch.nn', members, (machine, name) => {
    if (late.includes(name)) return importModule(machine, `torch.nn.${name}`)
    if (members.has('Module')) return undefined
    for (const [key, value] of loadPython(machine, 'torch.nn', [
      MODULE,
      CONTAINERS,
      LAYERS,
      ACTIVATIONS,
      LOSSES,
      RECURRENT,
      RARE_LAYERS,
      RARE_LOSS_LAYERS,
      TRANSFORMER,
    ]).members) {
      if (!members.has(key)) members.set(key, value)
    }
    return members.get(name)
  })
  m.modules.set('torch.nn', module)
  return module
})
provideModule(
  'torch.nn.parameter',
  () =>
    new PyModule(
      'torch.nn.parameter',
      new Map<string, Value>([
        ['Parameter', parameterClass],
        ['Buffer', bufferClass],
      ]),
    ),
)
provideModule('torch.nn.modules', (m) => importModule(m, 'torch.nn'))
provideModule('torch.nn.init', (m) => loadPython(m, 'torch.nn.init', [INIT]))
provideModule('torch.nn.functional', () => {
  // A row of the engine's table is to be preferred: it records the node that PyTorch records. What has none is made of
  // others, in Python, and is read when it is first asked for.
  const rows = functionalRows()
  const composites = new Map<string, Value>()
  const late = (machine: Machine, name: string): Value | undefined => {
    if (composites.size === 0) {
      for (const [key, value] of loadPython(
        machine,
        'torch.nn.functional',
        [F_COMPOSITES, NN_FUNCTIONS, RARE_LOSSES],
        rows,
      ).members)
        composites.set(key, value)
    }
    return composites.get(name)
  }
  return new PyModule('torch.nn.functional', new Map(), late, rows)
})
provideModule('torch.optim', (m) => {
  const module = loadPython(m, 'torch.optim', [OPTIM])
  return new PyModule('torch.optim', module.members, (machine, name) =>
    name === 'lr_scheduler' ? importModule(machine, 'torch.optim.lr_scheduler') : undefined,
  )
})
provideModule('torch.optim.lr_scheduler', (m) => loadPython(m, 'torch.optim.lr_scheduler', [SCHEDULER]))
provideModule('torch.autograd.functional', (m) => loadPython(m, 'torch.autograd.functional', [FUNCTIONAL]))
provideModule('torch.autograd.forward_ad', (m) => loadPython(m, 'torch.autograd.forward_ad', [FORWARD]))
provideModule('torch.func', (m) => loadPython(m, 'torch.func', [FUNC]))
provideModule('torch.nn.utils.stateless', (m) => loadPython(m, 'torch.func', [FUNC]))
provideModule('torch.autograd.gradcheck', (m) => loadPython(m, 'torch.autograd.gradcheck', [GRADCHECK]))
packageOf('torch.utils', ['data'])
provideModule('torch.utils.data', (m) => loadPython(m, 'torch.utils.data', [DATA]))
provideModule('torch.nn.utils', (m) => loadPython(m, 'torch.nn.utils', [NN_UTILS]))

// There is no graphics card here, and programs ask.
const never = (name: string): NativeFunction => new NativeFunction(name, () => false)
const ignored = (name: string): NativeFunction => new NativeFunction(name, () => null)
provideModule(
  'torch.cuda',
  () =>
    new PyModule(
      'torch.cuda',
      new Map<string, Value>([
        ['is_available', never('is_available')],
        ['device_count', new NativeFunction('device_count', () => 0)],
        ...['manual_seed', 'manual_seed_all', 'empty_cache', 'synchronize'].map((name): [string, Value] => [
          name,
          ignored(name),
        ]),
      ]),
    ),
)
provideModule('torch.backends', () => {
  const available = (): Map<string, Value> => new Map<string, Value>([['is_available', never('is_available')]])
  const members = new Map<string, Value>()
  for (const name of ['cudnn', 'mps', 'cuda', 'mkldnn'])
    members.set(name, new PyModule(`torch.backends.${name}`, available()))
  return new PyModule('torch.backends', members)
})
