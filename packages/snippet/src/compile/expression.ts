import { notInSubset } from '../syntax/refusal.js'
import type { Argument, Constant, Expr, FormatPart } from '../syntax/tree.js'
import { callFunction, PyFunction } from './function.js'
import { getAttribute, asKeywords } from '../objects/attribute.js'
import { binary, unary } from '../objects/operator.js'
import { compare } from '../objects/compare.js'
import { getItem } from '../objects/subscript.js'
import { collect, each, truth } from '../objects/iterate.js'
import { dictSet, setAdd } from '../objects/hash.js'
import { raised, typeError } from '../objects/error.js'
import { call } from '../objects/call.js'
import { typeName, typeOf } from '../objects/classes.js'
import { format } from '../objects/format.js'
import { repr, str } from '../objects/repr.js'
import {
  Cell,
  Float,
  NativeMethod,
  PyClass,
  PyDict,
  PyInstance,
  PyList,
  PyModule,
  PySet,
  PySlice,
  PyTuple,
  SuperObject,
  ellipsis,
  type Value,
} from '../objects/value.js'
import { intAdd } from '../objects/integer.js'
import type { Eval, Frame } from './frame.js'
import { compileLoad, compileStore, loadGlobal, type Layout } from './names.js'
import { compileComprehension } from './comprehension.js'
import { compileFunction } from './definition.js'

/** Makes an expression into a closure that evaluates it. */
export function compileExpression(layout: Layout, expr: Expr): Eval {
  const { line } = expr
  switch (expr.kind) {
    case 'constant': {
      const value = constantValue(expr.constant)
      return () => value
    }
    case 'name': {
      const load = compileLoad(layout, expr.name)
      return (f) => {
        f.line = line
        return load(f)
      }
    }
    case 'format':
      return compileFormat(layout, expr.parts)
    case 'list': {
      const items = compileItems(layout, expr.items)
      return (f) => {
        const made = items(f)
        f.m.take(made.length * 8)
        return new PyList(made)
      }
    }
    case 'tuple': {
      const items = compileItems(layout, expr.items)
      return (f) => new PyTuple(items(f))
    }
    case 'set': {
      const items = compileItems(layout, expr.items)
      return (f) => {
        const set = new PySet()
        for (const item of items(f)) setAdd(f.m, set, item)
        return set
      }
    }
    case 'dict':
      return compileDict(layout, expr.entries)
    case 'unary': {
      const operand = compileExpression(layout, expr.operand)
      const { op } = expr
      if (op === 'not') return (f) => !truth(f.m, operand(f))
      return (f) => {
        const value = operand(f)
        f.line = line
        return unary(f.m, op, value)
      }
    }
    case 'binary':
      return compileBinary(layout, expr)
    case 'logical': {
      const left = compileExpression(layout, expr.left)
      const right = compileExpression(layout, expr.right)
      if (expr.op === 'and') {
        return (f) => {
          const value = left(f)
          return truth(f.m, value) ? right(f) : value
        }
      }
      return (f) => {
        const value = left(f)
        return truth(f.m, value) ? value : right(f)
      }
    }
    case 'compare':
      return compileCompare(layout, expr)
    case 'conditional': {
      const test = compileExpression(layout, expr.test)
      const then = compileExpression(layout, expr.then)
      const otherwise = compileExpression(layout, expr.otherwise)
      return (f) => (truth(f.m, test(f)) ? then(f) : otherwise(f))
    }
    case 'attribute': {
      const object = compileExpression(layout, expr.object)
      const { name } = expr
      return (f) => {
        const value = object(f)
        f.line = line
        return getAttribute(f.m, value, name)
      }
    }
    case 'subscript': {
      const object = compileExpression(layout, expr.object)
      const index = compileExpression(layout, expr.index)
      return (f) => {
        const value = object(f)
        const at = index(f)
        f.line = line
        return getItem(f.m, value, at)
      }
    }
    case 'slice': {
      const bound = (part: Expr | null): Eval => (part ? compileExpression(layout, part) : () => null)
      const [start, stop, step] = [bound(expr.start), bound(expr.stop), bound(expr.step)]
      return (f) => new PySlice(start(f), stop(f), step(f))
    }
    case 'call':
      return compileCall(layout, expr)
    case 'lambda':
      return compileFunction(layout, expr.fn, [])
    case 'comprehension':
      return compileComprehension(layout, expr)
    case 'named': {
      const value = compileExpression(layout, expr.value)
      const store = compileStore(layout, expr.name)
      return (f) => {
        const made = value(f)
        store(f, made)
        return made
      }
    }
    case 'star':
      return () => {
        throw raised('SyntaxError', "can't use starred expression here")
      }
    case 'yield':
      // A yield that is a statement, a value assigned or returned is compiled in generator.ts.
      throw notInSubset('(yield)', line)
  }
}

