import type { Dtype } from './dtype.js'
import type { Scalar } from './scalar.js'
import type { Shape } from './shape.js'
import { type Parameter, parseSignature } from './signature.js'
import { apply, applyInPlace } from './tape/record.js'
import type { Tensor } from './tensor.js'

/** What an operation can be given. */
export type Arg =
  | Tensor
  | readonly (Tensor | null)[]
  | readonly number[]
  | readonly Shape[]
  | Int32Array
  | Scalar
  | string
  | Dtype
  | null
  | undefined

/** What an operation gives: a tensor, or several. */
export type Result = Tensor | readonly Tensor[]

/** The gradient for one input (or, for a list of tensors, one gradient each). */
export type InputGradient = Tensor | null | readonly (Tensor | null)[]

/**
 * How the gradient of one input follows from `g`, the gradient of the (first) output, and from what was saved.
 * Written in public operations, so that it can be differentiated again. A rule need not undo broadcasting: the tape sums
 * every gradient to its input's shape. `gs` holds the gradients of all outputs, for operations with several.
 */
export type Rule<S> = { rule(g: Tensor, saved: S, gs: readonly (Tensor | null)[]): InputGradient }['rule']

/** A rule gone wrong; it may also look at the arguments of the call, which no right rule needs. */
export type Mistaken<S, P> = { rule(g: Tensor, saved: S, args: P): InputGradient }['rule']

/** The rules of an operation, one for each input that can have a gradient, in the order of `next_functions`. */
export type Rules<S> = Readonly<Record<string, Rule<S>>>

/** Where Python finds an operation: `torch.x`, a method of tensors, `torch.nn.functional`, `torch.linalg`, `torch.special`. */
export type Home = 'torch' | 'Tensor' | 'F' | 'linalg' | 'special'

/** A sample argument; tensors are written as data so that PyTorch can be asked the same. */
export type SampleArg =
  | {
      readonly tensor: Nested
      readonly dtype?: string
      /** Where `tensor` is empty: the shape. */
      readonly shape?: readonly number[]
      readonly transposed?: boolean
      /** Asks for no gradient, where PyTorch would refuse one. */
      readonly constant?: boolean
    }
  | { readonly tensors: readonly Nested[] }
  | { readonly float: number }
  | { readonly dtype: string }
  | number
  | boolean
  | string
  | null
  | readonly number[]

/** Nested lists of numbers, as one writes them in `torch.tensor(...)`. */
export type Nested = number | boolean | readonly Nested[]

/** One call of the operation; with `undifferentiable`, only its value is compared. */
export interface Sample {
  readonly args: readonly SampleArg[]
  /** Too near a kink for finite differences, which are then left out. */
  readonly kink?: boolean
}

/** How a formula shows: TeX with `@name` for arguments, `@result` for the output and `@g` for the incoming gradient. */
export interface Formula {
  readonly value: string
  /** The chain-rule line for each input of `vjp`. */
  readonly rules: Readonly<Record<string, string>>
}

/** What every operation says of itself. */
export interface Described {
  /** The name in Python. Several rows may share it: they are its overloads, tried in order. */
  readonly name: string
  /** Other names for the same, such as `multiply`. */
  readonly aliases?: readonly string[]
  readonly homes: readonly Home[]
  /** In the style of PyTorch's own messages; the argument `input` is called `self` in `saves` and rules. */
  readonly signatures: readonly string[]
  readonly samples: readonly Sample[]
}

/** A row of the table: an operation that records a node of its own. */
export interface Row<P extends readonly Arg[], R extends Result, S extends Saved> extends Described {
  /** The class name of its node, such as `MulBackward0`; null for what has no derivative. */
  readonly gradFn: string | null
  /**
   * Whether `name_` exists, which writes the result into the first argument. 'only': there is nothing but `name_`. 'shape': there is
   * nothing but `name_`, and it changes how the first argument looks into its memory, not the memory.
   */
  readonly inPlace: boolean | 'only' | 'shape'
  /** 'one': the result is a look into the first argument's storage. 'many': several such looks, which forbid in-place changes. */
  readonly view?: 'one' | 'many'
  /** Computes the value; never records. */
  forward(...args: P): R
  /** How many of several outputs have gradients; all, when it is left out. */
  readonly differentiable?: number
  /** The derivative rules; null for what has none. */
  readonly vjp: Rules<S> | null
  /**
   * What is kept for the rules, under PyTorch's names (`x.grad_fn._saved_exponent`), and for whom: the one input whose rule reads it, or
   * 'any'. Names are arguments, `result` (`result1` for the second) and `name_sym_sizes`, `name_sym_numel`, `name_sym_strides`; `name_sizes`, the shapes of a
   * list of tensors, is not shown in Python.
   */
  readonly saves: { readonly [K in keyof S]: string }
  /** Saved names that PyTorch has no `_saved_` attribute for. */
  readonly unseen?: readonly string[]
  readonly tex: Formula
  /** How learners get it wrong: the id of the mistake, and the rules that it puts in the place of the right ones. */
  readonly mistakes: Readonly<Record<string, Readonly<Record<string, Mistaken<S, P>>>>>
}

/** Saved values by name, as a rule receives them when its row's types are not known. */
export type Saved = Readonly<Record<string, Arg>>

/** A row as the tape sees it: the types of its arguments and savings are the row's own affair. */
export type AnyRow = Row<readonly Arg[], Result, Saved>

