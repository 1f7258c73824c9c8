import type { Machine } from '../machine.js'
import { builtinNames } from '../compile/names.js'
import { strClass, typeName } from '../objects/classes.js'
import { typeError, valueError } from '../objects/error.js'
import { asInt } from '../objects/integer.js'
import { asIndex } from '../objects/operator.js'
import { iterate, textLength } from '../objects/iterate.js'
import { strFormat } from '../objects/format.js'
import { str } from '../objects/repr.js'
import { slicePositions } from '../objects/subscript.js'
import { PyDict, PyList, PySlice, PyTuple, type Value } from '../objects/value.js'
import { constructor, method, rawMethod } from './define.js'

builtinNames.set('str', strClass)
strClass.construct = constructor('str', "object='', encoding=None, errors=None", (m, [value]) => str(m, value))

/** A built-in method's self is a str by the way it was found. */
const text = (self: Value): string => (typeof self === 'string' ? self : '')

function wantText(value: Value, what: string): string {
  if (typeof value !== 'string') throw typeError(`${what} must be str, not ${typeName(value)}`)
  return value
}

const simple = (name: string, change: (self: string) => Value): void =>
  method(strClass, name, '', (m, [self]) => {
    m.take(text(self).length)
    return change(text(self))
  })

simple('upper', (s) => s.toUpperCase())
simple('lower', (s) => s.toLowerCase())
simple('casefold', (s) => s.toLowerCase())
simple('capitalize', (s) => s.slice(0, 1).toUpperCase() + s.slice(1).toLowerCase())
simple('title', (s) =>
  s.toLowerCase().replace(/(^|[^\p{L}])(\p{L})/gu, (_all, before: string, c: string) => before + c.toUpperCase()),
)
simple('swapcase', (s) => [...s].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join(''))
simple('isdigit', (s) => /^\p{Nd}+$/u.test(s))
simple('isnumeric', (s) => /^\p{N}+$/u.test(s))
simple('isdecimal', (s) => /^\p{Nd}+$/u.test(s))
simple('isalpha', (s) => /^\p{L}+$/u.test(s))
simple('isalnum', (s) => /^[\p{L}\p{N}]+$/u.test(s))
simple('isspace', (s) => /^\s+$/.test(s))
simple('isupper', (s) => s !== s.toLowerCase() && s === s.toUpperCase())
simple('islower', (s) => s !== s.toUpperCase() && s === s.toLowerCase())
simple('isidentifier', (s) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(s))

const escaped = (chars: string): string => chars.replace(/[\\\]^-]/g, '\\$&')
function strip(name: string, left: boolean, right: boolean): void {
  method(strClass, name, 'chars=None, /', (_m, [self, chars]) => {
    const set = chars === null ? '\\s' : escaped(wantText(chars, `${name} arg`))
    if (set === '') return self
    let result = text(self)
    if (left) result = result.replace(new RegExp(`^[${set}]+`, 'u'), '')
    if (right) {
      let end = result.length
      const one = new RegExp(`[${set}]`, 'u')
      while (end > 0 && one.test(result[end - 1])) end--
      result = result.slice(0, end)
    }
    return result
  })
}
strip('strip', true, true)
strip('lstrip', true, false)
strip('rstrip', false, true)

function split(m: Machine, self: string, separator: Value, most: number, fromRight: boolean): Value {
  m.take(self.length * 2)
  let parts: string[]
  if (separator === null) {
    parts = self.split(/\s+/).filter((part) => part !== '')
    if (most >= 0 && parts.length > most + 1) {
      parts = fromRight ? limitRight(self.trimEnd(), most) : limitLeft(self.trimStart(), most)
    }
  } else {
    const by = wantText(separator, 'sep')
    if (by === '') throw valueError('empty separator')
    parts = self.split(by)
    if (most >= 0 && parts.length > most + 1) {
      parts = fromRight
        ? [parts.slice(0, parts.length - most).join(by), ...parts.slice(parts.length - most)]
        : [...parts.slice(0, most), parts.slice(most).join(by)]
    }
  }
  return new PyList(parts)
}

function limitLeft(self: string, most: number): string[] {
  const parts: string[] = []
  let rest = self
  while (parts.length < most) {
    const found = /\s+/.exec(rest)
    if (!found) break
    parts.push(rest.slice(0, found.index))
    rest = rest.slice(found.index + found[0].length)
  }
  return [...parts, rest]
}

function limitRight(self: string, most: number): string[] {
  const words = self.split(/\s+/)
  const kept = words.slice(words.length - most)
  let rest = self
  for (const word of [...kept].reverse()) rest = rest.slice(0, rest.lastIndexOf(word)).trimEnd()
  return [rest.trimStart(), ...kept]
}

const asCount = (value: Value): number => Number(asInt(value) ?? -1)
method(strClass, 'split', 'sep=None, maxsplit=-1', (m, [self, sep, most]) =>
  split(m, text(self), sep, asCount(most), false),
)
method(strClass, 'rsplit', 'sep=None, maxsplit=-1', (m, [self, sep, most]) =>
  split(m, text(self), sep, asCount(most), true),
)
method(strClass, 'splitlines', 'keepends=False', (_m, [self, keep]) => {
  const lines = text(self).match(/[^\n]*\n|[^\n]+$/g) ?? []
  return new PyList(keep === true ? [...lines] : lines.map((line) => line.replace(/\r?\n$/, '')))
})
method(strClass, 'join', 'iterable, /', (m, [self, iterable]) => {
  const parts: string[] = []
  const next = iterate(m, iterable)
  for (let item = next(); item !== undefined; item = next()) {
    if (typeof item !== 'string') {
      throw typeError(`sequence item ${parts.length}: expected str instance, ${typeName(item)} found`)
    }
    m.take(item.length + text(self).length)
    parts.push(item)
  }
  return parts.join(text(self))
})
method(strClass, 'replace', 'old, new, count=-1, /', (m, [self, old, fresh, count]) => {
  const from = wantText(old, 'replace() argument 1')
  const to = wantText(fresh, 'replace() argument 2')
  const parts = from === '' ? ['', ...text(self), ''] : text(self).split(from)
  const most = asCount(count)
  m.take(text(self).length + parts.length * to.length)
  if (most < 0 || most >= parts.length - 1) return parts.join(to)
  return [...parts.slice(0, most), parts.slice(most).join(from)].join(most === 0 ? '' : to)
})