function constantValue(constant: Constant): Value {
  switch (constant.kind) {
    case 'none':
      return null
    case 'float':
      return new Float(constant.value)
    case 'ellipsis':
      return ellipsis
    default:
      return constant.value
  }
}

/** Evaluates items in order, spreading the starred ones. */
function compileItems(layout: Layout, items: readonly Expr[]): (f: Frame) => Value[] {
  const parts = items.map((item) => compileExpression(layout, item.kind === 'star' ? item.value : item))
  if (!items.some((item) => item.kind === 'star')) {
    const { length } = parts
    return (f) => {
      const made: Value[] = new Array<Value>(length)
      for (let i = 0; i < length; i++) made[i] = parts[i](f)
      return made
    }
  }
  return (f) => {
    const made: Value[] = []
    items.forEach((item, i) => {
      const value = parts[i](f)
      if (item.kind === 'star') made.push(...collect(f.m, value))
      else made.push(value)
    })
    return made
  }
}

function compileDict(layout: Layout, entries: readonly { key: Expr | null; value: Expr }[]): Eval {
  const parts = entries.map(({ key, value }) => ({
    key: key ? compileExpression(layout, key) : null,
    value: compileExpression(layout, value),
  }))
  return (f) => {
    const dict = new PyDict()
    for (const { key, value } of parts) {
      if (key) {
        const at = key(f)
        dictSet(f.m, dict, at, value(f))
      } else {
        const spread = value(f)
        if (!(spread instanceof PyDict)) throw typeError(`'${typeName(spread)}' object is not a mapping`)
        for (const [at, held] of spread.entries.values()) dictSet(f.m, dict, at, held)
      }
    }
    return dict
  }
}

function compileBinary(layout: Layout, expr: Extract<Expr, { kind: 'binary' }>): Eval {
  const left = compileExpression(layout, expr.left)
  const right = compileExpression(layout, expr.right)
  const { op, line } = expr
  if (op === '+') {
    return (f) => {
      const a = left(f)
      const b = right(f)
      if (typeof a === 'number' && typeof b === 'number') return intAdd(a, b)
      f.line = line
      return binary(f.m, '+', a, b)
    }
  }
  return (f) => {
    const a = left(f)
    const b = right(f)
    f.line = line
    return binary(f.m, op, a, b)
  }
}

function compileCompare(layout: Layout, expr: Extract<Expr, { kind: 'compare' }>): Eval {
  const first = compileExpression(layout, expr.first)
  const rest = expr.rest.map(({ op, value }) => ({ op, value: compileExpression(layout, value) }))
  const { line } = expr
  if (rest.length === 1) {
    const [{ op, value }] = rest
    return (f) => {
      const a = first(f)
      const b = value(f)
      f.line = line
      return compare(f.m, op, a, b)
    }
  }
  return (f) => {
    let left = first(f)
    let result: Value = true
    for (const { op, value } of rest) {
      const right = value(f)
      f.line = line
      result = compare(f.m, op, left, right)
      if (!truth(f.m, result)) return result
      left = right
    }
    return result
  }
}

export function compileFormat(layout: Layout, parts: readonly FormatPart[]): (f: Frame) => string {
  const pieces = parts.map((part): ((f: Frame) => string) => {
    if (part.kind === 'text') return () => part.text
    const value = compileExpression(layout, part.value)
    const spec = part.spec ? compileFormat(layout, part.spec) : () => ''
    const { conversion } = part
    return (f) => {
      const made = value(f)
      const shown = conversion === null ? made : conversion === 's' ? str(f.m, made) : repr(f.m, made)
      return format(f.m, shown, spec(f))
    }
  })
  return (f) => {
    let text = ''
    for (const piece of pieces) text += piece(f)
    f.m.take(text.length)
    return text
  }
}

