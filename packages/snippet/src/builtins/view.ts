import { contains } from '../objects/compare.js'
import { typeError } from '../objects/error.js'
import { setAdd } from '../objects/hash.js'
import { sets } from '../objects/operator.js'
import { repr } from '../objects/repr.js'
import { DictView, viewClasses } from '../objects/view.js'
import { PyList, PySet, type Value } from '../objects/value.js'
import { collect } from '../objects/iterate.js'
import type { Machine } from '../machine.js'
import { method } from './define.js'

function view(self: Value): DictView {
  if (self instanceof DictView) return self
  throw typeError('descriptor requires a dictionary view')
}

function asSet(m: Machine, value: Value): PySet {
  const set = new PySet()
  for (const item of collect(m, value)) setAdd(m, set, item)
  return set
}

for (const cls of viewClasses) {
  method(cls, '__len__', '', (_m, [self]) => view(self).dict.entries.size)
  method(cls, '__repr__', '', (m, [self]) => {
    const { dict } = view(self)
    const name = dict.cls?.name === 'OrderedDict' ? cls.name.replace('dict_', 'odict_') : cls.name
    return `${name}(${repr(m, new PyList(view(self).list()))})`
  })
  method(cls, '__contains__', 'item, /', (m, [self, item]) =>
    view(self).kind === 'keys' ? contains(m, view(self).dict, item) : contains(m, new PyList(view(self).list()), item),
  )
  for (const [name, op] of [
    ['__and__', '&'],
    ['__or__', '|'],
    ['__sub__', '-'],
    ['__xor__', '^'],
  ]) {
    method(cls, name, 'other, /', (m, [self, other]) => sets(op, asSet(m, self), asSet(m, other)) ?? null)
  }
}