function window(m: Machine, self: string, start: Value, end: Value): { chars: string; offset: number } {
  const { start: from, count } = slicePositions(m, new PySlice(start, end, null), self.length)
  return { chars: self.slice(from, from + count), offset: from }
}
function finder(name: string, last: boolean, fails: boolean): void {
  method(strClass, name, 'sub, start=None, end=None, /', (m, [self, sub, start, end]) => {
    const { chars, offset } = window(m, text(self), start, end)
    const wanted = wantText(sub, `${name}() argument 1`)
    const at = last ? chars.lastIndexOf(wanted) : chars.indexOf(wanted)
    if (at < 0 && fails) throw valueError('substring not found')
    return at < 0 ? -1 : at + offset
  })
}
finder('find', false, false)
finder('rfind', true, false)
finder('index', false, true)
finder('rindex', true, true)
method(strClass, 'count', 'sub, start=None, end=None, /', (m, [self, sub, start, end]) => {
  const { chars } = window(m, text(self), start, end)
  const wanted = wantText(sub, 'count() argument 1')
  return wanted === '' ? textLength(chars) + 1 : chars.split(wanted).length - 1
})
function edge(name: 'startswith' | 'endswith'): void {
  method(strClass, name, 'prefix, start=None, end=None, /', (m, [self, prefix, start, end]) => {
    const { chars } = window(m, text(self), start, end)
    const options = prefix instanceof PyTuple ? prefix.items : [prefix]
    return options.some((option) => {
      if (typeof option !== 'string') {
        throw typeError(`${name} first arg must be str or a tuple of str, not ${typeName(option)}`)
      }
      return name === 'startswith' ? chars.startsWith(option) : chars.endsWith(option)
    })
  })
}
edge('startswith')
edge('endswith')
method(strClass, 'removeprefix', 'prefix, /', (_m, [self, prefix]) =>
  text(self).startsWith(text(prefix)) ? text(self).slice(text(prefix).length) : self,
)
method(strClass, 'removesuffix', 'suffix, /', (_m, [self, suffix]) =>
  text(suffix) !== '' && text(self).endsWith(text(suffix)) ? text(self).slice(0, -text(suffix).length) : self,
)
function partition(name: string, last: boolean): void {
  method(strClass, name, 'sep, /', (_m, [self, sep]) => {
    const by = wantText(sep, 'sep')
    if (by === '') throw valueError('empty separator')
    const at = last ? text(self).lastIndexOf(by) : text(self).indexOf(by)
    if (at < 0) return new PyTuple(last ? ['', '', self] : [self, '', ''])
    return new PyTuple([text(self).slice(0, at), by, text(self).slice(at + by.length)])
  })
}
partition('partition', false)
partition('rpartition', true)

type Side = 'left' | 'right' | 'both'
function justify(name: string, side: Side): void {
  method(strClass, name, "width, fillchar=' ', /", (m, [self, width, fill]) => {
    const missing = asIndex(m, width) - textLength(text(self))
    if (typeof fill !== 'string' || textLength(fill) !== 1) {
      throw typeError('The fill character must be exactly one character long')
    }
    if (missing <= 0) return self
    m.take(missing)
    if (side === 'left') return text(self) + fill.repeat(missing)
    if (side === 'right') return fill.repeat(missing) + text(self)
    // CPython puts the odd one to the left when the width is odd too.
    const left = (missing >> 1) + (missing & asIndex(m, width) & 1)
    return fill.repeat(left) + text(self) + fill.repeat(missing - left)
  })
}
justify('ljust', 'left')
justify('rjust', 'right')
justify('center', 'both')
method(strClass, 'zfill', 'width, /', (m, [self, width]) => {
  const [, sign, digits] = /^([+-]?)([\s\S]*)$/.exec(text(self)) ?? ['', '', text(self)]
  const missing = asIndex(m, width) - text(self).length
  if (missing <= 0) return self
  m.take(missing)
  return sign + '0'.repeat(missing) + digits
})
method(strClass, 'expandtabs', 'tabsize=8', (m, [self, size]) => {
  let column = 0
  let out = ''
  for (const char of text(self)) {
    if (char === '\t') {
      const missing = Math.max(0, asIndex(m, size) - (column % Math.max(1, asIndex(m, size))))
      m.take(missing)
      out += ' '.repeat(missing)
      column += missing
    } else {
      out += char
      column = char === '\n' ? 0 : column + 1
    }
  }
  return out
})
method(strClass, 'translate', 'table, /', (_m, [self, table]) => {
  if (!(table instanceof PyDict)) throw typeError(`'${typeName(table)}' object is not subscriptable`)
  return [...text(self)]
    .map((char) => {
      const entry = table.entries.get(char.codePointAt(0) ?? 0)
      if (!entry) return char
      return entry[1] === null ? '' : typeof entry[1] === 'number' ? String.fromCodePoint(entry[1]) : text(entry[1])
    })
    .join('')
})
rawMethod(strClass, 'format', (m, [self, ...args], keywords) => strFormat(m, text(self), args, keywords))
