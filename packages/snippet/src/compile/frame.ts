import type { Machine } from '../machine.js'
import type { PyException, Value, Cell, PyClass } from '../objects/value.js'

/** What `super()` needs: the class whose body a method was written in. */
export interface ClassCell {
  cls: PyClass | null
}

export type Slot = Value | Cell | undefined

/** One call in progress: its variables and the line it stands at. */
export class Frame {
  line = 0
  /** What a `return` left behind. */
  result: Value = null
  classCell: ClassCell | null = null
  /** The body of a class in progress: where its names go. */
  namespace: Map<string, Value> | null = null
  /** The exceptions being handled, innermost last, for a bare `raise`. */
  handling: PyException[] | null = null
  /** Where a generator waits: the value sent in. */
  sent: Value = null
  constructor(
    readonly m: Machine,
    readonly globals: Map<string, Value>,
    readonly slots: Slot[],
    readonly back: Frame | null,
    /** Whether the code is the program's own, and not of a module that is written in Python. */
    readonly own: boolean,
  ) {}
}

/** How a statement ended. */
export type Signal = 0 | 1 | 2 | 3
export const NEXT = 0
export const BREAK = 1
export const CONTINUE = 2
export const RETURN = 3

export type Eval = (f: Frame) => Value
export type Exec = (f: Frame) => Signal
/** A statement of a generator: it yields values and receives what is sent. */
export type Step = (f: Frame) => Generator<Value, Signal, Value>
