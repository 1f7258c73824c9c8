/** What a parameter accepts, in the words of PyTorch's messages. */
export type ParameterType =
  | 'Tensor'
  | 'Number'
  | 'int'
  | 'float'
  | 'bool'
  | 'str'
  | 'tuple of ints'
  | 'tuple of floats'
  | 'tuple of Tensors'
  | 'ScalarType'
  | 'Generator'

/** A value a parameter can have by default. */
export type Default = number | boolean | string | null | readonly number[]

export interface Parameter {
  /** The name in Python, as in `torch.sum(input=x)`. */
  readonly name: string
  /** The name in rules and in `_saved_*`: `self` for `input`. */
  readonly key: string
  readonly type: ParameterType
  /** Whether None is accepted: its default is None, or the type is written `Tensor?`. */
  readonly nullable: boolean
  readonly required: boolean
  readonly keywordOnly: boolean
  /** The value when left out; undefined when it is required. */
  readonly fallback: Default | undefined
}

export interface Signature {
  readonly name: string
  readonly parameters: readonly Parameter[]
}

const TYPES: readonly ParameterType[] = [
  'tuple of ints',
  'tuple of floats',
  'tuple of Tensors',
  'Tensor',
  'Number',
  'int',
  'float',
  'bool',
  'str',
  'ScalarType',
  'Generator',
]

function parseDefault(text: string): Default {
  if (text === 'None') return null
  if (text === 'True' || text === 'False') return text === 'True'
  if (text.startsWith("'")) return text.slice(1, -1)
  if (text.startsWith('(')) {
    const items = text.slice(1, -1).split(',')
    return items.filter((item) => item.trim() !== '').map(Number)
  }
  return Number(text)
}

function parseParameter(text: string, keywordOnly: boolean): Parameter {
  const [declaration, value] = text.split('=')
  const type = TYPES.find(
    (candidate) => declaration.startsWith(`${candidate} `) || declaration.startsWith(`${candidate}? `),
  )
  if (type === undefined) throw new Error(`unknown parameter type in "${text}"`)
  const optional = declaration[type.length] === '?'
  const name = declaration.slice(type.length + (optional ? 2 : 1))
  const fallback = value === undefined ? undefined : parseDefault(value)
  return {
    name,
    key: name === 'input' ? 'self' : name,
    type,
    nullable: optional || fallback === null,
    required: value === undefined,
    keywordOnly,
    fallback,
  }
}

/** Reads a signature such as `sum(Tensor input, tuple of ints dim, bool keepdim=False, *, ScalarType dtype=None)`. */
export function parseSignature(text: string): Signature {
  const open = text.indexOf('(')
  const body = text.slice(open + 1, -1)
  const parts = body === '' ? [] : body.split(/, (?![^(]*\))/)
  const star = parts.indexOf('*')
  return {
    name: text.slice(0, open),
    parameters: parts.filter((part) => part !== '*').map((part, i) => parseParameter(part, star >= 0 && i >= star)),
  }
}