/** Arguments as evaluated for one call. */
export interface Given {
  args: Value[]
  keywords: Map<string, Value> | null
}

/** Evaluates arguments, after `self` where there is one. */
export function compileArguments(layout: Layout, args: readonly Argument[]): (f: Frame, self?: Value) => Given {
  const parts = args.map((arg) => ({ name: arg.name, value: compileExpression(layout, arg.value) }))
  if (parts.every((part) => part.name === null)) {
    const values = parts.map((part) => part.value)
    return (f, self) => {
      const made: Value[] = self === undefined ? [] : [self]
      for (const value of values) made.push(value(f))
      return { args: made, keywords: null }
    }
  }
  return (f, self) => {
    const made: Value[] = self === undefined ? [] : [self]
    let keywords: Map<string, Value> | null = null
    for (const { name, value } of parts) {
      const given = value(f)
      if (name === null) made.push(given)
      else if (name === '*') each(f.m, given, (item) => void made.push(item))
      else if (name === '**') {
        keywords ??= new Map()
        for (const [key, held] of asKeywords(given)) {
          if (keywords.has(key)) throw typeError(`got multiple values for keyword argument '${key}'`)
          keywords.set(key, held)
        }
      } else {
        keywords ??= new Map()
        keywords.set(name, given)
      }
    }
    return { args: made, keywords }
  }
}

function compileCall(layout: Layout, expr: Extract<Expr, { kind: 'call' }>): Eval {
  const { callee, line } = expr
  const given = compileArguments(layout, expr.args)
  if (callee.kind === 'attribute') return compileMethodCall(layout, callee, given, line)
  if (callee.kind === 'name' && callee.name === 'super' && expr.args.length === 0) return compileSuper(line)
  const fn = compileExpression(layout, callee)
  return (f) => {
    const called = fn(f)
    const { args, keywords } = given(f)
    f.line = line
    if (called instanceof PyFunction) return callFunction(f.m, called, args, keywords)
    return call(f.m, called, args, keywords)
  }
}

/** `object.name(…)` without making a bound method where the method is found on the class. */
function compileMethodCall(
  layout: Layout,
  callee: Extract<Expr, { kind: 'attribute' }>,
  given: (f: Frame, self?: Value) => Given,
  line: number,
): Eval {
  const object = compileExpression(layout, callee.object)
  const { name } = callee
  return (f) => {
    const self = object(f)
    f.line = line
    const { m } = f
    if (self instanceof PyModule) {
      const member = self.find(name) ?? getAttribute(m, self, name)
      const { args, keywords } = given(f)
      f.line = line
      return call(m, member, args, keywords)
    }
    if (!(self instanceof PyClass || self instanceof SuperObject)) {
      const method = typeOf(self).find(name)
      if (method instanceof NativeMethod || (method instanceof PyFunction && !shadowed(self, name))) {
        const { args, keywords } = given(f, self)
        f.line = line
        m.tick()
        return method instanceof NativeMethod ? method.call(m, args, keywords) : callFunction(m, method, args, keywords)
      }
    }
    const method = getAttribute(m, self, name)
    const { args, keywords } = given(f)
    f.line = line
    return call(m, method, args, keywords)
  }
}

const shadowed = (self: Value, name: string): boolean => self instanceof PyInstance && self.dict.has(name)

function compileSuper(line: number): Eval {
  return (f) => {
    f.line = line
    const overridden = f.globals.get('super')
    if (overridden !== undefined) return call(f.m, overridden, [])
    loadGlobal(f, 'super')
    const slot = f.slots[0]
    const self = slot instanceof Cell ? slot.value : slot
    if (!f.classCell?.cls) throw raised('RuntimeError', 'super(): __class__ cell not found')
    if (self === undefined) throw raised('RuntimeError', 'super(): no arguments')
    return new SuperObject(f.classCell.cls, self)
  }
}
