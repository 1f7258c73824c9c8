import { printTensor, type Tensor } from '@gradroom/autograd'
import { asTensor, type Run, runCode, type SnippetError, type Value } from '@gradroom/snippet'
import type { Values } from '../explanation.js'
import type { Text } from '../text.js'

/** What came of running a program and asking it for an expression. */
export type Asked =
  { readonly ok: true; readonly run: Run; readonly value: Value } | { readonly ok: false; readonly problem: Text }

/** Runs a program and evaluates `expression` after it. @returns the value, or what went wrong, for the author. */
export function ask(code: string, expression: string): Asked {
  const run = runCode(code)
  if (run.error !== null) return { ok: false, problem: raisedText(run.error) }
  const evaluated = run.evaluate(expression)
  return evaluated.ok
    ? { ok: true, run, value: evaluated.value }
    : { ok: false, problem: unknownText(expression, evaluated.error) }
}

/** Says that the program ended with an error. */
export function raisedText({ type, message, line }: SnippetError): Text {
  return {
    en: `The program ends with ${type}: ${message}${line === null ? '' : ` (line ${line})`}`,
    zh: `程序${line === null ? '' : `在第 ${line} 行`}报错：${type}: ${message}`,
  }
}

/** Says that the asked expression has no value. */
export function unknownText(expression: string, { type, message }: SnippetError): Text {
  return {
    en: `${expression} cannot be evaluated after the program: ${type}: ${message}`,
    zh: `程序运行之后无法求出 ${expression}：${type}: ${message}`,
  }
}

/** A tensor as values: what is compared, shown in grids, and drawn. */
export function valuesOf(tensor: Tensor): Values {
  return {
    dtype: tensor.dtype.name,
    shape: [...tensor.shape],
    data: tensor.toArray().map((value) => {
      if (Number.isNaN(value)) return 'nan'
      if (Number.isFinite(value)) return value + 0
      return value > 0 ? 'inf' : '-inf'
    }),
    printed: printTensor(tensor),
  }
}

/** A tensor, or None; `undefined` for everything else. */
export function tensorOrNone(value: Value): Values | null | undefined {
  if (value === null) return null
  const tensor = asTensor(value)
  return tensor === null ? undefined : valuesOf(tensor)
}
