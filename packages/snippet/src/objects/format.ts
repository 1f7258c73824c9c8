import type { Machine } from '../machine.js'
import { Float, PyDict, PyTuple, type Value } from './value.js'
import { raised, typeError, valueError } from './error.js'
import { typeName } from './classes.js'
import { callSpecial } from './call.js'
import { asInt, asReal } from './integer.js'
import { exponentForm, floatRepr } from './float.js'
import { repr, str } from './repr.js'
import { textLength } from './iterate.js'
import { getItem } from './subscript.js'
import { getAttribute } from './attribute.js'

interface Spec {
  fill: string
  align: '<' | '>' | '^' | '=' | ''
  sign: '+' | '-' | ' '
  alternate: boolean
  zero: boolean
  width: number
  grouping: ',' | '_' | ''
  precision: number | null
  type: string
}

const PATTERN = /^(?:(.)?([<>^=]))?([+\- ])?z?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/su

function parseSpec(text: string, value: Value): Spec {
  const found = PATTERN.exec(text)
  if (!found) throw valueError(`Invalid format specifier '${text}' for object of type '${typeName(value)}'`)
  const [, fill, align, sign, alternate, zero, width, grouping, precision, type] = found
  return {
    fill: fill ?? (zero && !align ? '0' : ' '),
    align: (align ?? (zero ? '=' : '')) as Spec['align'],
    sign: (sign ?? '-') as Spec['sign'],
    alternate: alternate !== undefined,
    zero: zero !== undefined,
    width: width === undefined ? 0 : Number(width),
    grouping: (grouping ?? '') as Spec['grouping'],
    precision: precision === undefined ? null : Number(precision),
    type: type ?? '',
  }
}

/** `format(value, spec)`: what stands behind f-strings and `str.format`. */
export function format(m: Machine, value: Value, spec: string): string {
  const special = callSpecial(m, value, '__format__', [spec])
  if (special !== undefined) {
    if (typeof special !== 'string') throw typeError(`__format__ must return a str, not ${typeName(special)}`)
    return special
  }
  if (spec === '') return str(m, value)
  if (typeof value === 'string') return formatText(m, value, parseSpec(spec, value))
  const whole = asInt(value)
  if (whole !== undefined || value instanceof Float) return formatNumber(m, value, parseSpec(spec, value))
  throw typeError(`unsupported format string passed to ${typeName(value)}.__format__`)
}

function limit(m: Machine, n: number): number {
  m.take(n)
  if (n > 1_000_000) m.take(Infinity)
  return n
}

function formatText(m: Machine, value: string, spec: Spec): string {
  if (spec.type !== '' && spec.type !== 's') throw unknownCode(spec.type, 'str')
  if (spec.align === '=') throw valueError("'=' alignment not allowed in string format specifier")
  const text = spec.precision === null ? value : [...value].slice(0, spec.precision).join('')
  return pad(m, text, spec, '<')
}

const unknownCode = (code: string, type: string) =>
  valueError(`Unknown format code '${code}' for object of type '${type}'`)

function pad(m: Machine, text: string, spec: Spec, fallback: '<' | '>'): string {
  const missing = limit(m, spec.width) - textLength(text)
  if (missing <= 0) return text
  const align = spec.align === '' ? fallback : spec.align
  if (align === '<') return text + spec.fill.repeat(missing)
  if (align === '^') return spec.fill.repeat(missing >> 1) + text + spec.fill.repeat(missing - (missing >> 1))
  return spec.fill.repeat(missing) + text
}

function formatNumber(m: Machine, value: Value, spec: Spec): string {
  let type = spec.type
  const whole = asInt(value)
  if (whole !== undefined && (type === '' || 'bcdoxXn'.includes(type))) {
    if (spec.precision !== null) throw valueError('Precision not allowed in integer format specifier')
    if (typeof value === 'boolean' && type === '') return pad(m, value ? 'True' : 'False', spec, '>')
    return finish(m, whole < 0, wholeDigits(whole < 0 ? -whole : whole, type, spec), '', spec)
  }
  if (type !== '' && !'eEfFgGn%'.includes(type)) throw unknownCode(type, typeName(value))
  const n = asReal(value) ?? 0
  if (type === 'n') type = 'g'
  const size = Math.abs(n)
  const negative = n < 0 || Object.is(n, -0)
  if (!Number.isFinite(n)) {
    const word = Number.isNaN(n) ? 'nan' : 'inf'
    return finish(
      m,
      negative,
      type === 'F' || type === 'E' || type === 'G' ? word.toUpperCase() : word,
      type === '%' ? '%' : '',
      { ...spec, grouping: '' },
    )
  }
  const digits = limit(m, spec.precision ?? 6)
  let text: string
  if (type === 'f' || type === 'F') text = fixed(size, digits)
  else if (type === '%') text = fixed(size * 100, digits)
  else if (type === 'e' || type === 'E') text = exponentForm(size.toExponential(Math.min(digits, 100)))
  else if (type === 'g' || type === 'G') text = general(size, spec.precision ?? 6, spec.alternate)
  else if (spec.precision === null) text = floatRepr(size)
  else text = shortest(size, spec.precision)
  if (type === 'E' || type === 'G') text = text.toUpperCase()
  return finish(m, negative, text, type === '%' ? '%' : '', spec)
}