/** Where a saved value comes from. */
export interface Saving {
  readonly name: string
  /** Which input's rule reads it (a position in `inputs`), or -1 for any. */
  readonly reader: number
  /** The argument it is taken from, or -1 when it is a result. */
  readonly argument: number
  /** Which output, when it is a result. */
  readonly output: number
  readonly take: 'itself' | 'sizes' | 'numel' | 'strides' | 'argsize_0' | 'each size'
  /** Whether the argument is a tensor, so that a number given for it counts as one. */
  readonly tensor: boolean
  /** The argument's value when it is left out. */
  readonly fallback: Arg
}

/** A row made ready for the tape: names resolved to positions once. */
export interface Operation {
  readonly row: AnyRow
  readonly parameters: readonly Parameter[]
  /** Names of the inputs with a rule, and the position of each among the arguments. */
  readonly inputs: readonly string[]
  readonly inputPositions: readonly number[]
  /** The rule of each input. */
  readonly rules: readonly Rule<Saved>[]
  readonly savings: readonly Saving[]
}

/** A row as a function, with the in-place twin and the prepared row beside it. */
export interface Callable<P extends readonly Arg[], R extends Result> {
  (...args: P): R
  readonly operation: Operation
  /** `name_`: writes the result into the first argument and gives it back. */
  readonly inPlace: (...args: P) => Tensor
}

/** The commonest shapes of a row's function. */
export type Unary = Callable<[self: Tensor], Tensor>
export type Binary = Callable<[self: Tensor | Scalar, other: Tensor | Scalar], Tensor>

/** An operation that is made of others and records no node of its own, such as `matmul`. */
export interface CompositeRow<P extends readonly Arg[], R extends Result> extends Described {
  compute(...args: P): R
  /** `name_`, where it exists. */
  computeInPlace?(...args: P): Tensor
}

/** A composite as a function. */
export interface CompositeCallable<P extends readonly Arg[], R extends Result> {
  (...args: P): R
  readonly composite: CompositeRow<readonly Arg[], Result>
  readonly parameters: readonly Parameter[]
}

/** Makes a row of the table into a function that records. @throws Error when the row names what it does not have. */
export function operation<P extends readonly Arg[], R extends Result, S extends Saved>(
  row: Row<P, R, S>,
): Callable<P, R> {
  const prepared = prepare(row)
  const call = (...args: P): R => apply(prepared, args) as R
  const inPlace = (...args: P): Tensor => applyInPlace(prepared, args)
  return Object.assign(call, { operation: prepared, inPlace })
}

/** Makes a composite row into a function. */
export function composite<P extends readonly Arg[], R extends Result>(
  row: CompositeRow<P, R>,
): CompositeCallable<P, R> {
  const call = (...args: P): R => row.compute(...args)
  return Object.assign(call, { composite: row, parameters: parseSignature(row.signatures[0]).parameters })
}

function prepare<P extends readonly Arg[], R extends Result, S extends Saved>(row: Row<P, R, S>): Operation {
  const { parameters } = parseSignature(row.signatures[0])
  const inputs = Object.keys(row.vjp ?? {})
  const position = (name: string): number => {
    const found = parameters.findIndex((parameter) => parameter.key === name || parameter.name === name)
    if (found < 0) throw new Error(`${row.name} has no argument ${name}`)
    return found
  }
  const savings = Object.entries<string>(row.saves).map(([name, reader]) => {
    const readerIndex = reader === 'any' ? -1 : inputs.indexOf(reader)
    if (reader !== 'any' && readerIndex < 0)
      throw new Error(`${row.name} saves ${name} for ${reader}, which has no rule`)
    return { ...sourceOf(name, position, parameters), reader: readerIndex }
  })
  const rules = Object.values(row.vjp ?? {})
  return { row, parameters, inputs, inputPositions: inputs.map(position), rules, savings }
}

/** Results saved under a name of their own. A function, for rows are made while this module is still being read. */
function namedResult(name: string): number | undefined {
  if (name === 'indices' || name === 'total_weight') return 1
  return name === 'inverse' ? 0 : undefined
}

function sourceOf(
  name: string,
  position: (name: string) => number,
  parameters: readonly Parameter[],
): Omit<Saving, 'reader'> {
  const result = /^result(\d?)$/.exec(name)
  if (result !== null)
    return { name, argument: -1, output: Number(result[1]), take: 'itself', tensor: true, fallback: null }
  const named = namedResult(name)
  if (named !== undefined && !parameters.some((parameter) => parameter.key === name)) {
    return { name, argument: -1, output: named, take: 'itself', tensor: true, fallback: null }
  }
  const metadata = /^(.+)_sym_(sizes|numel|strides|argsize_0)$/.exec(name)
  if (metadata !== null) {
    const take = metadata[2] as 'sizes' | 'numel' | 'strides' | 'argsize_0'
    return { name, argument: position(metadata[1]), output: 0, take, tensor: false, fallback: null }
  }
  const sizes = /^(.+)_sizes$/.exec(name)
  if (sizes !== null && !parameters.some((parameter) => parameter.key === name)) {
    return { name, argument: position(sizes[1]), output: 0, take: 'each size', tensor: false, fallback: null }
  }
  const argument = position(name)
  const { type, fallback } = parameters[argument]
  return { name, argument, output: 0, take: 'itself', tensor: type === 'Tensor', fallback }
}
