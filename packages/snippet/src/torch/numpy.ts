import { Generator, Tensor, detach, dtypes } from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import { fn, method, rawMethod } from '../builtins/define.js'
import { Classed, objectClass, tensorClass, typeName } from '../objects/classes.js'
import { raised, typeError } from '../objects/error.js'
import { exponentForm, floatRepr } from '../objects/float.js'
import { instantiate } from '../objects/call.js'
import { asIndex } from '../objects/operator.js'
import { Float, PyClass, type Value } from '../objects/value.js'
import { importModule, provideModule } from '../modules/import.js'
import { loadPython } from '../python/load.js'
import { ARRAYS } from '../python/arrays.js'
import { NUMPY } from '../python/numpy.js'
import { arrayTensor, tensorFrom } from './build.js'

provideModule('numpy', (m) => loadPython(m, 'numpy', [ARRAYS, NUMPY]))

/** Nested numbers as numpy takes them: floats are double. */
const arrayFrom = fn('array_from', 'value, /', (m, [value]) => {
  const made = tensorFrom(m, value, null)
  return made.dtype === dtypes.float32 ? tensorFrom(m, value, dtypes.float64) : made
})

/** One number of an array as numpy writes it: the shortest text, at most `precision` digits. */
function written(n: number, exponent: boolean, precision: number): string {
  if (!Number.isFinite(n)) return Number.isNaN(n) ? 'nan' : n > 0 ? 'inf' : '-inf'
  if (exponent) {
    const short = n.toExponential()
    const digits = /\.(\d+)e/.exec(short)?.[1].length ?? 0
    return exponentForm(digits > precision ? n.toExponential(precision) : short)
  }
  const short = floatRepr(n)
  const [whole, fraction = ''] = (/e/.test(short) ? n.toFixed(precision) : short).split('.')
  const cut = fraction.length > precision ? n.toFixed(precision).split('.') : [whole, fraction]
  return `${cut[0]}.${cut[1].replace(/0+$/, '')}`
}

/** All numbers of an array in one width. */
function columns(t: Tensor): string[] {
  const values = t.toArray()
  if (t.dtype.category === 'bool') return padded(values.map((n) => (n ? 'True' : 'False')))
  if (t.dtype.category === 'int') return padded(values.map(String))
  const shown = t.dtype === dtypes.float32 ? values.map(shortestSingle) : values
  const sizes = shown.filter((n) => Number.isFinite(n) && n !== 0).map(Math.abs)
  const [most, least] = [Math.max(...sizes, 0), Math.min(...sizes, Infinity)]
  const exponent = sizes.length > 0 && (most >= 1e8 || least < 1e-4 || most / least > 1000)
  const texts = shown.map((n) => written(n, exponent, 8))
  if (exponent) return padded(alignedExponents(texts))
  const right = Math.max(...texts.map((text) => text.length - text.indexOf('.')), 0)
  return padded(
    texts.map((text) => (text.includes('.') ? text + ' '.repeat(right - (text.length - text.indexOf('.'))) : text)),
  )
}

/** The shortest decimal that reads back as this single-precision number. */
function shortestSingle(n: number): number {
  for (let digits = 6; digits < 10; digits++) {
    const tried = Number(n.toPrecision(digits))
    if (Math.fround(tried) === n) return tried
  }
  return n
}

/** Mantissas of one length, their zeros filled in. */
function alignedExponents(texts: readonly string[]): string[] {
  const fraction = (text: string): string => /\.(\d+)e/.exec(text)?.[1] ?? ''
  const longest = Math.max(...texts.map((text) => fraction(text).length))
  return texts.map((text) => {
    const [mantissa, power] = text.split('e')
    if (power === undefined) return text
    const [whole, part = ''] = mantissa.split('.')
    return `${whole}.${part.padEnd(longest, '0')}e${power}`
  })
}

function padded(texts: readonly string[]): string[] {
  const width = Math.max(...texts.map((text) => text.length), 0)
  return texts.map((text) => text.padStart(width))
}

