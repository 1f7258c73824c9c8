import type { Tensor } from '@gradroom/autograd'
import { property, rawMethod } from '../builtins/define.js'
import { tupleClass } from '../objects/classes.js'
import { repr } from '../objects/repr.js'
import { PyClass, PyTuple, type Value } from '../objects/value.js'

/** Functions whose several results have names. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  max: ['values', 'indices'],
  min: ['values', 'indices'],
  sort: ['values', 'indices'],
  topk: ['values', 'indices'],
  median: ['values', 'indices'],
  nanmedian: ['values', 'indices'],
  mode: ['values', 'indices'],
  kthvalue: ['values', 'indices'],
  cummax: ['values', 'indices'],
  cummin: ['values', 'indices'],
  aminmax: ['min', 'max'],
  slogdet: ['sign', 'logabsdet'],
  linalg_slogdet: ['sign', 'logabsdet'],
  linalg_qr: ['Q', 'R'],
}

const classes = new Map<string, PyClass>(
  Object.entries(FIELDS).map(([name, fields]) => [name, namedClass(name, fields)]),
)

function namedClass(name: string, fields: readonly string[]): PyClass {
  const cls = new PyClass(name, [tupleClass], 'torch.return_types', true)
  const items = (self: Value): readonly Value[] => (self instanceof PyTuple ? self.items : [])
  fields.forEach((field, i) => property(cls, field, (_m, self) => items(self)[i]))
  rawMethod(cls, '__repr__', (m, [self]) => {
    const lines = items(self).map((item, i) => `${fields[i]}=${repr(m, item)}`)
    return `torch.return_types.${name}(\n${lines.join(',\n')})`
  })
  return cls
}

/** Several results of an operation as the program gets them: a tuple, or its named kin. */
export function namedResult(name: string, results: readonly Tensor[]): PyTuple {
  return new PyTuple(results, classes.get(name) ?? null)
}
