import type { Tensor } from '@gradroom/autograd'
import type { Machine } from '../machine.js'

/**
 * Everything a program can hold. Numbers of JavaScript are Python's ints (bigint beyond 2^53); floats are boxed.
 * Nothing here is an object of the host's: attributes are found in the tables of a `PyClass` and nowhere else.
 */
export type Value = null | boolean | number | bigint | string | PyObject | Tensor

/** The base of every value that JavaScript has no primitive for. */
export abstract class PyObject {
  /** Keeps other objects from passing for values by their shape alone. */
  declare protected readonly isValue: true
}

export type Keywords = ReadonlyMap<string, Value>
/** A function of the host's, as programs call it. */
export type Native = (m: Machine, args: readonly Value[], keywords: Keywords | null) => Value

export class Float extends PyObject {
  constructor(readonly n: number) {
    super()
  }
}

export class Ellipsis extends PyObject {}
export const ellipsis = new Ellipsis()

/** What a binary special method returns to say "ask the other operand". */
export class NotImplementedValue extends PyObject {}
export const notImplemented = new NotImplementedValue()

export class PyList extends PyObject {
  constructor(public items: Value[]) {
    super()
  }
}

/** A tuple, or one of its kin: `torch.Size` and the named results of `torch.max(x, 0)`. */
export class PyTuple extends PyObject {
  constructor(
    readonly items: readonly Value[],
    readonly cls: PyClass | null = null,
  ) {
    super()
  }
}

/** A dict's or set's key as JavaScript's Map tells keys apart; see `hash.ts`. */
export type Key = null | number | bigint | string | object

export class PyDict extends PyObject {
  readonly entries = new Map<Key, [Value, Value]>()
  /** `OrderedDict`, `defaultdict`, `Counter`: a dict of a class of its own. */
  cls: PyClass | null = null
  /** What `defaultdict` calls for a missing key. */
  factory: Value = null
}

export class PySet extends PyObject {
  readonly entries = new Map<Key, Value>()
  constructor(readonly frozen = false) {
    super()
  }
}

export class PyRange extends PyObject {
  readonly length: number
  constructor(
    readonly start: number,
    readonly stop: number,
    readonly step: number,
  ) {
    super()
    this.length = Math.max(0, Math.ceil((stop - start) / step))
  }
}

export class PySlice extends PyObject {
  constructor(
    readonly start: Value,
    readonly stop: Value,
    readonly step: Value,
  ) {
    super()
  }
}

/** Anything that can be stepped through once: generators, `zip`, `enumerate`, iterators of containers. */
export class PyIterator extends PyObject {
  constructor(
    readonly typeName: string,
    /** The next value, or `undefined` when there is none. */
    readonly step: (m: Machine) => Value | undefined,
  ) {
    super()
  }
}

export class NativeFunction extends PyObject {
  constructor(
    readonly name: string,
    readonly call: Native,
    /** What `type(f).__name__` is. */
    readonly typeName: string = 'builtin_function_or_method',
  ) {
    super()
  }
}

/** A method of a built-in class; `call` receives self as the first argument. */
export class NativeMethod extends PyObject {
  constructor(
    readonly name: string,
    readonly call: Native,
  ) {
    super()
  }
}

/** A computed attribute of a built-in class. */
export class NativeProperty extends PyObject {
  constructor(
    readonly name: string,
    readonly get: (m: Machine, self: Value) => Value,
    readonly set: ((m: Machine, self: Value, value: Value) => void) | null = null,
  ) {
    super()
  }
}

export class BoundMethod extends PyObject {
  constructor(
    readonly self: Value,
    readonly fn: Value,
  ) {
    super()
  }
}

export class StaticMethod extends PyObject {
  constructor(readonly fn: Value) {
    super()
  }
}

export class ClassMethod extends PyObject {
  constructor(readonly fn: Value) {
    super()
  }
}

export class Property extends PyObject {
  constructor(
    readonly getter: Value,
    readonly setter: Value,
    readonly deleter: Value = null,
  ) {
    super()
  }
}

/** A module: `math`, `torch`, `torch.nn.functional`. */
export class PyModule extends PyObject {
  constructor(
    readonly name: string,
    /** Members of this run's module; a program may set them. */
    readonly members: Map<string, Value>,
    /** Makes a member on first use. */
    readonly late: ((m: Machine, name: string) => Value | undefined) | null = null,
    /** Members that the modules of all runs share; those of the run come first. */
    readonly shared: ReadonlyMap<string, Value> | null = null,
  ) {
    super()
  }

  /** A member that is already there. */
  find(name: string): Value | undefined {
    return this.members.get(name) ?? (this.members.has(name) ? null : this.shared?.get(name))
  }
}

/** A class, built in or written in the program. */
export class PyClass extends PyObject {
  readonly dict = new Map<string, Value>()
  readonly mro: readonly PyClass[]
  /** How an instance is made, for built-in classes; user classes inherit it. */
  construct: ((m: Machine, cls: PyClass, args: readonly Value[], keywords: Keywords | null) => Value) | null = null
  constructor(
    readonly name: string,
    readonly bases: readonly PyClass[],
    /** `builtins`, `torch`, `__main__`, … */
    readonly module: string,
    readonly builtin: boolean,
    mro?: readonly PyClass[],
  ) {
    super()
    this.mro = mro ? [this, ...mro] : [this, ...(bases[0]?.mro ?? [])]
  }

  /** The attribute as found along the method resolution order, unbound. */
  find(name: string): Value | undefined {
    for (const cls of this.mro) {
      const found = cls.dict.get(name)
      if (found !== undefined) return found
    }
    return undefined
  }

  isSubclassOf(other: PyClass): boolean {
    return this.mro.includes(other)
  }
}

/** An instance of a class written in the program (or of one of ours that is written in Python). */
export class PyInstance extends PyObject {
  readonly dict = new Map<string, Value>()
  constructor(readonly cls: PyClass) {
    super()
  }
}

/** An exception as a value; `args` is what it was made with. */
export class PyException extends PyInstance {
  args: readonly Value[] = []
  cause: Value = null
  context: PyException | null = null
  /** The line of the program's top level that stood when it was raised. */
  line: number | null = null
}

export class SuperObject extends PyObject {
  constructor(
    readonly cls: PyClass,
    readonly self: Value,
  ) {
    super()
  }
}

/** Where a captured variable lives. */
export class Cell {
  value: Value | undefined
}