/** What numpy's `str` and `repr` show. */
function showArray(t: Tensor, asRepr: boolean): string {
  const cells = columns(t)
  const separator = asRepr ? ', ' : ' '
  const indent = asRepr ? 'array('.length : 0
  const line = (from: number, count: number, depth: number): string => {
    let text = '['
    let column = indent + depth + 1
    for (let i = 0; i < count; i++) {
      const cell = cells[from + i]
      const room = i < count - 1 ? separator.trimEnd().length : depth + 1
      if (i > 0 && column + cell.length + room > 75) {
        text = `${text.trimEnd()}\n${' '.repeat(indent + depth + 1)}`
        column = indent + depth + 1
      }
      text += cell + (i < count - 1 ? separator : '')
      column += cell.length + separator.length
    }
    return `${text}]`
  }
  const write = (dim: number, from: number): string => {
    if (t.rank === 0) return cells[0].trim()
    const rest = t.shape.slice(dim + 1).reduce((n, d) => n * d, 1)
    if (dim === t.rank - 1) return line(from, t.shape[dim], dim)
    const rows = Array.from({ length: t.shape[dim] }, (_, i) => write(dim + 1, from + i * rest))
    return `[${rows.join(`${separator.trimEnd()}${'\n'.repeat(t.rank - dim - 1)}${' '.repeat(indent + dim + 1)}`)}]`
  }
  const text = t.numel === 0 ? '[]' : write(0, 0)
  if (!asRepr) return text
  const plain = t.dtype === dtypes.float64 || t.dtype === dtypes.int64 || t.dtype === dtypes.bool
  return plain ? `array(${text})` : `array(${text}, dtype=${t.dtype.name})`
}

const shownArray = fn('show_array', 'tensor, as_repr, /', (m, [t, asRepr]) => {
  if (!(t instanceof Tensor)) throw typeError(`expected an array, not ${typeName(t)}`)
  m.take(t.numel * 12)
  m.work(t.numel)
  return showArray(t, asRepr === true)
})

/** numpy's legacy stream of random numbers: the same twister as PyTorch's, drawn from in numpy's ways. */
class Stream extends Classed {
  readonly cls = streamClass
  generator = new Generator(0)
  waiting: number | null = null

  uniform(): number {
    const high = this.generator.next32() >>> 5
    const low = this.generator.next32() >>> 6
    return (high * 67108864 + low) / 9007199254740992
  }

  /** The polar form of Box and Muller's method, which gives two numbers at a time. */
  normal(): number {
    if (this.waiting !== null) {
      const kept = this.waiting
      this.waiting = null
      return kept
    }
    for (;;) {
      const x = 2 * this.uniform() - 1
      const y = 2 * this.uniform() - 1
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const scale = Math.sqrt((-2 * Math.log(square)) / square)
      this.waiting = scale * x
      return scale * y
    }
  }

  /** A whole number below `n`: masked bits, drawn again until they fit. */
  below(n: number): number {
    const most = n - 1
    if (most <= 0) return 0
    const mask = 2 ** Math.ceil(Math.log2(most + 1)) - 1
    for (;;) {
      const drawn = (this.generator.next32() & mask) >>> 0
      if (drawn <= most) return drawn
    }
  }
}

const streamClass = new PyClass('Stream', [objectClass], 'numpy.random', true)
streamClass.construct = () => new Stream()
const stream = (self: Value): Stream => {
  if (self instanceof Stream) return self
  throw typeError('expected a stream of random numbers')
}
method(streamClass, 'seed', 'seed, /', (m, [self, seed]) => {
  stream(self).generator = new Generator(asIndex(m, seed))
  stream(self).waiting = null
  return null
})
method(streamClass, 'uniform', '', (_m, [self]) => new Float(stream(self).uniform()))
method(streamClass, 'normal', '', (_m, [self]) => new Float(stream(self).normal()))
method(streamClass, 'below', 'n, /', (m, [self, n]) => stream(self).below(asIndex(m, n)))

/** What the numpy written in Python needs of the host. */
export const numpyParts: readonly [string, Value][] = [
  ['array_from', arrayFrom],
  ['show_array', shownArray],
  ['Stream', streamClass],
]

/** `tensor.numpy()`: the same memory as an array. */
function toArray(m: Machine, self: Tensor): Value {
  if (self.requiresGrad) {
    throw raised(
      'RuntimeError',
      "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
    )
  }
  const cls = importModule(m, 'numpy').find('ndarray')
  if (!(cls instanceof PyClass)) throw new Error('numpy has no ndarray')
  return instantiate(m, cls, [detach(self)], null)
}
rawMethod(tensorClass, 'numpy', (m, [self]) => (self instanceof Tensor ? toArray(m, self) : null))

/** `torch.from_numpy(array)`: the same memory as a tensor. */
export const fromNumpy = fn('from_numpy', 'ndarray, /', (_m, [array]) => {
  const held = arrayTensor(array)
  if (!held) throw typeError(`expected np.ndarray (got ${typeName(array)})`)
  return detach(held)
})
