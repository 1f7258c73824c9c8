import { Classed, objectClass } from './classes.js'
import { PyClass, PyTuple, type PyDict, type Value } from './value.js'

type Kind = 'keys' | 'values' | 'items'
const classes: Readonly<Record<Kind, PyClass>> = {
  keys: new PyClass('dict_keys', [objectClass], 'builtins', true),
  values: new PyClass('dict_values', [objectClass], 'builtins', true),
  items: new PyClass('dict_items', [objectClass], 'builtins', true),
}

/** What `d.keys()`, `d.values()` and `d.items()` give: a look at the dict that follows its changes. */
export class DictView extends Classed {
  constructor(
    readonly dict: PyDict,
    readonly kind: Kind,
  ) {
    super()
  }

  get cls(): PyClass {
    return classes[this.kind]
  }

  /** The element that an entry of the dict shows as. */
  show([key, value]: readonly [Value, Value]): Value {
    return this.kind === 'keys' ? key : this.kind === 'values' ? value : new PyTuple([key, value])
  }

  list(): Value[] {
    return [...this.dict.entries.values()].map((entry) => this.show(entry))
  }
}

export const viewClasses: readonly PyClass[] = Object.values(classes)
