import { LimitExceeded, TorchError } from '@gradroom/autograd'
import { PyClass, PyException, PyTuple, type Value } from './value.js'
import { objectClass } from './classes.js'

/** A Python exception on its way up. The one class of thrown errors that programs can catch. */
export class Raised extends Error {
  constructor(readonly exception: PyException) {
    super()
  }

  override get message(): string {
    return exceptionText(this.exception)
  }
}

const HIERARCHY: Readonly<Record<string, string>> = {
  Exception: 'BaseException',
  KeyboardInterrupt: 'BaseException',
  SystemExit: 'BaseException',
  GeneratorExit: 'BaseException',
  ArithmeticError: 'Exception',
  ZeroDivisionError: 'ArithmeticError',
  OverflowError: 'ArithmeticError',
  FloatingPointError: 'ArithmeticError',
  AssertionError: 'Exception',
  AttributeError: 'Exception',
  BufferError: 'Exception',
  EOFError: 'Exception',
  ImportError: 'Exception',
  ModuleNotFoundError: 'ImportError',
  LookupError: 'Exception',
  IndexError: 'LookupError',
  KeyError: 'LookupError',
  MemoryError: 'Exception',
  NameError: 'Exception',
  UnboundLocalError: 'NameError',
  OSError: 'Exception',
  FileNotFoundError: 'OSError',
  PermissionError: 'OSError',
  TimeoutError: 'OSError',
  RuntimeError: 'Exception',
  NotImplementedError: 'RuntimeError',
  RecursionError: 'RuntimeError',
  StopIteration: 'Exception',
  SyntaxError: 'Exception',
  IndentationError: 'SyntaxError',
  SystemError: 'Exception',
  TypeError: 'Exception',
  ValueError: 'Exception',
  UnicodeError: 'ValueError',
  Warning: 'Exception',
  UserWarning: 'Warning',
  DeprecationWarning: 'Warning',
  FutureWarning: 'Warning',
  RuntimeWarning: 'Warning',
}

/** The built-in exception classes by name. */
export const exceptionClasses: ReadonlyMap<string, PyClass> = makeClasses()

function makeClasses(): Map<string, PyClass> {
  const classes = new Map<string, PyClass>()
  const base = new PyClass('BaseException', [objectClass], 'builtins', true)
  base.construct = (_m, cls, args) => makeException(cls, args)
  classes.set('BaseException', base)
  for (const [name, parent] of Object.entries(HIERARCHY)) {
    const cls = new PyClass(name, [classes.get(parent) ?? base], 'builtins', true)
    cls.construct = base.construct
    classes.set(name, cls)
  }
  return classes
}

export function makeException(cls: PyClass, args: readonly Value[]): PyException {
  const exception = new PyException(cls)
  exception.args = args
  return exception
}

/** An error of a built-in class, ready to throw: `throw raised('TypeError', '…')`. */
export function raised(type: string, message?: string): Raised {
  const cls = exceptionClasses.get(type)
  const args = message === undefined ? [] : [message]
  if (cls) return new Raised(makeException(cls, args))
  // An error of PyTorch's own, such as OutOfMemoryError: a RuntimeError by another name.
  return new Raised(makeException(new PyClass(type, [exceptionClass('RuntimeError')], 'torch', true), args))
}

export const typeError = (message: string): Raised => raised('TypeError', message)
export const valueError = (message: string): Raised => raised('ValueError', message)

/** A built-in exception class that is known to exist. */
export function exceptionClass(name: string): PyClass {
  const cls = exceptionClasses.get(name)
  if (!cls) throw new Error(`no exception class ${name}`)
  return cls
}

/** A KeyError's text is the key's repr, which needs a machine; `repr.ts` sets this at import. */
export const keyErrorText: { of: (key: Value) => string } = { of: String }

/** What `str(e)` is, without running any of the program's code. */
export function exceptionText(e: PyException): string {
  if (e.args.length === 0) return ''
  if (e.args.length === 1) {
    const [only] = e.args
    if (e.cls.isSubclassOf(exceptionClass('KeyError'))) return keyErrorText.of(only)
    return typeof only === 'string' ? only : keyErrorText.of(only)
  }
  return keyErrorText.of(new PyTuple(e.args))
}

/** Thrown when a limit is reached. Programs cannot catch it, and their `finally` blocks do not run. */
export class LimitReached extends Error {
  constructor(
    readonly limit: 'steps' | 'elements' | 'bytes' | 'depth' | 'printed' | 'milliseconds',
    readonly allowed: number,
  ) {
    super(`the limit of ${allowed} ${limit} was reached. 超过了上限：${limit} = ${allowed}。`)
  }
}

/**
 * What was caught, as a Python exception: the engine's errors become Python's. `null` for what programs cannot
 * catch: a limit, or a bug of ours.
 */
export function asRaised(error: unknown): Raised | null {
  if (error instanceof Raised) return error
  if (error instanceof TorchError) return raised(error.type, error.message)
  return null
}

/** What was caught, when it says that a limit was reached: the engine's budget and the host's stack included. */
export function asLimit(error: unknown, depth: number): LimitReached | null {
  if (error instanceof LimitReached) return error
  if (error instanceof LimitExceeded) {
    return new LimitReached(error.limit === 'work' ? 'steps' : error.limit, error.allowed)
  }
  if (error instanceof RangeError) return new LimitReached('depth', depth)
  return null
}