function wholeDigits(n: number | bigint, type: string, spec: Spec): string {
  const prefix = spec.alternate ? ({ b: '0b', o: '0o', x: '0x', X: '0X' }[type] ?? '') : ''
  if (type === 'b') return prefix + n.toString(2)
  if (type === 'o') return prefix + n.toString(8)
  if (type === 'x') return prefix + n.toString(16)
  if (type === 'X') return prefix + n.toString(16).toUpperCase()
  return type === 'c' ? String.fromCodePoint(Number(n)) : n.toString()
}

/** `toFixed` for any size: JavaScript turns to exponents from 1e21 on and rounds halves by the exact binary value, as Python does. */
export function fixed(n: number, digits: number): string {
  if (n >= 1e21) return BigInt(n).toString() + (digits > 0 ? `.${'0'.repeat(digits)}` : '')
  if (digits <= 100) {
    const text = n.toFixed(digits)
    return digits < 22 ? exactHalf(n, digits, text) : text
  }
  return n.toFixed(100) + '0'.repeat(digits - 100)
}

/** `toFixed` takes the larger of two equally near numbers, Python the even one (0.5 gives 0, 2.5 gives 2, 0.125 gives 0.12). */
function exactHalf(n: number, digits: number, text: string): string {
  const scaled = n * 10 ** digits
  if (scaled > 2 ** 52 || scaled % 1 !== 0.5 || scaled / 10 ** digits !== n) return text
  // Exactly half way only if n is a multiple of a power of two that the digits cannot hide.
  const exact = n.toFixed(Math.min(100, digits + 30))
  if (!/^5?0*$/.test(exact.slice(exact.indexOf('.') + 1 + digits).replace(/^5/, ''))) return text
  const last = Number(text[text.length - 1])
  if (last % 2 === 0) return text
  const down = (Math.floor(scaled) / 10 ** digits).toFixed(digits)
  return down
}

function general(n: number, precision: number, keepZeros: boolean): string {
  const digits = Math.min(Math.max(precision, 1), 100)
  if (n === 0) return '0'
  const scientific = n.toExponential(digits - 1)
  const exponent = Number(scientific.slice(scientific.indexOf('e') + 1))
  if (exponent < -4 || exponent >= digits) {
    const [mantissa, power] = scientific.split('e')
    return exponentForm(`${keepZeros ? mantissa : trimmed(mantissa)}e${power}`)
  }
  const text = n.toFixed(Math.max(0, Math.min(100, digits - 1 - exponent)))
  return keepZeros ? text : trimmed(text)
}

const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

/** No type but a precision: like `g`, but a float keeps one digit after the point. */
function shortest(n: number, precision: number): string {
  const text = general(n, precision, false)
  return /[.e]/.test(text) ? text : `${text}.0`
}

function finish(m: Machine, negative: boolean, digits: string, tail: string, spec: Spec): string {
  const sign = negative ? '-' : spec.sign === '-' ? '' : spec.sign
  let body = digits
  if (spec.grouping) body = grouped(body, spec.grouping)
  if (spec.align === '=') {
    const missing = limit(m, spec.width) - sign.length - body.length - tail.length
    return sign + (missing > 0 ? spec.fill.repeat(missing) : '') + body + tail
  }
  return pad(m, sign + body + tail, spec, '>')
}

function grouped(text: string, separator: string): string {
  const [, whole, rest] = /^(\d+)(.*)$/s.exec(text) ?? ['', '', text]
  return whole.replace(/\B(?=(\d{3})+$)/g, separator) + rest
}

