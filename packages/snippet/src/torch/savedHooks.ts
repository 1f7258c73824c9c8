import { OperationNode, SavedTensor, Tensor, type SavedHooks } from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import { method, rawMethod } from '../builtins/define.js'
import { call } from '../objects/call.js'
import { Classed, objectClass, typeName } from '../objects/classes.js'
import { typeError } from '../objects/error.js'
import { PyClass, type Value } from '../objects/value.js'

/** Two functions of the program's as hooks on what is kept for backward. */
function hooksOf(m: Machine, pack: Value, unpack: Value): SavedHooks {
  const packed = new WeakMap<object, Value>()
  return {
    pack: (tensor) => {
      // What the program made is any value; the engine only carries it.
      const kept = {}
      packed.set(kept, call(m, pack, [tensor]))
      return kept
    },
    unpack: (kept) => {
      const value = typeof kept === 'object' && kept !== null ? (packed.get(kept) ?? null) : null
      const back = call(m, unpack, [value])
      if (back instanceof Tensor) return back
      throw typeError(
        `Output of saved tensor unpack_hook expected to be a Tensor but got result of type ${typeName(back)}`,
      )
    },
  }
}

/** `torch.autograd.graph.saved_tensors_hooks(pack, unpack)`, a context. */
class HookContext extends Classed {
  constructor(
    readonly cls: PyClass,
    readonly hooks: SavedHooks,
  ) {
    super()
  }
}

function contextClass(name: string, hooks: (m: Machine, args: readonly Value[]) => SavedHooks): PyClass {
  const cls = new PyClass(name, [objectClass], 'torch.autograd.graph', true)
  cls.construct = (m, _cls, args, keywords) => new HookContext(cls, hooks(m, [...args, ...(keywords?.values() ?? [])]))
  rawMethod(cls, '__enter__', (m, [self]) => {
    if (self instanceof HookContext) m.world.savedHooks.push(self.hooks)
    return null
  })
  rawMethod(cls, '__exit__', (m) => {
    m.world.savedHooks.pop()
    return false
  })
  return cls
}

/** The contexts that decide how tensors are kept for backward. There is one kind of memory, so `save_on_cpu` moves nothing. */
export const savedHookContexts: readonly PyClass[] = [
  contextClass('saved_tensors_hooks', (m, [pack, unpack]) => {
    if (pack === undefined || unpack === undefined) {
      throw typeError(
        "saved_tensors_hooks.__init__() missing 2 required positional arguments: 'pack_hook' and 'unpack_hook'",
      )
    }
    return hooksOf(m, pack, unpack)
  }),
  contextClass('save_on_cpu', () => ({
    pack: (tensor) => tensor,
    unpack: (kept) => (kept instanceof Tensor ? kept : none()),
  })),
]

function none(): never {
  throw new Error('a saved tensor was lost')
}

/** `grad_fn._raw_saved_self`: the keeper of a saved tensor, which can be given hooks of its own. */
class KeeperValue extends Classed {
  readonly cls = keeperClass
  constructor(readonly keeper: SavedTensor) {
    super()
  }
}
const keeperClass = new PyClass('SavedTensor', [objectClass], 'torch._C._autograd', true)
method(keeperClass, 'register_hooks', 'pack_hook, unpack_hook, /', (m, [self, pack, unpack]) => {
  if (self instanceof KeeperValue) self.keeper.registerHooks(hooksOf(m, pack, unpack))
  return null
})

/** What `_raw_saved_<name>` of a node is, or undefined where no tensor was saved under that name. */
export function rawSavedValue(node: OperationNode, name: string): Value | undefined {
  const keeper = node.rawSaved(name)
  return keeper && new KeeperValue(keeper)
}