/** `'%.2f of %s' % (a, b)`. */
export function percentFormat(m: Machine, template: string, values: Value): string {
  const args = values instanceof PyTuple ? values.items : [values]
  let next = 0
  const take = (): Value => {
    if (next >= args.length) throw typeError('not enough arguments for format string')
    return args[next++]
  }
  const pattern = /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+))?[hlL]?([\s\S])?/g
  const text = template.replace(
    pattern,
    (
      _whole,
      key: string | undefined,
      flags: string,
      width: string | undefined,
      precision: string | undefined,
      type: string | undefined,
    ) => {
      if (type === undefined) throw valueError('incomplete format')
      if (type === '%') return '%'
      const sized = width === '*' ? Number(asInt(take()) ?? 0) : width === undefined ? 0 : Number(width)
      const places = precision === '*' ? Number(asInt(take()) ?? 0) : precision === undefined ? null : Number(precision)
      const value = key === undefined ? take() : getItem(m, values, key)
      const spec: Spec = {
        fill: flags.includes('0') && !flags.includes('-') ? '0' : ' ',
        align: flags.includes('-') || sized < 0 ? '<' : flags.includes('0') ? '=' : '>',
        sign: flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '-',
        alternate: flags.includes('#'),
        zero: false,
        width: Math.abs(sized),
        grouping: '',
        precision: places,
        type,
      }
      return percentItem(m, value, spec)
    },
  )
  if (next < args.length && !(values instanceof PyDict) && (values instanceof PyTuple || next === 0)) {
    throw typeError('not all arguments converted during string formatting')
  }
  m.take(text.length)
  return text
}

function percentItem(m: Machine, value: Value, spec: Spec): string {
  if ('sra'.includes(spec.type)) {
    const text = spec.type === 's' ? str(m, value) : repr(m, value)
    const align = spec.align === '=' ? '>' : spec.align
    return formatText(m, text, { ...spec, align, fill: ' ', type: 's' })
  }
  if (spec.type === 'c') return typeof value === 'string' ? value : String.fromCodePoint(Number(asInt(value) ?? 0))
  if (!'diouxXeEfFgG'.includes(spec.type)) {
    throw valueError(
      `unsupported format character '${spec.type}' (0x${spec.type.charCodeAt(0).toString(16)}) at index 1`,
    )
  }
  const number = numberFor(m, value)
  if (number === undefined) {
    const wanted = 'diu'.includes(spec.type)
      ? `%${spec.type} format: a real number is required, not ${typeName(value)}`
      : `must be real number, not ${typeName(value)}`
    throw typeError(wanted)
  }
  if ('diu'.includes(spec.type)) {
    const whole = number instanceof Float ? BigInt(Math.trunc(number.n)) : number
    return formatNumber(m, whole, { ...spec, type: 'd', precision: null })
  }
  return formatNumber(m, number, spec)
}

function numberFor(m: Machine, value: Value): Value | undefined {
  if (asReal(value) !== undefined) return value
  return callSpecial(m, value, '__float__', [])
}

/** `'{} {name:.2f}'.format(…)`. */
export function strFormat(
  m: Machine,
  template: string,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value> | null,
): string {
  let automatic = 0
  const field = (text: string): string => {
    const [, head, conversion, spec] = /^([^!:]*(?:\[[^\]]*\][^!:]*)*)(?:!(.))?(?::([\s\S]*))?$/.exec(text) ?? [
      '',
      text,
    ]
    const [, name, rest] = /^([^.[]*)([\s\S]*)$/.exec(head) ?? ['', head, '']
    let value: Value
    if (name === '' || /^\d+$/.test(name)) {
      const at = name === '' ? automatic++ : Number(name)
      if (at >= args.length) {
        throw raised('IndexError', `Replacement index ${at} out of range for positional args tuple`)
      }
      value = args[at]
    } else {
      const named = keywords?.get(name)
      if (named === undefined) throw raised('KeyError', name)
      value = named
    }
    for (const [, attribute, index] of rest.matchAll(/\.([^.[]+)|\[([^\]]*)\]/g)) {
      if (attribute !== undefined) value = getAttribute(m, value, attribute)
      else value = getItem(m, value, /^\d+$/.test(index) ? Number(index) : index)
    }
    const converted = conversion === 'r' ? repr(m, value) : conversion === 's' ? str(m, value) : value
    return format(m, converted, expand(spec ?? ''))
  }
  const expand = (text: string): string => {
    let out = ''
    for (let i = 0; i < text.length; i++) {
      const char = text[i]
      if ((char === '{' || char === '}') && text[i + 1] === char) {
        out += char
        i++
      } else if (char === '{') {
        const end = closing(text, i)
        out += field(text.slice(i + 1, end))
        i = end
      } else if (char === '}') throw valueError("Single '}' encountered in format string")
      else out += char
    }
    m.take(out.length)
    return out
  }
  return expand(template)
}

function closing(text: string, open: number): number {
  let depth = 0
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++
    else if (text[i] === '}' && --depth === 0) return i
  }
  throw valueError(
    open === text.length - 1 ? "Single '{' encountered in format string" : "expected '}' before end of string",
  )
}
